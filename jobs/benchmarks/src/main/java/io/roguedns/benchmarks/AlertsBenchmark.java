package io.roguedns.benchmarks;

import io.roguedns.simulation.score.Score;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Measures how well alerts match a fleet's ground truth, and their cost: runs with and without
 * alerts, in turns, over the fleet's day and over the input of a backfill.
 */
@Command(
    name = "alerts",
    description = "Alerts of a simulated fleet compared with its ground truth, and their cost.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    sortOptions = false)
final class AlertsBenchmark implements Callable<Integer> {
  private static final int FILES = 4;
  private static final String LAKE_MEMORY = "2GB";

  @Option(
      names = "--lake-rows",
      paramLabel = "N",
      description = "rows of the backfill to measure the cost over, too; 0 for none")
  private long lakeRows = 5_000_000;

  @Mixin private FleetSetUp setUp;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, SQLException {
    PrintWriter out = spec.commandLine().getOut();
    Path fleet = FleetData.in(setUp.data, setUp.seed, setUp.devices, setUp.adversaries);
    Path results = setUp.data.resolve("results").toAbsolutePath();
    String[] ownList = {"--allowlist", fleet.resolve("allowlist.yaml").toString()};

    DetectionJob.run(fleet, setUp.parallelism, results, ownList);
    out.printf(
        Locale.ROOT,
        "A day of %,d devices with %d adversaries, seed %d:%n%n",
        setUp.devices,
        setUp.adversaries,
        setUp.seed);
    out.print(
        Score.read(fleet.resolve("_truth"), results.resolve("alerts"), results.resolve("findings"))
            .markdown());
    out.flush();

    cost("the fleet's day", fleet, Cost.sum(FleetData.rows(fleet)), results, ownList);
    if (lakeRows > 0) {
      DataShape shape =
          new DataShape(
              lakeRows,
              FILES,
              Duration.ofDays(1),
              DataShape.Order.ARRIVAL,
              DataShape.Times.MICROS,
              DataShape.Ports.INTEGER,
              DataShape.SNAPPY,
              false);
      Path lake;
      try (DuckDb db = new DuckDb(setUp.parallelism, LAKE_MEMORY)) {
        lake = EventData.in(setUp.data, shape, db);
      }
      cost("the backfill's day", lake, shape.allRows(), results);
    }
    EventData.delete(results);
    return 0;
  }

  private void cost(String what, Path input, long rows, Path results, String... options)
      throws IOException {
    new Cost("alerts", List.of("--alerts", "on"), List.of("--alerts", "off"))
        .measure(
            spec.commandLine().getOut(),
            what,
            input,
            rows,
            setUp.rounds,
            setUp.parallelism,
            results,
            List.of(options));
  }
}
