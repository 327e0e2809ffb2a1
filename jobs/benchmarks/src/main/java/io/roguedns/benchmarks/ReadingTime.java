package io.roguedns.benchmarks;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Measures the time to read a topic from its first rows to its last, without the job's start.
 * Records that were polled with the last row take only a few milliseconds, since a reader polls
 * 1,000 rows at once.
 */
final class ReadingTime {
  private static final long PAUSE_MILLIS = 1;
  private static final int CHECK_SECONDS = 1;

  private final String topic;
  private final long rows;
  private final CompletableFuture<Duration> time;

  private ReadingTime(String topic, long rows) {
    this.topic = topic;
    this.rows = rows;
    time = CompletableFuture.supplyAsync(this::measure);
  }

  /** Fails if what reads has ended. */
  interface Check {
    void run() throws InterruptedException;
  }

  /**
   * Begins to look, before what reads is started.
   *
   * @param rows their number
   */
  static ReadingTime of(String topic, long rows) {
    return new ReadingTime(topic, rows);
  }

  private Duration measure() {
    try {
      while (ConsumedRecords.of(topic) == 0) {
        Thread.sleep(PAUSE_MILLIS);
      }
      long first = System.nanoTime();
      while (ConsumedRecords.of(topic) < rows) {
        Thread.sleep(PAUSE_MILLIS);
      }
      return Duration.ofNanos(System.nanoTime() - first);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CompletionException(interrupted);
    }
  }

  /** Waits until all is read. */
  Duration await(Check reader) throws InterruptedException, ExecutionException {
    while (true) {
      try {
        return time.get(CHECK_SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException notYet) {
        reader.run();
      }
    }
  }
}
