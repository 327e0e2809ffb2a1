package io.roguedns.detection.sink.elasticsearch;

import io.roguedns.event.Ticks;

/**
 * The index that a document belongs in by its time: one a month, so that a replay lands on what it
 * replays.
 */
final class MonthlyIndex {
  private static final long FIRST_YEAR = 2000;
  private static final long LAST_YEAR = 2099;

  private MonthlyIndex() {}

  /**
   * The index of a time. Times come from devices: without a limit, wrong clocks would make an index
   * for each month of ten thousand years, more than a cluster holds.
   *
   * @param alias what the indices are called together
   */
  static String of(String alias, long ticks) {
    String text = Ticks.format(ticks);
    int year = Integer.parseInt(text.substring(0, 4));
    return year < FIRST_YEAR || year > LAST_YEAR
        ? alias + "-other"
        : alias + "-" + text.substring(0, 4) + "." + text.substring(5, 7);
  }
}
