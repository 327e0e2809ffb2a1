package io.roguedns.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmarks over a fleet's day do what they say, on a small fleet. */
class FleetBenchmarksITCase {
  @TempDir static Path directory;

  @Test
  void alertsAreScoredAndTheirCostIsMeasured() {
    assertThat(measured("alerts", "--lake-rows", "50000"))
        .contains("| Stories found | 2 of 2 |")
        .containsPattern("\\| Precision \\| [01]\\.\\d+ \\|")
        .containsPattern(
            "Over the fleet's day: [\\d,]+ rows, [1-9][\\d,]* findings, [1-9]\\d* alerts")
        .containsPattern("Over the backfill's day: 52,500 rows");
  }

  @Test
  void whatNamesCostIsMeasured() {
    assertThat(measured("names"))
        .containsPattern("without alerts: [\\d,]+ rows, [1-9][\\d,]* findings, 0 alerts")
        .containsPattern("With names the rate of the cold round is \\d\\.\\d+ of that without")
        .containsPattern("\\| 128 \\| 5,\\d{3} \\|")
        .containsPattern("\\| 10,000 \\| 6,\\d{3} \\|");
  }

  private static String measured(String benchmark, String... more) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                benchmark,
                "--devices",
                "200",
                "--adversaries",
                "2",
                "--seed",
                "11",
                "--rounds",
                "2",
                "--data",
                directory.toString()));
    arguments.addAll(List.of(more));
    int status =
        Benchmarks.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments.toArray(String[]::new));
    assertThat(status).as("%s%s", out, err).isZero();
    return out.toString();
  }
}
