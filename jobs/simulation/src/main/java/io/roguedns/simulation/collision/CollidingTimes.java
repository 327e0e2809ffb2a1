package io.roguedns.simulation.collision;

import io.roguedns.event.Ticks;
import io.roguedns.simulation.world.Dice;
import java.util.List;

/**
 * Times of which many are the same, next to each other, at an edge of a window, or just as far
 * apart as a pattern may reach. Not thread-safe.
 */
final class CollidingTimes {
  private static final int REMEMBERED = 16;

  private static final List<Long> STEPS =
      List.of(
          1L,
          Ticks.PER_MILLISECOND,
          Ticks.PER_SECOND,
          5 * Ticks.PER_MINUTE,
          10 * Ticks.PER_MINUTE,
          Ticks.PER_HOUR,
          6 * Ticks.PER_HOUR,
          Ticks.PER_DAY);

  private static final List<Long> WINDOWS =
      List.of(5 * Ticks.PER_MINUTE, Ticks.PER_HOUR, Ticks.PER_DAY);

  private final Dice dice;
  private final long start;
  private final long span;
  private final long[] recent = new long[REMEMBERED];
  private int made;

  /**
   * @param start the first time that there may be, in ticks
   * @param span how long after it the last may be
   */
  CollidingTimes(Dice dice, long start, long span) {
    this.dice = dice;
    this.start = start;
    this.span = span;
  }

  long next() {
    long time = within(any());
    recent[made++ % REMEMBERED] = time;
    return time;
  }

  private long any() {
    int kind = (int) dice.below(10);
    if (kind < 3 && made > 0) {
      return earlier();
    }
    if (kind < 5 && made > 0) {
      return earlier() + dice.between(-1, 1) * dice.pick(STEPS) + dice.between(-1, 1);
    }
    long uniform = start + dice.below(span);
    return kind < 7 ? Ticks.bin(uniform, dice.pick(WINDOWS)) + dice.between(-1, 1) : uniform;
  }

  private long earlier() {
    return recent[(int) dice.below(Math.min(made, REMEMBERED))];
  }

  private long within(long time) {
    return Math.max(start, Math.min(start + span - 1, time));
  }
}
