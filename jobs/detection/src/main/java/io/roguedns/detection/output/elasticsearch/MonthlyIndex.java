package io.roguedns.detection.output.elasticsearch;

import io.roguedns.event.Ticks;

/**
 * The index of a document's month, as its own time has it. Whether that month has an index is for
 * {@link MonthlyIndices} to say.
 */
final class MonthlyIndex {
  private static final long FIRST_YEAR = 2000;
  private static final long LAST_YEAR = 2099;

  private MonthlyIndex() {}

  /**
   * The index of a time; years that no computer means share one.
   *
   * @param alias what the indices are called together
   */
  static String of(String alias, long ticks) {
    String text = Ticks.format(ticks);
    int year = Integer.parseInt(text.substring(0, 4));
    return year < FIRST_YEAR || year > LAST_YEAR
        ? other(alias)
        : alias + "-" + text.substring(0, 4) + "." + text.substring(5, 7);
  }

  /** The index of the months that have none of their own. */
  static String other(String alias) {
    return alias + "-other";
  }
}
