package io.roguedns.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files, packages and classes that the pages for contributors name exist. */
class ContributorPagesTest {
  private static final Path ROOT = Path.of("../..");
  private static final Path PAGES = ROOT.resolve("jobs/docs");

  /** What paths in the text may be relative to. */
  private static final List<Path> FOLDERS =
      List.of(
          ROOT,
          // "detection/signal" and "format/zeek" are packages.
          ROOT.resolve("jobs/detection/src/main/java/io/roguedns"),
          ROOT.resolve("common/src/main/java/io/roguedns"));

  private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```(\\w*)\\n(.*?)^ *```$");
  private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
  private static final Pattern TYPE = Pattern.compile("[A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+");

  /** What a build makes isn't there before it. */
  private static final Pattern PATH =
      Pattern.compile("(?!target/)[a-z.][A-Za-z0-9._-]*(?:/[A-Za-z0-9._-]+)+/?");

  private static final Pattern PROPERTY = Pattern.compile("\"([A-Z][A-Za-z]+)\"");

  private static Set<String> types;

  static List<Path> pages() throws IOException {
    try (Stream<Path> pages = Files.list(PAGES)) {
      return pages
          .filter(
              page ->
                  page.getFileName()
                      .toString()
                      .matches("(contributing|architecture|add-[a-z-]+)\\.md"))
          .sorted()
          .toList();
    }
  }

  /** The types of all modules, and the columns of what is written. */
  @BeforeAll
  static void findTypes() throws IOException {
    types = new HashSet<>();
    for (String folder : List.of("common", "jobs")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
        files
            .map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith(".java"))
            .map(name -> name.substring(0, name.length() - ".java".length()))
            .forEach(types::add);
      }
    }
    try (Stream<Path> schemas = Files.list(ROOT.resolve("deploy/schemas"))) {
      for (Path schema : schemas.toList()) {
        PROPERTY
            .matcher(Files.readString(schema))
            .results()
            .forEach(property -> types.add(property.group(1)));
      }
    }
  }

  @Test
  void thereAreSixPages() throws IOException {
    assertThat(pages())
        .extracting(page -> page.getFileName().toString())
        .containsExactly(
            "add-a-format.md",
            "add-a-signal.md",
            "add-an-alert-type.md",
            "add-an-output.md",
            "architecture.md",
            "contributing.md");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void whatAPageNamesExists(Path page) throws IOException {
    String text = BLOCK.matcher(Files.readString(page)).replaceAll("");

    for (MatchResult code : CODE.matcher(text).results().toList()) {
      String name = code.group(1);
      if (TYPE.matcher(name).matches()) {
        assertThat(types).as("types").contains(name);
      } else if (PATH.matcher(name).matches()) {
        assertThat(FOLDERS)
            .as("folders with %s", name)
            .anyMatch(folder -> Files.exists(folder.resolve(name)));
      }
    }
  }

  /** An excerpt is of the Java file that was linked last before it. */
  @ParameterizedTest
  @MethodSource("pages")
  void excerptsAreAsTheyStandInTheirFiles(Path page) throws IOException {
    String text = Files.readString(page);
    Pattern link = Pattern.compile("\\]\\(([^)]+\\.java)\\)");

    Matcher blocks = BLOCK.matcher(text);
    while (blocks.find()) {
      if (!blocks.group(1).equals("java")) {
        continue;
      }
      List<MatchResult> before = link.matcher(text.substring(0, blocks.start())).results().toList();
      assertThat(before).as("links before an excerpt").isNotEmpty();
      Path file = page.resolveSibling(before.get(before.size() - 1).group(1));
      Set<String> lines =
          Files.readAllLines(file).stream().map(String::strip).collect(Collectors.toSet());
      assertThat(blocks.group(2).lines().map(String::strip))
          .as("lines of %s", file)
          .filteredOn(line -> !line.isEmpty() && !line.equals("…"))
          .isNotEmpty()
          .allMatch(lines::contains);
    }
  }
}
