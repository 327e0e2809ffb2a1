package io.roguedns.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The live benchmarks measure what they say, on few rows. They check by themselves that the job
 * finds the same each time, tells every finding once, and holds nothing in the end.
 */
class LiveBenchmarksITCase {
  @TempDir Path directory;

  @Test
  void everyRunOfTheJobFindsTheSame() throws Exception {
    String said = run("live-rate", "--rows", "200000", "--rounds", "1");

    assertThat(said)
        .containsPattern("200,000 rows of 6\\d\\d bytes")
        .containsPattern("found \\{high-volume=\\d+, unauthorized-resolver=\\d+}");
    assertThat(numbers(said, "\\| (?:raw bytes, discarded|job, [a-z ]+) +\\| +([\\d.]+) M"))
        .as("rates of the first round")
        .hasSize(4)
        .allMatch(rate -> rate > 0);
    assertThat(numbers(said, "cold ([\\d.]+), [\\d.]+ and [\\d.]+\\)"))
        .as("ratio of the first round")
        .singleElement()
        .satisfies(ratio -> assertThat(ratio).isPositive());
  }

  @Test
  void everyFindingIsTimed() throws Exception {
    String said =
        run(
            "live-delay",
            "--rate",
            "1000",
            "--seconds",
            "2",
            "--warm-up",
            "1",
            "--intervals",
            "1s");

    // In two seconds at the least 20 of a hundredth of the rows.
    assertThat(numbers(said, "\\| (?:exactly|at-least)-once +\\| +\\d+s \\| +(\\d+) \\|"))
        .as("findings by delivery")
        .hasSize(2)
        .allMatch(findings -> findings >= 20);
    assertThat(numbers(said, "\\| (?:exactly|at-least)-once [^\\n]* (\\d+) \\|\\n"))
        .as("longest delays")
        .hasSize(2)
        .allMatch(millis -> millis > 0);
  }

  @Test
  void whatIsHeldIsGoneInTheEnd() throws Exception {
    String said = run("live-memory", "--devices", "2000", "--state-backend", "rocksdb");

    // From minute 0 on to the closing of the last bin, every five minutes.
    List<Double> checkpoints = numbers(said, "\\| +\\d+ \\| +[\\d,]+ \\| +\\d+ \\| +([\\d.]+) \\|");
    assertThat(checkpoints).hasSize(23);
    assertThat(checkpoints.get(12)).as("after an hour").isGreaterThan(checkpoints.get(0));
    List<Double> left = numbers(said, "savepoint in the end: ([\\d,]+) bytes");
    List<Double> empty = numbers(said, "of a job without a row: ([\\d,]+) bytes");
    assertThat(left).hasSize(1);
    assertThat(left.get(0)).isCloseTo(empty.get(0), within(4_096.0));
  }

  @Test
  void moreTaskManagersFindTheSame() throws Exception {
    String said = run("cluster-rate", "--rows", "200000", "--rounds", "2");

    assertThat(said).containsPattern("found \\{high-volume=\\d+, unauthorized-resolver=\\d+}");
    assertThat(numbers(said, "\\| [12] TaskManagers? +\\| +([\\d.]+) M"))
        .as("rates of the first round")
        .hasSize(2)
        .allMatch(rate -> rate > 0);
    assertThat(numbers(said, "2 TaskManagers: ([\\d.]+) times"))
        .singleElement()
        .satisfies(ratio -> assertThat(ratio).isPositive());
  }

  /** That every finding comes, and once, it checks by itself. */
  @Test
  void aKilledTaskManagerIsSeenInTheSamples(@TempDir Path results) throws Exception {
    Path file = results.resolve("soak.csv");

    String said =
        run(
            "soak",
            "--warm-up",
            "5",
            "--maximum",
            "5",
            "--seconds",
            "40",
            "--share",
            "0.1",
            "--checkpoint-interval",
            "2s",
            "--samples",
            file.toString());

    assertThat(numbers(said.replace(",", ""), "read (\\d+) rows a second at most"))
        .singleElement()
        .satisfies(rate -> assertThat(rate).isGreaterThan(1_000));
    assertThat(numbers(said.replace(",", ""), "findings +(\\d+) each once"))
        .singleElement()
        .satisfies(findings -> assertThat(findings).isPositive());
    assertThat(said).containsPattern("at most after it, back in \\d+ s");
    List<String> samples = Files.readAllLines(file);
    assertThat(samples.get(0)).isEqualTo(SoakSample.HEADER);
    assertThat(samples.subList(1, samples.size()))
        .extracting(line -> line.split(",")[1])
        .containsSubsequence("warm-up", "maximum", "steady", "after-kill");
    assertThat(samples.get(samples.size() - 1).split(",")[3]).as("lag in the end").isEqualTo("0");
    assertThat(samples.subList(1, samples.size()))
        .filteredOn(line -> line.contains("after-kill"))
        .extracting(line -> Integer.parseInt(line.split(",")[6]))
        .as("checkpoints after the kill")
        .satisfies(
            numbers -> assertThat(numbers.get(numbers.size() - 1)).isGreaterThan(numbers.get(0)));
  }

  /** Runs a benchmark, and gives what it has printed. */
  private String run(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", directory.toString()));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        Benchmarks.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(all.toArray(String[]::new));
    assertThat(status).as("%s%s", out, err).isZero();
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).as("what is left").isEmpty();
    }
    return out.toString();
  }

  private static List<Double> numbers(String said, String pattern) {
    return Pattern.compile(pattern)
        .matcher(said)
        .results()
        .map((MatchResult found) -> Double.valueOf(found.group(1).replace(",", "")))
        .toList();
  }
}
