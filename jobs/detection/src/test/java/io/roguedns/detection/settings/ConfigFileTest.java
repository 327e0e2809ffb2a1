package io.roguedns.detection.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a configuration file can't be; each has one line of explanation. */
class ConfigFileTest {
  private static final String ALIASES =
      ": aliases and anchors aren't supported: write the value itself";

  @TempDir Path directory;

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of("itself in it", "kafka: &a\n  b: *a\n", ":1" + ALIASES),
        Arguments.of("itself as its key", "out: x\n? &a [*a]\n: b\n", ":2" + ALIASES),
        Arguments.of("itself in a list", "signals: &a [*a]\n", ":1" + ALIASES),
        Arguments.of("an alias", "out: &a x\nallowlist: *a\n", ":1" + ALIASES),
        Arguments.of(
            "a billion laughs",
            "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]\n",
            ":1" + ALIASES),
        Arguments.of("an alias of nothing", "out: *nothing\n", ":1" + ALIASES),
        Arguments.of(
            "braces", "a: " + "{a: ".repeat(20_000) + "1" + "}".repeat(20_000), ":1: nested too"),
        Arguments.of(
            "brackets", "signals: " + "[".repeat(20_000) + "]".repeat(20_000), ":1: nested too"),
        Arguments.of("open brackets", "[".repeat(500_000), ":1: nested too deeply"),
        Arguments.of("dashes", "- ".repeat(20_000) + "x", ":1: nested too deeply"),
        Arguments.of("question marks", "? ".repeat(20_000) + "x", ":1: nested too deeply"),
        Arguments.of("indentation", indented(100), ":33: nested too deeply"),
        Arguments.of("two documents", "out: x\n---\nout: y\n", ":2: invalid YAML"),
        Arguments.of("an escape", "out: \"\\U99999999\"\n", ": invalid YAML: an invalid escape"),
        Arguments.of("no version", "%YAML 9.1\n---\nout: x\n", ": invalid YAML"),
        Arguments.of("a control character", "out: \u0001\n", ": invalid YAML"),
        Arguments.of("much", "#" + "x".repeat(1 << 20), ": can't be read: it is larger than 1 MB"));
  }

  private static String indented(int levels) {
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < levels; i++) {
      yaml.append(" ".repeat(i)).append("a:\n");
    }
    return yaml.toString();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("broken")
  void isSaidInOneLine(String what, String yaml, String expected) throws IOException {
    Path file = Files.writeString(directory.resolve("broken.yaml"), yaml);

    assertThat(problems(file))
        .singleElement()
        .asString()
        .startsWith("--config " + file + expected)
        .doesNotContain("\n")
        .hasSizeLessThan(1_000);
  }

  @Test
  void otherBytesThanText() throws IOException {
    Path file =
        Files.write(
            directory.resolve("latin1.yaml"), "out: \u00e4".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(problems(file)).containsExactly("--config " + file + ": isn't UTF-8");
  }

  @Test
  void noFile() {
    Path file = directory.resolve("absent.yaml");

    assertThat(problems(file)).containsExactly("--config " + file + ": no such file");
    assertThat(problems(directory))
        .singleElement()
        .asString()
        .startsWith("--config " + directory + ": can't be read: ");
  }

  private static List<String> problems(Path file) {
    List<String> problems = new ArrayList<>();
    ConfigFile.read(file, problems);
    return problems;
  }
}
