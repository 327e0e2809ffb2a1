package io.roguedns.detection.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.detection.testing.Form;
import io.roguedns.detection.testing.Rows;
import io.roguedns.detection.testing.Run;
import io.roguedns.detection.testing.SharedCluster;
import io.roguedns.finding.DetectionType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * On generated inputs, under settings that change from one to the next, the job in {@code kql}
 * finds what the query returns, and the same findings, by the same ids, whatever the form of the
 * rows, the parallelism and the runtime mode.
 */
@ExtendWith(SharedCluster.class)
class GeneratedRowsITCase {
  private static final long INPUTS = 200;

  private static final Map<String, Integer> FOUND = new ConcurrentHashMap<>();

  @TempDir Path directory;

  /** The same settings for the job and for the independent reading. */
  private record Choice(List<String> ofJob, List<String> ofOracle) {
    void add(String ofJob, String ofOracle, String value) {
      this.ofJob.addAll(List.of(ofJob, value));
      this.ofOracle.addAll(List.of(ofOracle, value));
    }
  }

  @AfterAll
  static void findingsOfEveryTypeWereCompared() {
    // The query knows nothing of names.
    for (DetectionType type : EnumSet.complementOf(EnumSet.of(DetectionType.TUNNEL_BY_NAME))) {
      assertThat(FOUND.getOrDefault(type.typeName(), 0))
          .as(type.typeName())
          .isGreaterThan((int) INPUTS);
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, INPUTS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void findsWhatTheQueryReturns(long seed) throws IOException {
    Rows rows = new RowGenerator(seed).rows();
    Choice choice = choice(new Random(seed));
    Path flat = write(Form.FLAT, rows, seed);

    Run plain = run(flat, choice, "batch", 1);
    plain
        .findings()
        .forEach(row -> FOUND.merge(row.get("DetectionType").asText(), 1, Integer::sum));

    if (Oracle.isAvailable()) {
      List<Path> files =
          List.of(flat.resolve(Rows.NETWORK + ".jsonl"), flat.resolve(Rows.REGISTRY + ".jsonl"));
      assertThat(plain.projectedFindings()).isEqualTo(Oracle.findings(files, choice.ofOracle()));
    }
    assertThat(counted(plain)).isEqualTo(rows.count());
    Form form = form(seed, rows);
    Run other =
        run(
            write(form, rows, seed),
            choice,
            seed / 5 % 2 == 0 ? "streaming" : "batch",
            seed / 10 % 2 == 0 ? 4 : 1);
    assertThat(other.sortedFindings()).as("as %s", form).isEqualTo(plain.sortedFindings());
    assertThat(counted(other)).isEqualTo(rows.count() + (form.hasUnknown() ? Form.UNKNOWN : 0));
    assertThat(other.summary().get("rowsIgnored").asLong())
        .isEqualTo(form.hasUnknown() ? Form.UNKNOWN : 0);
    assertThat(other.summary().get("rowsRejected")).isEqualTo(plain.summary().get("rowsRejected"));
  }

  private static Form form(long seed, Rows rows) {
    Form form = Form.values()[(int) (seed % Form.values().length)];
    return form == Form.PARQUET && !rows.isColumnar() ? Form.FLAT : form;
  }

  private Path write(Form form, Rows rows, long seed) throws IOException {
    Path input = Files.createTempDirectory(directory, form + "-input");
    form.write(rows, input, seed);
    return input;
  }

  private static Choice choice(Random random) {
    Choice choice = new Choice(new ArrayList<>(), new ArrayList<>());
    if (random.nextBoolean()) {
      choice.add("--high-volume-threshold", "--threshold", "" + (2 + random.nextInt(4)));
    }
    if (random.nextInt(4) == 0) {
      String minutes = "" + List.of(1, 7, 15).get(random.nextInt(3));
      choice.ofJob().addAll(List.of("--high-volume-bin", minutes + "m"));
      choice.ofOracle().addAll(List.of("--bin-minutes", minutes));
    }
    if (random.nextInt(4) == 0) {
      choice.add("--as-of", "--now", "2024-05-01T11:00:00.0000001Z");
    }
    if (random.nextInt(4) == 0) {
      choice.add("--authorized-resolvers", "--authorized", "6.6.6.6,2001:db8::53");
    }
    if (random.nextInt(4) == 0) {
      choice.add("--public-resolvers", "--known", "203.0.113.9");
    }
    return choice;
  }

  private Run run(Path input, Choice choice, String mode, int parallelism) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--input",
                input.toString(),
                "--semantics",
                "kql",
                "--runtime-mode",
                mode,
                // What is compared are findings; alerts would double the time.
                "--alerts",
                "off",
                "--parallelism",
                Integer.toString(parallelism)));
    arguments.addAll(choice.ofJob());
    Run run =
        Run.detect(
            Files.createTempDirectory(directory, "results"), arguments.toArray(String[]::new));
    assertThat(run.status()).as(run.err()).isZero();
    return run;
  }

  /** All rows that the summary accounts for. */
  private static long counted(Run run) {
    long rows = 0;
    for (String what : List.of("rowsRelevant", "rowsIrrelevant", "rowsIgnored", "rowsRejected")) {
      rows += run.summary().get(what).asLong();
    }
    return rows;
  }
}
