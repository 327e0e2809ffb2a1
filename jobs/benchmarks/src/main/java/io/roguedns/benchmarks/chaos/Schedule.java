package io.roguedns.benchmarks.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Which faults come, in which order, and how one after the other; it follows from a seed. All kinds
 * come equally often.
 */
final class Schedule {
  /** The share of faults, in tenths, that wait until the job has recovered from the one before. */
  private static final int WAITING_OF_TEN = 6;

  private static final int MAX_PAUSE_MILLIS = 4_000;

  /**
   * A fault to come.
   *
   * @param number from 1 on
   * @param seed of what is left to chance in it
   * @param waits whether the next one waits until the job has recovered from this one
   * @param pause before the next one
   */
  record Planned(int number, Fault fault, long seed, boolean waits, Duration pause) {}

  private Schedule() {}

  static List<Planned> of(long seed, int faults, List<Fault> kinds) {
    Random dice = new Random(seed);
    List<Fault> order = new ArrayList<>();
    while (order.size() < faults) {
      List<Fault> turn = new ArrayList<>(kinds);
      Collections.shuffle(turn, dice);
      order.addAll(turn);
    }
    // Otherwise no kind would come twice in a row but at a turn's end.
    List<Fault> chosen = new ArrayList<>(order.subList(0, faults));
    Collections.shuffle(chosen, dice);
    List<Planned> plan = new ArrayList<>();
    for (Fault fault : chosen) {
      plan.add(
          new Planned(
              plan.size() + 1,
              fault,
              dice.nextLong(),
              dice.nextInt(10) < WAITING_OF_TEN,
              Duration.ofMillis(dice.nextInt(MAX_PAUSE_MILLIS))));
    }
    return plan;
  }
}
