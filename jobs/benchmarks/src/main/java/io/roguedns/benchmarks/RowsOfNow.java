package io.roguedns.benchmarks;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows that make no finding, over and over, each with the time at which it is taken. */
final class RowsOfNow {
  private static final String BEFORE_TIME = "{\"Timestamp\":\"";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'0000Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Listed resolvers alone, and none of the bursts of queries. */
  private static final String ORDINARY =
      "InitiatingProcessFileName <> 'iodine.exe'"
          + " AND (RemotePort <> 53 OR RemoteIP IN ('10.0.0.1', '10.0.0.2', '8.8.8.8'))";

  private final List<byte[]> rows = new ArrayList<>();
  private int next;

  /**
   * Makes the rows.
   *
   * @param count about how many different ones
   */
  RowsOfNow(int count) throws SQLException {
    try (DuckDb db = new DuckDb(Runtime.getRuntime().availableProcessors(), "1GB")) {
      new JsonRows(db, count, Duration.ofHours(24))
          .forEach(ORDINARY, row -> rows.add(row.getBytes(StandardCharsets.UTF_8)));
    }
    for (byte[] row : rows) {
      if (!new String(row, 0, BEFORE_TIME.length(), StandardCharsets.UTF_8).equals(BEFORE_TIME)) {
        throw new IllegalStateException(
            "the time isn't first in " + new String(row, StandardCharsets.UTF_8));
      }
    }
  }

  /** A time as rows have it. */
  static String time(long unixMillis) {
    return TIME.format(Instant.ofEpochMilli(unixMillis));
  }

  /** The next row, of a time that {@link #time} made. */
  byte[] next(String time) {
    byte[] row = rows.get(next).clone();
    next = (next + 1) % rows.size();
    byte[] bytes = time.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(bytes, 0, row, BEFORE_TIME.length(), bytes.length);
    return row;
  }
}
