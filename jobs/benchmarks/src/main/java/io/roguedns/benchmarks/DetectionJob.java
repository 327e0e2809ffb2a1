package io.roguedns.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.detection.cli.RogueDns;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code roguedns detect} in this process. */
final class DetectionJob {
  private static final ObjectMapper JSON = new ObjectMapper();

  private DetectionJob() {}

  /**
   * How long a run took.
   *
   * @param job the job without start-up, from the run's summary
   * @param wall the whole command, its results written
   */
  record Times(Duration job, Duration wall) {}

  /**
   * Runs the command; its results are in a directory afterwards.
   *
   * @param more further options and their values
   */
  static Times run(Path input, int parallelism, Path results, String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "detect",
                "--input",
                input.toString(),
                "--parallelism",
                Integer.toString(parallelism),
                "--out",
                results.toString(),
                "--overwrite"));
    arguments.addAll(List.of(more));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    long started = System.nanoTime();
    int status =
        RogueDns.run(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            arguments.toArray(String[]::new));
    Duration wall = Duration.ofNanos(System.nanoTime() - started);
    if (status != 0) {
      throw new IllegalStateException("the job failed:\n" + err);
    }
    double seconds =
        JSON.readTree(results.resolve("summary.json").toFile()).path("seconds").asDouble();
    return new Times(Duration.ofMillis(Math.round(seconds * 1_000)), wall);
  }
}
