# What the launchers of this folder share. Each sources it and then has:
#
#   root                  the repository's folder
#   java, java_id         the command of a supported Java, and what tells it from others
#   java_options          what its version needs
#   fail, changed_since, build
#
# shellcheck shell=bash
# shellcheck disable=SC2034 # the variables are for the launchers
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

# fail PROBLEM: says it in the launcher's name, and ends.
fail() {
  printf '%s: %s\n' "$(basename "${BASH_SOURCE[-1]}")" "$1" >&2
  exit 1
}

found=$("$root/deploy/local/find-java") || exit 1
mapfile -t found <<<"$found"
java=${found[0]}
java_id=${found[1]}
java_options=("${found[@]:2}")

# changed_since FILE FOLDER…: whether FILE is missing, or a module or another folder of sources has changed since it was written.
changed_since() {
  local file=$1 folder sources=("$root/pom.xml")
  shift
  for folder in "$@"; do
    if [ -e "$root/$folder/pom.xml" ]; then
      sources+=("$root/$folder/pom.xml")
      [ ! -d "$root/$folder/src/main" ] || sources+=("$root/$folder/src/main")
    else
      sources+=("$root/$folder")
    fi
  done
  [ ! -s "$file" ] || [ -n "$(find "${sources[@]}" -newer "$file" -print -quit)" ]
}

# build MODULE,… [OPTION…]: packages modules and what they need, without tests.
build() {
  command -v mvn >/dev/null || fail 'no Maven found: install Maven 3.8 or later'
  printf 'Building, which is needed once after a change …\n' >&2
  # Maven ends with resets of a terminal's colours, asked for or not.
  MAVEN_OPTS="${MAVEN_OPTS:-} ${java_options[*]}" \
    mvn -q -B --no-transfer-progress -f "$root/pom.xml" -pl "$1" -am "${@:2}" -Dmaven.test.skip=true package 2>&1 \
    | sed $'s/\e\\[0m//g' >&2 \
    || fail 'the build failed, see above'
}
