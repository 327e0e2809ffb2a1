package io.roguedns.detection.signal.tunnelbyname;

import io.roguedns.event.Ticks;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The minutes of a day with a query, for the steadiness of polls, in at most 180 bytes. Retries and
 * queries for several types within a minute are one poll. Not thread-safe.
 */
final class Minutes {
  private static final int SECONDS = 60;
  private static final int MINUTES_OF_AN_HOUR = 60;

  /** A gap is steady if it is within half of the median. */
  private static final int HALF = 2;

  private final BitSet asked;

  Minutes() {
    this(new BitSet());
  }

  private Minutes(BitSet asked) {
    this.asked = asked;
  }

  static Minutes of(long[] words) {
    return new Minutes(BitSet.valueOf(words));
  }

  long[] words() {
    return asked.toLongArray();
  }

  void add(long ticks) {
    asked.set((int) (Math.floorMod(ticks, Ticks.PER_DAY) / Ticks.PER_MINUTE));
  }

  void add(Minutes other) {
    asked.or(other.asked);
  }

  /** The number of minutes with a query. */
  int count() {
    return asked.cardinality();
  }

  /** The number of hours with a query. */
  int hours() {
    return (int) asked.stream().map(minute -> minute / MINUTES_OF_AN_HOUR).distinct().count();
  }

  /** Minutes from the first to the last of them. */
  int span() {
    return asked.isEmpty() ? 0 : asked.length() - 1 - asked.nextSetBit(0);
  }

  /** The median gap in seconds; 0 if there are fewer than two minutes. */
  long interval() {
    int[] gaps = gaps();
    return gaps.length == 0 ? 0 : (long) gaps[gaps.length / 2] * SECONDS;
  }

  /**
   * The share of gaps that are within half of the median more or less. The gaps of a program with a
   * jitter of 50 % are all steady; random queries have exponential gaps, of which 35 % are.
   */
  double steadiness() {
    int[] gaps = gaps();
    if (gaps.length == 0) {
      return 0;
    }
    int median = gaps[gaps.length / 2];
    long alike = Arrays.stream(gaps).filter(gap -> Math.abs(gap - median) * HALF <= median).count();
    return (double) alike / gaps.length;
  }

  /** The minutes between one poll and the next, ascending. */
  private int[] gaps() {
    int[] gaps = new int[Math.max(0, count() - 1)];
    int before = asked.nextSetBit(0);
    for (int i = 0; i < gaps.length; i++) {
      int next = asked.nextSetBit(before + 1);
      gaps[i] = next - before;
      before = next;
    }
    Arrays.sort(gaps);
    return gaps;
  }
}
