package io.roguedns.detection.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.alert.Alert;
import io.roguedns.alert.AlertJson;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.testing.SharedCluster;
import io.roguedns.finding.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every story's alerts: they are what its own account expects, however its rows are read. */
@ExtendWith(SharedCluster.class)
class ScenarioAlertsITCase {
  private static final Path SCENARIOS = Path.of("../../sample-data/scenarios");
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<Path> scenarios() throws IOException {
    try (Stream<Path> folders = Files.list(SCENARIOS)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  static List<Path> benign() throws IOException {
    List<Path> benign = new ArrayList<>();
    for (Path scenario : scenarios()) {
      if (story(scenario).get("benign").asBoolean()) {
        benign.add(scenario);
      }
    }
    return benign;
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void raisesWhatItMustAndNoMore(Path scenario) throws Exception {
    List<Alert> alerts = AlertRun.overFiles(AlertRun.settings(scenario, "runtime-mode", "batch"));

    for (String line : Files.readAllLines(scenario.resolve("_expected/alerts.strict.jsonl"))) {
      JsonNode expected = JSON.readTree(line);
      assertThat(alerts)
          .as("alerts of %s", scenario.getFileName())
          .anyMatch(alert -> isAsExpected(alert, expected));
    }
    assertNoMore(scenario, alerts);

    assertThat(
            json(
                AlertRun.overFiles(
                    AlertRun.settings(scenario, "runtime-mode", "streaming", "parallelism", "3"))))
        .as("in streaming mode")
        .isEqualTo(json(alerts));
    for (long seed = 1; seed <= 3; seed++) {
      Settings live = AlertRun.settings(scenario, "runtime-mode", "streaming", "parallelism", "3");
      assertThat(json(AlertRun.live(Arrivals.disordered(scenario, live, seed), live)))
          .as("rows in disorder, seed %d", seed)
          .isEqualTo(json(alerts));
    }
  }

  /**
   * The query's findings are more, but no reason to wake anybody either. It knows no exemptions, so
   * that the scanner has to be named as a security tool.
   */
  @ParameterizedTest
  @MethodSource("benign")
  void theQuerysFindingsOfBenignStoriesGiveNothingGrave(Path scenario) throws Exception {
    String allowed = story(scenario).get("allowed").asText();
    Severity most = allowed.equals("none") ? Severity.LOW : severity(allowed);

    assertThat(
            AlertRun.overFiles(
                AlertRun.settings(
                    scenario,
                    "semantics",
                    "kql",
                    "alert.security-tools",
                    "probescan.exe@svc-scanner")))
        .as("alerts of %s", scenario.getFileName())
        .allMatch(alert -> alert.severity().compareTo(most) <= 0);
  }

  private static boolean isAsExpected(Alert alert, JsonNode expected) {
    return alert.type().typeName().equals(expected.get("AlertType").asText())
        && isOrAny(alert.deviceName(), expected.get("DeviceName"))
        && isOrAny(alert.resolver(), expected.get("Resolver"))
        && isOrAny(alert.process(), expected.get("Process"))
        && alert.severity().compareTo(severity(expected.get("AtLeast").asText())) >= 0
        && alert.severity().compareTo(severity(expected.get("AtMost").asText())) <= 0;
  }

  private static boolean isOrAny(String value, JsonNode expected) {
    return expected.isNull() || expected.asText().equals(value);
  }

  /**
   * A benign story's alerts are no graver than it allows, and those above low of another are about
   * nothing but its own devices and resolvers.
   */
  private static void assertNoMore(Path scenario, List<Alert> alerts) throws IOException {
    JsonNode story = story(scenario);
    if (story.get("benign").asBoolean()) {
      String allowed = story.get("allowed").asText();
      assertThat(alerts)
          .as("alerts of %s, of which %s are allowed", scenario.getFileName(), allowed)
          .allMatch(
              alert ->
                  !allowed.equals("none") && alert.severity().compareTo(severity(allowed)) <= 0);
    } else {
      List<String> own = new ArrayList<>();
      story.get("devices").forEach(device -> own.add(device.asText()));
      story.get("resolvers").forEach(resolver -> own.add(resolver.asText()));
      assertThat(alerts)
          .as("alerts of %s above low", scenario.getFileName())
          .filteredOn(alert -> alert.severity() != Severity.LOW)
          .allMatch(alert -> own.contains(alert.deviceName()) || own.contains(alert.resolver()));
    }
  }

  private static JsonNode story(Path scenario) throws IOException {
    return JSON.readTree(Files.readAllBytes(scenario.resolve("_expected/story.json")));
  }

  private static Severity severity(String label) {
    return Severity.valueOf(label.toUpperCase(Locale.ROOT));
  }

  private static List<String> json(List<Alert> alerts) {
    return alerts.stream()
        .map(alert -> new String(AlertJson.bytes(alert), StandardCharsets.UTF_8))
        .toList();
  }
}
