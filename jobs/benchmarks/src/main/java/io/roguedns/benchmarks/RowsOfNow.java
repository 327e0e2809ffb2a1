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

/** Rows without findings, repeated, each with the current time. */
final class RowsOfNow {
  private static final String BEFORE_TIME = "{\"Timestamp\":\"";
  private static final String BEFORE_NUMBER = "\"DeviceName\":\"ws-";
  private static final int DIGITS = 4;

  /** The maximum number of names with the length of the rows' names. */
  static final int MOST_DEVICES = (int) Math.pow(Character.MAX_RADIX, DIGITS);

  /** A large odd number spreads the rows over devices. */
  private static final long SPREAD = 2_654_435_761L;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'0000Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Only listed resolvers, and no bursts of queries. */
  private static final String ORDINARY =
      "InitiatingProcessFileName <> 'iodine.exe'"
          + " AND (RemotePort <> 53 OR RemoteIP IN ('10.0.0.1', '10.0.0.2', '8.8.8.8'))";

  private final List<byte[]> rows = new ArrayList<>();
  private final int devices;
  private final int numberAt;
  private int next;
  private long made;

  /**
   * Makes the rows, of 5,000 devices.
   *
   * @param count about how many different ones
   */
  RowsOfNow(int count) throws SQLException {
    this(count, 0);
  }

  /**
   * Makes the rows.
   *
   * @param count about how many different ones
   * @param devices the number of devices that they are spread over; 0 for the original ones
   */
  RowsOfNow(int count, int devices) throws SQLException {
    this.devices = devices;
    try (DuckDb db = new DuckDb(Runtime.getRuntime().availableProcessors(), "1GB")) {
      new JsonRows(db, count, Duration.ofHours(24))
          .forEach(ORDINARY, row -> rows.add(row.getBytes(StandardCharsets.UTF_8)));
    }
    numberAt = text(rows.get(0)).indexOf(BEFORE_NUMBER) + BEFORE_NUMBER.length();
    for (byte[] row : rows) {
      if (!text(row).startsWith(BEFORE_TIME)
          || !text(row).startsWith(BEFORE_NUMBER, numberAt - BEFORE_NUMBER.length())) {
        throw new IllegalStateException("time and device aren't in their places in " + text(row));
      }
    }
  }

  private static String text(byte[] row) {
    return new String(row, StandardCharsets.ISO_8859_1);
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
    if (devices > 0) {
      number(row, Math.floorMod(made++ * SPREAD, (long) devices));
    }
    return row;
  }

  private void number(byte[] row, long device) {
    long left = device;
    for (int i = numberAt + DIGITS - 1; i >= numberAt; i--) {
      row[i] = (byte) Character.forDigit((int) (left % Character.MAX_RADIX), Character.MAX_RADIX);
      left /= Character.MAX_RADIX;
    }
  }
}
