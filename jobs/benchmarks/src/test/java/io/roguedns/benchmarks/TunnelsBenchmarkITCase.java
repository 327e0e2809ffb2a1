package io.roguedns.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.Ticks;
import io.roguedns.simulation.row.Row;
import io.roguedns.simulation.story.Scenario;
import io.roguedns.simulation.tunnel.Capture;
import io.roguedns.simulation.tunnel.Captures;
import io.roguedns.simulation.world.Day;
import io.roguedns.simulation.write.CaptureFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Captures are scored by what the job says of their first queries. */
class TunnelsBenchmarkITCase {
  /** What {@code high-volume} leaves unsaid in a bin of five minutes. */
  private static final int THRESHOLD = 200;

  @TempDir Path directory;

  private int status;

  private String benchmark(String... options) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] all = new String[options.length + 5];
    all[0] = "tunnels";
    all[1] = "--captures";
    all[2] = directory.resolve("captures").toString();
    all[3] = "--data";
    all[4] = directory.resolve("data").toString();
    System.arraycopy(options, 0, all, 5, options.length);
    status =
        Benchmarks.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(all);
    return out.toString() + err;
  }

  private void write(String story, String... rates) throws IOException {
    for (Capture capture : Captures.all(Scenario.DEFAULT_SEED, Day.DEFAULT, Set.of(story))) {
      if (rates.length == 0 || List.of(rates).contains(capture.rate())) {
        CaptureFiles.write(capture, directory.resolve("captures"));
      }
    }
  }

  /** Which query is the first that is too many for its bin. */
  private static int tooMany(List<Row> rows) {
    Map<Long, Integer> bins = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      long bin = rows.get(i).timestamp() / (5 * Ticks.PER_MINUTE);
      if (bins.merge(bin, 1, Integer::sum) > THRESHOLD) {
        return i + 1;
      }
    }
    throw new IllegalStateException("no bin has so many queries");
  }

  @Test
  void theFirstQueryThatMattersIsFound() throws IOException {
    write("words-straight", "10-a-minute", "100-a-minute");
    write("monitoring");
    Capture fast = null;
    for (Capture capture :
        Captures.all(Scenario.DEFAULT_SEED, Day.DEFAULT, Set.of("words-straight"))) {
      fast = capture.rate().equals("100-a-minute") ? capture : fast;
    }

    String said = benchmark("--signal", "high-volume", "--expect");

    assertThat(status).as("the slow tunnel isn't found: %s", said).isEqualTo(1);
    assertThat(said)
        .contains("Tunnels: 1 of 2 give a finding")
        .containsPattern("\\| Capture \\| 100?-a-minute \\| 100?-a-minute \\|")
        .contains(" | " + "none of ")
        .containsPattern("\\| " + tooMany(fast.rows()) + ", \\d+\\.\\d (s|min) \\|")
        .contains("Benign: 0 of 1 have findings, 0 an alert above low.")
        .contains("| monitoring 1-a-minute | 0 |  | 0 | 0 |");
  }

  @Test
  void optionsOfDetectAreHandedOn() throws IOException {
    write("txt-polling-jitter-20-straight");

    assertThat(benchmark("--signal", "unauthorized-resolver", "--expect"))
        .contains("| txt-polling-jitter-20-straight | 1, 0.0 s |");
    assertThat(status).isZero();
    assertThat(benchmark("--signal", "unauthorized-resolver", "--", "--to", "2026-03-01"))
        .contains("none of 96");
  }

  @Test
  void withoutCapturesThereIsNothingToScore() {
    assertThat(benchmark()).contains("labels.csv");
    assertThat(status).isEqualTo(2);
  }
}
