package io.roguedns.simulation.tunnel;

import io.roguedns.event.Ticks;
import io.roguedns.simulation.world.Dice;
import java.util.List;

/**
 * The rate of polls, and their duration.
 *
 * @param label as folders are named, such as {@code 10-a-minute}
 * @param mean ticks between two occasions, on average
 * @param jitter by what part of the mean a gap may be shorter or longer; {@link #AT_RANDOM} if
 *     occasions know nothing of each other
 * @param duration ticks from the first occasion to the end
 */
record Pace(String label, long mean, double jitter, long duration) {
  static final double AT_RANDOM = -1;

  /** The rates of tunnels: the higher, the shorter. */
  static final List<Pace> RATES =
      List.of(
          aMinute(1, 4 * Ticks.PER_HOUR),
          aMinute(10, Ticks.PER_HOUR),
          aMinute(100, 20 * Ticks.PER_MINUTE),
          aMinute(1_000, 5 * Ticks.PER_MINUTE));

  private static final double UNEVEN = 0.5;

  private static Pace aMinute(int times, long duration) {
    return new Pace(times + "-a-minute", Ticks.PER_MINUTE / times, UNEVEN, duration);
  }

  /** At even intervals, but for the jitter. */
  static Pace every(String label, long mean, double jitter, long hours) {
    return new Pace(label, mean, jitter, hours * Ticks.PER_HOUR);
  }

  static Pace atRandom(String label, long mean, long hours) {
    return every(label, mean, AT_RANDOM, hours);
  }

  /** Ticks until the next occasion. */
  long gap(Dice dice) {
    if (jitter == AT_RANDOM) {
      return dice.gap(mean);
    }
    long most = (long) (mean * jitter);
    return mean - most + dice.between(0, 2 * most);
  }
}
