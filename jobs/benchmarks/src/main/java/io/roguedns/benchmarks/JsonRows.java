package io.roguedns.benchmarks;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * The rows of {@link EventData} as senders to Kafka write them: JSON objects of about 640 bytes,
 * times as text, empty columns as null.
 */
final class JsonRows {
  /** Rows per chunk. */
  private static final int CHUNK = 50_000;

  private final DuckDb db;
  private final DataShape shape;

  JsonRows(DuckDb db, long rows, Duration span) {
    this.db = db;
    shape =
        new DataShape(
            rows,
            1,
            span,
            DataShape.Order.ARRIVAL,
            DataShape.Times.TEXT,
            DataShape.Ports.INTEGER,
            DataShape.SNAPPY,
            false);
  }

  /** Takes a row. */
  interface Taker {
    void take(String row) throws SQLException;
  }

  /**
   * Makes all rows.
   *
   * @param condition the SQL condition of the rows
   */
  void forEach(String condition, Taker taker) throws SQLException {
    for (long from = 0; from < shape.rows(); from += CHUNK) {
      List<String> rows =
          db.column(
              "SELECT CAST(to_json(made) AS VARCHAR) FROM (%s) made WHERE %s"
                  .formatted(
                      EventData.networkRows(shape, from, Math.min(shape.rows(), from + CHUNK)),
                      condition));
      for (String row : rows) {
        taker.take(row);
      }
    }
  }
}
