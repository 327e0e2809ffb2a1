package io.roguedns.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Checks that alerts are the same in batch and in streaming, with any number of subtasks, over
 * random colliding rows; and measures rate and memory.
 */
@Command(
    name = "collisions",
    description = {
      "Alerts of random rows whose times, devices, resolvers and settings collide: the same in batch"
          + " and streaming, on any number of subtasks.",
      "Fails if they aren't."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    sortOptions = false)
final class CollisionsBenchmark implements Callable<Integer> {
  /** Increase it when the simulation generates different rows. */
  private static final String VERSION = "collisions-v1";

  /** The maximum of shown differences per run. */
  private static final int MAX_SHOWN = 5;

  @Option(names = "--rows", paramLabel = "N", description = "how many rows")
  private long rows = 1_000_000;

  @Option(names = "--days", paramLabel = "N", description = "over how many days")
  private int days = 3;

  @Option(names = "--seed", paramLabel = "N", description = "a different seed gives different rows")
  private long seed = 7;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      split = ",",
      description = "slots; several are run one after another")
  private List<Integer> parallelisms = List.of(1, 2, 4);

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${sys:roguedns.benchmark.data:-target/data}",
      description = "directory of the generated input, which is reused")
  private Path data;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Path input =
        SimulatedData.in(
            data,
            String.format(Locale.ROOT, "%s-%d-%d-%d", VERSION, seed, rows, days),
            List.of(
                "collisions",
                "--seed",
                Long.toString(seed),
                "--rows",
                Long.toString(rows),
                "--days",
                Integer.toString(days)));
    Path results = data.resolve("results").toAbsolutePath();
    out.printf(Locale.ROOT, "%,d rows over %d days, seed %d:%n%n", rows, days, seed);
    out.println("| Mode | Subtasks | Rows a second | Heap in use, at most | Findings | Alerts |");
    out.println("| --- | ---: | ---: | ---: | ---: | ---: |");
    List<String> expected = null;
    List<String> problems = new ArrayList<>();
    for (int parallelism : parallelisms) {
      for (String mode : List.of("batch", "streaming")) {
        List<String> alerts = run(input, mode, parallelism, results, out);
        if (expected == null) {
          expected = alerts;
        } else if (!alerts.equals(expected)) {
          problems.add("%s, %d subtasks:".formatted(mode, parallelism));
          problems.addAll(differences(expected, alerts));
        }
      }
    }
    EventData.delete(results);
    if (!problems.isEmpty()) {
      spec.commandLine().getErr().println("\nAlerts differ from those of the first run.");
      problems.forEach(spec.commandLine().getErr()::println);
      return 1;
    }
    out.println("\nAll runs gave the same alerts, byte for byte.");
    return 0;
  }

  /** Runs the job, and gives its alerts in order of text. */
  private List<String> run(Path input, String mode, int parallelism, Path results, PrintWriter out)
      throws IOException {
    // The garbage of the previous run doesn't count.
    System.gc();
    try (HeapWatch heap = new HeapWatch()) {
      DetectionJob.Times times =
          DetectionJob.run(input, parallelism, results, "--alerts", "on", "--runtime-mode", mode);
      List<String> alerts = lines(results.resolve("alerts"));
      out.printf(
          Locale.ROOT,
          "| %s | %d | %,.0f | %,d MiB of %,d | %,d | %,d |%n",
          mode,
          parallelism,
          rows / (times.job().toMillis() / 1e3),
          heap.peak() >> 20,
          heap.limit() >> 20,
          lines(results.resolve("findings")).size(),
          alerts.size());
      out.flush();
      return alerts;
    }
  }

  private static List<String> lines(Path directory) throws IOException {
    List<String> lines = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.toList()) {
          lines.addAll(Files.readAllLines(file));
        }
      }
    }
    Collections.sort(lines);
    return lines;
  }

  /** Some of the alerts that only one of two runs has. */
  private static List<String> differences(List<String> expected, List<String> alerts) {
    List<String> differences = new ArrayList<>();
    minus(expected, alerts).stream()
        .limit(MAX_SHOWN)
        .forEach(alert -> differences.add("- " + alert));
    minus(alerts, expected).stream()
        .limit(MAX_SHOWN)
        .forEach(alert -> differences.add("+ " + alert));
    return differences;
  }

  private static TreeSet<String> minus(List<String> some, List<String> others) {
    TreeSet<String> only = new TreeSet<>(some);
    others.forEach(only::remove);
    return only;
  }
}
