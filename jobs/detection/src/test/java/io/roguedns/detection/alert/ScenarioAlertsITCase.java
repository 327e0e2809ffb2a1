package io.roguedns.detection.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.alert.Alert;
import io.roguedns.alert.AlertJson;
import io.roguedns.detection.testing.SharedCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every story's alerts, in every runtime mode. */
@ExtendWith(SharedCluster.class)
class ScenarioAlertsITCase {
  private static final Path SCENARIOS = Path.of("../../sample-data/scenarios");

  static List<Path> scenarios() throws IOException {
    try (Stream<Path> folders = Files.list(SCENARIOS)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void alertsAreTheSameInEveryMode(Path scenario) throws Exception {
    List<String> batch = json(AlertRun.ofScenario(scenario, "runtime-mode", "batch"));
    batch.forEach(alert -> System.out.println(scenario.getFileName() + " " + alert));
    assertThat(json(AlertRun.ofScenario(scenario, "runtime-mode", "streaming", "parallelism", "3")))
        .isEqualTo(batch);
  }

  private static List<String> json(List<Alert> alerts) {
    return alerts.stream()
        .map(alert -> new String(AlertJson.bytes(alert), StandardCharsets.UTF_8))
        .toList();
  }
}
