package io.roguedns.detection.cli;

import io.roguedns.event.Ticks;

/** Times as a person reads them: UTC, to the second. */
final class Moment {
  private static final int DAY = "2024-05-01".length();
  private static final int SECOND = "2024-05-01T10:02:03".length();

  private Moment() {}

  /** The day, such as {@code 2024-05-01}. */
  static String day(long ticks) {
    return Ticks.format(ticks).substring(0, DAY);
  }

  /** The time of the day, such as {@code 10:02:03}. */
  static String time(long ticks) {
    return Ticks.format(ticks).substring(DAY + 1, SECOND);
  }

  /** Day and time. */
  static String dayAndTime(long ticks) {
    return day(ticks) + " " + time(ticks);
  }

  /** A time range; with one day if both ends are on it. */
  static String span(long from, long to) {
    if (from / Ticks.PER_SECOND == to / Ticks.PER_SECOND) {
      return dayAndTime(from);
    }
    return dayAndTime(from) + " to " + (day(from).equals(day(to)) ? time(to) : dayAndTime(to));
  }
}
