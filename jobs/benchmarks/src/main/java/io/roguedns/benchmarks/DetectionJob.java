package io.roguedns.benchmarks;

import io.roguedns.detection.cli.RogueDns;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/** {@code roguedns detect} in this process. */
final class DetectionJob {
  private DetectionJob() {}

  /**
   * How long a run took.
   *
   * @param job the job itself, without start-up: what the run's own summary says
   * @param wall the whole command, its results written
   */
  record Times(Duration job, Duration wall) {}

  /** Runs the command; its results are in a directory afterwards. */
  static Times run(DuckDb db, Path input, String semantics, int parallelism, Path results)
      throws SQLException {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    long started = System.nanoTime();
    int status =
        RogueDns.run(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            "detect",
            "--input",
            input.toString(),
            "--semantics",
            semantics,
            "--parallelism",
            Integer.toString(parallelism),
            "--out",
            results.toString(),
            "--overwrite");
    Duration wall = Duration.ofNanos(System.nanoTime() - started);
    if (status != 0) {
      throw new IllegalStateException("the job failed:\n" + err);
    }
    double seconds =
        db.fraction(
            "SELECT seconds FROM read_json(%s)"
                .formatted(DuckDb.text(results.resolve("summary.json"))));
    return new Times(Duration.ofMillis(Math.round(seconds * 1_000)), wall);
  }
}
