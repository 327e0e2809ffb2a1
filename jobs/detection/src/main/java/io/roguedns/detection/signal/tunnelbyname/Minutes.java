package io.roguedns.detection.signal.tunnelbyname;

import io.roguedns.event.Ticks;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The minutes of a day in which something was asked: what steadiness is told by, in 180 bytes at
 * most. Retries and queries for several types within a minute are one poll. Not thread-safe.
 */
final class Minutes {
  private static final int SECONDS = 60;
  private static final int MINUTES_OF_AN_HOUR = 60;

  /** A gap is like another if it is no more than half longer or shorter. */
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

  /** In how many minutes something was asked. */
  int count() {
    return asked.cardinality();
  }

  /** In how many hours something was asked. */
  int hours() {
    return (int) asked.stream().map(minute -> minute / MINUTES_OF_AN_HOUR).distinct().count();
  }

  /** Minutes from the first to the last of them. */
  int span() {
    return asked.isEmpty() ? 0 : asked.length() - 1 - asked.nextSetBit(0);
  }

  /** The seconds between two of them as a rule: the median; 0 if there are fewer than two. */
  long interval() {
    int[] gaps = gaps();
    return gaps.length == 0 ? 0 : (long) gaps[gaps.length / 2] * SECONDS;
  }

  /**
   * The share of gaps that are within half of the median more or less. Intervals that a program
   * keeps, give or take 50 %, are all of them so; where each query comes by chance, as people's do,
   * gaps are exponential, and 35 % are.
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
