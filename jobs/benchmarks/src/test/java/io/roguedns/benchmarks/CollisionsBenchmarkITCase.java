package io.roguedns.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark over colliding rows does what it says, on few rows. */
class CollisionsBenchmarkITCase {
  @TempDir static Path directory;

  @Test
  void alertsOfBatchAndStreamingAreCompared() {
    StringWriter out = new StringWriter();
    int status =
        Benchmarks.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(out, true))
            .execute(
                "collisions",
                "--rows",
                "5000",
                "--days",
                "2",
                "--parallelism",
                "2",
                "--data",
                directory.toString());

    assertThat(status).as("%s", out).isZero();
    assertThat(out.toString())
        .containsPattern(
            "\\| batch \\| 2 \\| [\\d,]+ \\| [\\d,]+ MiB of [\\d,]+ \\| [1-9][\\d,]* \\| [1-9]")
        .containsPattern("\\| streaming \\| 2 \\|")
        .contains("All runs gave the same alerts, byte for byte.");
  }
}
