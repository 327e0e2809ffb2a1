package io.roguedns.detection.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.detection.alert.AlertCatalog;
import io.roguedns.detection.summary.RunSummary;
import io.roguedns.detection.summary.SummaryJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {
  @Test
  void progressSaysHowMuchIsRead() {
    RunSummary run =
        RunSummary.of(
            Map.of("bytesRead", 50L, "rowsRead.DeviceNetworkEvents", 1_000L),
            AlertCatalog.ALL,
            Duration.ofSeconds(2));
    assertThat(Progress.line(run, 100, true))
        .isEqualTo(" 50 % of 100 B read, 1,000 rows (500 a second), 0 findings, 0 rejected, 2 s");
  }

  @Test
  void lateRowsAreSaidWhereverThereAreAny() {
    RunSummary run =
        RunSummary.of(Map.of("rowsLate", 1_200L), AlertCatalog.ALL, Duration.ofSeconds(2));
    assertThat(Progress.line(run, Progress.UNKNOWN, true)).contains(" 0 rejected, 1,200 late, 2 s");
    assertThat(new String(SummaryJson.of(run, "strict", ""), StandardCharsets.UTF_8))
        .contains("\"rowsLate\" : 1200,");
  }
}
