package io.roguedns.benchmarks.chaos;

import io.roguedns.cluster.Demo;
import io.roguedns.simulation.world.Day;
import io.roguedns.simulation.write.LargeFleetStream.Sent;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * The days of a fleet one after the other, with other adversaries each day, until it is asked to
 * end: rows in the order in which they arrive, none of them later than the job's default
 * out-of-orderness allows. They follow from the seed alone.
 *
 * <p>Each day is made while the one before is sent.
 */
final class FleetDays implements Iterator<Sent> {
  /** A month ends soon after, so that an index is made in the middle of the run. */
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 28);

  /** A thread for each task: those of the common pool may be one alone. */
  static final Executor THREADS =
      task -> {
        Thread thread = new Thread(task, "chaos");
        thread.setDaemon(true);
        thread.start();
      };

  private final long seed;
  private final int devices;
  private final int adversaries;
  private int number;
  private Iterator<Sent> rows;
  private CompletableFuture<Iterator<Sent>> next;
  private volatile boolean ended;

  FleetDays(long seed, int devices, int adversaries) {
    this.seed = seed;
    this.devices = devices;
    this.adversaries = adversaries;
    rows = make(0).join();
    next = make(1);
  }

  private CompletableFuture<Iterator<Sent>> make(int day) {
    return CompletableFuture.supplyAsync(() -> of(day).traffic().iterator(), THREADS);
  }

  private Demo of(int day) {
    return new Demo(new Day(FIRST.plusDays(day)), seed + day, devices, adversaries, Long.MAX_VALUE);
  }

  /** The day that the fleet's allowlist is of. */
  static Day first() {
    return new Day(FIRST);
  }

  /** No more rows from now on. */
  void end() {
    ended = true;
  }

  /** How many days have begun. */
  int days() {
    return number + 1;
  }

  /** A row of later than all that were handed out, which nothing is found in. */
  String closing() {
    return of(number).closing();
  }

  @Override
  public boolean hasNext() {
    if (ended) {
      return false;
    }
    if (!rows.hasNext()) {
      rows = next.join();
      number++;
      next = make(number + 1);
    }
    return true;
  }

  @Override
  public Sent next() {
    return rows.next();
  }
}
