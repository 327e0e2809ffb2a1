package io.roguedns.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.benchmarks.DataShape.Order;
import io.roguedns.benchmarks.DataShape.Ports;
import io.roguedns.benchmarks.DataShape.Times;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However DuckDB writes the rows, the job finds in {@code kql} what DuckDB's SQL finds. */
class BackfillITCase {
  private static final long ROWS = 200_000;

  @TempDir Path directory;

  static List<DataShape> shapes() {
    return List.of(
        shape(Order.ARRIVAL, Times.MICROS, Ports.INTEGER, "COMPRESSION snappy", false),
        shape(Order.SHUFFLED, Times.NANOS, Ports.BIGINT, "COMPRESSION zstd", false),
        shape(Order.ARRIVAL, Times.MILLIS, Ports.VARCHAR, "COMPRESSION uncompressed", true),
        shape(Order.SHUFFLED, Times.TEXT, Ports.INTEGER, "COMPRESSION gzip", false),
        shape(Order.ARRIVAL, Times.TEXT, Ports.BIGINT, "COMPRESSION lz4_raw", true),
        shape(
            Order.ARRIVAL,
            Times.MICROS,
            Ports.INTEGER,
            "COMPRESSION snappy, ROW_GROUP_SIZE 2048",
            true),
        shape(
            Order.SHUFFLED,
            Times.NANOS,
            Ports.VARCHAR,
            "COMPRESSION zstd, PARQUET_VERSION V2, ROW_GROUP_SIZE 10000",
            true),
        shape(
            Order.ARRIVAL,
            Times.MICROS,
            Ports.BIGINT,
            "COMPRESSION snappy, PARQUET_VERSION V2, DICTIONARY_SIZE_LIMIT 1",
            false));
  }

  private static DataShape shape(
      Order order, Times times, Ports ports, String copyOptions, boolean nulls) {
    return new DataShape(ROWS, 4, Duration.ofHours(2), order, times, ports, copyOptions, nulls);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void jobFindsWhatTheQueryFinds(DataShape shape) throws IOException, SQLException {
    try (DuckDb db = new DuckDb(2, "1GB")) {
      Path input = EventData.in(directory, shape, db);
      SeedQuery.run(db, input, shape, "expected");
      assertThat(FindingsComparison.counts(db, "expected"))
          .as("findings of each type, or nothing is shown")
          .hasSize(3);

      Path results = directory.resolve("results");
      DetectionJob.run(input, 2, results, "--semantics", "kql", "--alerts", "off");

      assertThat(FindingsComparison.differences(db, "expected", results)).isEmpty();
    }
  }
}
