package io.roguedns.event;

/**
 * Arithmetic on event time as Flink counts it, in milliseconds since 1970. Flink also has a
 * minimum, {@link Long#MIN_VALUE}, and a maximum, {@link Long#MAX_VALUE}, which watermarks reach at
 * the end of an input. Sums and differences saturate there instead of overflowing.
 */
public final class EventTime {
  /** Half of what a long holds, some 14,600 years: any length of time may be added to it. */
  private static final long FARTHEST_TICKS = Long.MAX_VALUE / 2;

  private EventTime() {}

  /** The time some milliseconds later, or earlier if they are negative. */
  public static long plus(long time, long millis) {
    long sum = time + millis;
    // It overflows only if both have the same sign, and the sum has the other.
    if (((time ^ sum) & (millis ^ sum)) < 0) {
      return millis < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    return sum;
  }

  /** How many milliseconds a time is after an earlier one; negative if it is before it. */
  public static long between(long earlier, long time) {
    long difference = time - earlier;
    if (((time ^ earlier) & (time ^ difference)) < 0) {
      return time < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    return difference;
  }

  /** The last multiple of a length of time, counted from 1970, that isn't after a time. */
  public static long roundDown(long time, long millis) {
    return plus(time, -Math.floorMod(time, millis));
  }

  /** The first multiple of a length of time, counted from 1970, that isn't before a time. */
  public static long roundUp(long time, long millis) {
    long past = Math.floorMod(time, millis);
    return past == 0 ? time : plus(time, millis - past);
  }

  /**
   * The same time in {@link Ticks}; times that are thousands of years away from any that a row may
   * have come out as one that is, so that lengths of time may be added to the result and taken from
   * it without overflow.
   */
  public static long toTicks(long time) {
    if (time >= Ticks.toUnixMillis(FARTHEST_TICKS)) {
      return FARTHEST_TICKS;
    }
    if (time <= -FARTHEST_TICKS / Ticks.PER_MILLISECOND) {
      return -FARTHEST_TICKS;
    }
    return Ticks.ofUnixMillis(time);
  }
}
