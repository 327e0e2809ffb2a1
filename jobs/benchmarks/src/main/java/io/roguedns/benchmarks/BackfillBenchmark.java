package io.roguedns.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The detection over files of a data lake, and the same query in DuckDB, in turns. Fails if their
 * findings differ.
 */
@Command(
    name = "backfill",
    description = "The job over Parquet files compared with DuckDB and the same query.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    sortOptions = false)
final class BackfillBenchmark implements Callable<Integer> {
  private static final String EXPECTED = "expected";
  private static final int FILES = 4;

  @Option(names = "--rows", paramLabel = "N", description = "rows of DeviceNetworkEvents")
  private long rows = 20_000_000;

  @Option(names = "--span-hours", paramLabel = "N", description = "the range of event time")
  private int spanHours = 24;

  @Option(names = "--order", paramLabel = "ORDER", description = "${COMPLETION-CANDIDATES}")
  private DataShape.Order order = DataShape.Order.ARRIVAL;

  @Option(
      names = "--times",
      paramLabel = "TYPE",
      description = "the type of times: ${COMPLETION-CANDIDATES}")
  private DataShape.Times times = DataShape.Times.MICROS;

  @Option(names = "--rounds", paramLabel = "N", description = "the first is reported separately")
  private int rounds = 5;

  @Option(names = "--parallelism", paramLabel = "N", description = "threads, of DuckDB too")
  private int parallelism = Runtime.getRuntime().availableProcessors();

  @Option(names = "--duckdb-memory", paramLabel = "SIZE", description = "outside the heap")
  private String duckDbMemory = "2GB";

  @Option(names = "--strict", description = "measure strict semantics, too")
  private boolean strict;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${sys:roguedns.benchmark.data:-target/data}",
      description = "directory of the generated input, which is reused")
  private Path data;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, SQLException {
    PrintWriter out = spec.commandLine().getOut();
    DataShape shape =
        new DataShape(
            rows,
            FILES,
            Duration.ofHours(spanHours),
            order,
            times,
            DataShape.Ports.INTEGER,
            DataShape.SNAPPY,
            false);
    Rates duckDb = new Rates("DuckDB", shape.allRows());
    Rates job = new Rates("job, kql", shape.allRows());
    Rates wall = new Rates("job, kql, with start-up", shape.allRows());
    Rates strictJob = new Rates("job, strict", shape.allRows());
    Path results = data.resolve("results").toAbsolutePath();
    try (DuckDb db = new DuckDb(parallelism, duckDbMemory);
        HeapWatch heap = new HeapWatch()) {
      Path input = EventData.in(data, shape, db);
      for (int round = 0; round < rounds; round++) {
        // In turns, so neither is always second.
        if (round % 2 == 1) {
          duckDb.add(query(db, input, shape));
        }
        DetectionJob.Times kql = run(input, "kql", results);
        job.add(kql.job());
        wall.add(kql.wall());
        if (round % 2 == 0) {
          duckDb.add(query(db, input, shape));
        }
        List<String> differences = FindingsComparison.differences(db, EXPECTED, results);
        if (!differences.isEmpty()) {
          spec.commandLine().getErr().println("The job and the query differ:");
          differences.forEach(spec.commandLine().getErr()::println);
          return 1;
        }
        if (strict) {
          strictJob.add(run(input, "strict", results).job());
        }
      }
      out.printf(
          Locale.ROOT,
          "%,d rows, %d threads; in each of %d rounds both had %s%n%n",
          shape.allRows(),
          parallelism,
          rounds,
          String.join(", ", FindingsComparison.counts(db, EXPECTED)));
      out.println(Rates.HEADING);
      for (Rates rates :
          strict ? List.of(duckDb, job, wall, strictJob) : List.of(duckDb, job, wall)) {
        out.println(rates.line());
      }
      out.printf(
          Locale.ROOT,
          "%nThe job's rate is %.2f of DuckDB's, with start-up %.2f (medians of warm rounds; cold"
              + " %.2f, with start-up %.2f).%n",
          job.medianRatio(duckDb),
          wall.medianRatio(duckDb),
          job.cold() / duckDb.cold(),
          wall.cold() / duckDb.cold());
      out.printf(
          Locale.ROOT,
          "Heap in use, at most: %d MiB of %d MiB.%n",
          heap.peak() >> 20,
          heap.limit() >> 20);
    }
    return 0;
  }

  /** Without alerts, like the query: their cost is measured separately. */
  private DetectionJob.Times run(Path input, String semantics, Path results) throws IOException {
    return DetectionJob.run(
        input, parallelism, results, "--semantics", semantics, "--alerts", "off");
  }

  private static Duration query(DuckDb db, Path input, DataShape shape) throws SQLException {
    long started = System.nanoTime();
    SeedQuery.run(db, input, shape, EXPECTED);
    return Duration.ofNanos(System.nanoTime() - started);
  }
}
