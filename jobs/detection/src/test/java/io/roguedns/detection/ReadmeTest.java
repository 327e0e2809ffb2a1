package io.roguedns.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.alert.AlertType;
import io.roguedns.detection.alert.AlertCatalog;
import io.roguedns.detection.settings.Catalog;
import io.roguedns.detection.settings.ProfileSettings;
import io.roguedns.detection.settings.Setting;
import io.roguedns.finding.DetectionType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the documents say of files, options and signals is so. */
class ReadmeTest {
  private static final Path ROOT = Path.of("../..");
  private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)");
  private static final Pattern COMMAND =
      Pattern.compile("(?m)^(?:source <\\()?(deploy/\\S+) (.*)$");
  private static final Pattern FLAG = Pattern.compile("--[a-z][a-z-]+");

  @TestFactory
  Stream<DynamicTest> everyLinkLeadsSomewhere() throws IOException {
    try (Stream<Path> documents = Files.walk(ROOT)) {
      return documents
          .filter(path -> path.toString().endsWith(".md") && !path.toString().contains("target"))
          .sorted()
          .toList()
          .stream()
          .map(
              document ->
                  DynamicTest.dynamicTest(document.toString(), () -> followLinks(document)));
    }
  }

  private static void followLinks(Path document) throws IOException {
    LINK.matcher(Files.readString(document))
        .results()
        .map(link -> document.resolveSibling(link.group(1)))
        .forEach(target -> assertThat(target).exists());
  }

  @Test
  void everyCommandAndFlagOfTheReadmeExists() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    List<MatchResult> commands = COMMAND.matcher(readme).results().toList();
    assertThat(commands).hasSizeGreaterThanOrEqualTo(4);
    for (MatchResult command : commands) {
      assertThat(ROOT.resolve(command.group(1))).isExecutable();
      FLAG.matcher(command.group(2))
          .results()
          .map(MatchResult::group)
          .filter(flag -> !flag.equals("--help"))
          // Other commands have options of their own.
          .filter(flag -> command.group(1).endsWith("/roguedns"))
          .forEach(
              flag ->
                  assertThat(
                          command.group(2).startsWith("profile ")
                              ? ProfileSettings.ALL
                              : Catalog.ALL)
                      .extracting(Setting::flag)
                      .contains(flag));
    }
  }

  @Test
  void theReadmeNamesEverySignalEveryAlertAndTheTestCommand() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    for (DetectionType type : DetectionType.values()) {
      assertThat(readme).contains("`" + type.signal() + "`").contains("`" + type.typeName() + "`");
    }
    for (AlertType type : AlertCatalog.ALL) {
      assertThat(readme).contains("`" + type.typeName() + "`");
    }
    assertThat(readme).contains("mvn -B verify");
    assertThat(Files.readString(ROOT.resolve(".ci/run"))).contains("mvn -B verify");
  }
}
