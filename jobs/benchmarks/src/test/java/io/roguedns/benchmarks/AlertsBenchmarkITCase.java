package io.roguedns.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark of alerts does what it says, on a small fleet. */
class AlertsBenchmarkITCase {
  @TempDir Path directory;

  @Test
  void alertsAreScoredAndTheirCostIsMeasured() {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        Benchmarks.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(
                "alerts",
                "--devices",
                "200",
                "--adversaries",
                "2",
                "--seed",
                "11",
                "--rounds",
                "2",
                "--lake-rows",
                "50000",
                "--data",
                directory.toString());

    assertThat(status).as("%s%s", out, err).isZero();
    assertThat(out.toString())
        .contains("| Stories found | 2 of 2 |")
        .containsPattern("\\| Precision \\| [01]\\.\\d+ \\|")
        .containsPattern(
            "Over the fleet's day: [\\d,]+ rows, [1-9][\\d,]* findings, [1-9]\\d* alerts")
        .containsPattern("Over the backfill's day: 52,500 rows");
  }
}
