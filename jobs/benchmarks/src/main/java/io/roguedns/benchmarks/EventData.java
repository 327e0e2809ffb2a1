package io.roguedns.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes Parquet files of rows as a fleet of 5,000 devices sends them. Every value is derived from
 * its row's number, so the same version of DuckDB generates the same files everywhere.
 *
 * <p>One row in ten is DNS, nearly all of it to listed resolvers, one in a thousand of those to
 * another one. One row in 200 is of bursts: 300 queries of one device in five minutes, 199 to 203
 * of them of one process, so the threshold of 200 is between them, or all of them.
 */
final class EventData {
  /** Increase it when the rows change. */
  private static final String VERSION = "v3-";

  /** 2026-03-10T00:00:00Z. */
  private static final long START_MICROS = 1_773_100_800_000_000L;

  private static final List<String> NULLABLE =
      List.of(
          "Timestamp",
          "DeviceName",
          "ActionType",
          "RemoteIP",
          "RemotePort",
          "LocalIP",
          "LocalPort",
          "ReportId",
          "InitiatingProcessFileName",
          "InitiatingProcessCommandLine",
          "InitiatingProcessAccountName");

  private final DuckDb db;
  private final DataShape shape;

  private EventData(DuckDb db, DataShape shape) {
    this.db = db;
    this.shape = shape;
  }

  /**
   * The directory of the input below {@code parent}; made if it isn't there.
   *
   * @return a directory with one of each table in it
   */
  static Path in(Path parent, DataShape shape, DuckDb db) throws IOException, SQLException {
    Path directory = parent.resolve(VERSION + shape.directoryName()).toAbsolutePath();
    if (Files.isDirectory(directory)) {
      return directory;
    }
    Path unfinished = Path.of(directory + ".unfinished");
    delete(unfinished);
    new EventData(db, shape).write(unfinished);
    Files.move(unfinished, directory);
    return directory;
  }

  static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> found = Files.walk(directory)) {
      for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  private void write(Path directory) throws IOException, SQLException {
    Path network = Files.createDirectories(directory.resolve("DeviceNetworkEvents"));
    Path registry = Files.createDirectories(directory.resolve("DeviceRegistryEvents"));
    for (int file = 0; file < shape.files(); file++) {
      long from = shape.rows() * file / shape.files();
      long to = shape.rows() * (file + 1) / shape.files();
      copy(networkRows(shape, from, to), network.resolve("part-" + file + ".parquet"));
    }
    copy(registryRows(), registry.resolve("part-0.parquet"));
  }

  private void copy(String rows, Path file) throws SQLException {
    db.run(
        "COPY (%s) TO %s (FORMAT parquet, %s)"
            .formatted(rows, DuckDb.text(file), shape.copyOptions()));
  }

  /** The rows of DeviceNetworkEvents with these numbers, in SQL. */
  static String networkRows(DataShape shape, long from, long to) {
    return SqlTemplate.fill(
        "network-rows.sql",
        Map.of(
            "from", from,
            "to", to,
            "rows", shape.rows(),
            "start", START_MICROS,
            "span", spanMicros(shape),
            "time", shape.order().time(spanMicros(shape), shape.rows()),
            "timestamp", shape.times().ofMicros(),
            "ports", shape.ports(),
            "columns", columns(shape, NULLABLE)));
  }

  private String registryRows() {
    return SqlTemplate.fill(
        "registry-rows.sql",
        Map.of(
            "rows", shape.registryRows(),
            "start", START_MICROS,
            "span", spanMicros(shape),
            "timestamp", shape.times().ofMicros(),
            "columns",
                columns(
                    shape,
                    List.of("Timestamp", "DeviceName", "RegistryValueData", "RegistryKey"))));
  }

  private static long spanMicros(DataShape shape) {
    return shape.span().toMillis() * 1_000;
  }

  /** All columns, if the shape says so with a null in one row in 25 of some, each in others. */
  private static String columns(DataShape shape, List<String> nullable) {
    if (!shape.nulls()) {
      return "* EXCLUDE drawn_hash";
    }
    StringBuilder replaced = new StringBuilder();
    for (int i = 0; i < nullable.size(); i++) {
      replaced
          .append(i == 0 ? "" : ", ")
          .append(
              "if(hash(xor(drawn_hash, %d)) %% 25 = 0, NULL, \"%s\")".formatted(i, nullable.get(i)))
          .append(" AS \"%s\"".formatted(nullable.get(i)));
    }
    return "* EXCLUDE drawn_hash REPLACE (" + replaced + ")";
  }
}
