package io.roguedns.benchmarks;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The seed query in DuckDB. */
final class SeedQuery {
  private static final List<String> LISTED =
      List.of(
          "10.0.0.1",
          "10.0.0.2",
          "8.8.8.8",
          "8.8.4.4",
          "1.1.1.1",
          "1.0.0.1",
          "9.9.9.9",
          "149.112.112.112",
          "208.67.222.222",
          "208.67.220.220",
          "64.6.64.6",
          "64.6.65.6",
          "185.228.168.9",
          "185.228.169.9");

  private SeedQuery() {}

  /** Writes the query's rows into a table, newest first. */
  static void run(DuckDb db, Path input, DataShape shape, String table) throws SQLException {
    db.run(
        SqlTemplate.fill(
            "query.sql",
            Map.of(
                "table",
                table,
                "network",
                DuckDb.text(input.resolve("DeviceNetworkEvents/*.parquet")),
                "registry",
                DuckDb.text(input.resolve("DeviceRegistryEvents/*.parquet")),
                "port",
                shape.ports() == DataShape.Ports.VARCHAR
                    ? "TRY_CAST(RemotePort AS BIGINT)"
                    : "RemotePort",
                "listed",
                LISTED.stream().map(DuckDb::text).collect(Collectors.joining(", ")),
                "hasListed",
                DuckDb.text(hasAny()),
                "bin",
                shape.times().bin(),
                "time",
                "left(strftime(CAST(\"Timestamp\" AS TIMESTAMP_NS), '%Y-%m-%dT%H:%M:%S.%n'), 27)"
                    + " || 'Z'")));
  }

  /** {@code has_any}: one of the terms between characters that belong to no term. */
  private static String hasAny() {
    return LISTED.stream()
        .map(address -> address.replace(".", "\\."))
        .collect(Collectors.joining("|", "(^|[^0-9A-Za-z])(", ")($|[^0-9A-Za-z])"));
  }
}
