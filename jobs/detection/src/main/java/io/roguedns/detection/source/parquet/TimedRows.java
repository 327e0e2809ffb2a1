package io.roguedns.detection.source.parquet;

import io.roguedns.detection.source.columnar.LongReading;
import io.roguedns.detection.source.columnar.TimeColumn;
import io.roguedns.format.ReadPlan.TimeRange;
import java.io.IOException;

/** Rows that were selected, and of them those whose time is in the range, or can't be read. */
final class TimedRows {
  private final TimeColumn time;
  private final TimeRange range;
  private int[] rows = new int[0];
  private int[] origins = new int[0];

  TimedRows(TimeColumn time, TimeRange range) {
    this.time = time;
    this.range = range;
  }

  /** Makes room for a number of rows, and one more. */
  void ensureRoom(int count) {
    if (rows.length <= count) {
      rows = new int[count + 1];
      origins = new int[count + 1];
    }
  }

  /** The rows, counted in the row group. */
  int[] rows() {
    return rows;
  }

  /**
   * Reads the time of the rows, and keeps those in the range and those without a readable time.
   *
   * @param count how many rows there are
   * @return how many are kept
   */
  int keep(int count) throws IOException {
    time.read(rows, count);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      long ticks = time.at(i);
      if (ticks == LongReading.NONE || range.contains(ticks)) {
        rows[kept] = rows[i];
        origins[kept++] = i;
      }
    }
    return kept;
  }

  /** The place that a kept row had among the selected ones. */
  int origin(int place) {
    return origins[place];
  }

  boolean isReadable(int place) {
    return ticks(place) != LongReading.NONE;
  }

  long ticks(int place) {
    return time.at(origins[place]);
  }

  /** What stands there instead of a time, or null if nothing does. */
  String unreadable(int place) {
    return time.unreadable(origins[place]);
  }
}
