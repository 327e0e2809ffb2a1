package io.roguedns.detection.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.alert.Factor;
import io.roguedns.alert.RiskScore;
import io.roguedns.detection.alert.AlertCatalog;
import io.roguedns.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code jobs/docs/alerts.md} against the points that alerts are scored by, and the settings.
 * When the points have changed, {@code mvn -pl common,jobs/detection test -Dtest=AlertReferenceTest
 * -Droguedns.write-docs=1} writes the tables anew.
 */
class AlertReferenceTest {
  private static final Path DOCUMENT = Path.of("../docs/alerts.md");
  private static final int MOST = 100;
  private static final Pattern WITH_DEFAULT = Pattern.compile("`(--[a-z-]+)` \\(([0-9]+[a-z]*)\\)");

  @Test
  void itsTablesAreThoseOfTheCode() throws IOException {
    String written = Files.readString(DOCUMENT);
    String page = written;
    for (Map.Entry<String, String> table : tables().entrySet()) {
      page = between(page, table.getKey(), table.getValue());
    }
    if (System.getProperty("roguedns.write-docs") != null) {
      Files.writeString(DOCUMENT, page);
      written = page;
    }
    assertThat(written).isEqualTo(page);
  }

  @Test
  void itsDefaultsAreThoseOfTheSettings() throws IOException {
    List<MatchResult> named = WITH_DEFAULT.matcher(Files.readString(DOCUMENT)).results().toList();
    assertThat(named).hasSizeGreaterThanOrEqualTo(AlertSettings.ALL.size() - 4);
    for (MatchResult match : named) {
      assertThat(Catalog.ALL)
          .filteredOn(setting -> setting.flag().equals(match.group(1)))
          .singleElement()
          .satisfies(setting -> assertThat(setting.defaultText()).isEqualTo(match.group(2)));
    }
  }

  @Test
  void itNamesEverySettingOfAlerts() throws IOException {
    String page = Files.readString(DOCUMENT);
    assertThat(AlertSettings.ALL).allSatisfy(s -> assertThat(page).contains("`" + s.flag()));
  }

  private static Map<String, String> tables() {
    return Map.of("types", types(), "factors", factors(), "severities", severities());
  }

  private static String types() {
    return "| Alert | Points | Techniques |\n| --- | ---: | --- |\n"
        + AlertCatalog.ALL.stream()
            .map(
                type ->
                    "| `%s` | %d | %s |\n"
                        .formatted(
                            type.typeName(), type.points(), String.join(", ", type.techniques())))
            .collect(Collectors.joining());
  }

  private static String factors() {
    return "| Factor | Points | Meaning |\n| --- | ---: | --- |\n"
        + Stream.of(Factor.values())
            .map(
                factor ->
                    "| `%s` | %+d | %s |\n"
                        .formatted(factor.label(), factor.points(), factor.meaning()))
            .collect(Collectors.joining());
  }

  private static String severities() {
    return "| Severity | Score |\n| --- | --- |\n"
        + Stream.of(Severity.values())
            .map(
                severity -> {
                  int[] scores =
                      IntStream.rangeClosed(0, MOST)
                          .filter(score -> RiskScore.severity(score) == severity)
                          .toArray();
                  return "| %s | %d to %d |\n"
                      .formatted(severity.label(), scores[0], scores[scores.length - 1]);
                })
            .collect(Collectors.joining());
  }

  private static String between(String page, String name, String table) {
    String begin = "<!-- " + name + " -->\n";
    String end = "<!-- /" + name + " -->";
    assertThat(page).containsOnlyOnce(begin).containsOnlyOnce(end);
    return page.substring(0, page.indexOf(begin) + begin.length())
        + "\n"
        + table
        + "\n"
        + page.substring(page.indexOf(end));
  }
}
