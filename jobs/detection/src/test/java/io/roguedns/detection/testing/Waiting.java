package io.roguedns.detection.testing;

import java.time.Duration;
import java.util.function.Supplier;

/** Waits for what other threads and processes do. */
public final class Waiting {
  private static final long PAUSE_MILLIS = 50;

  /** Something that becomes true. */
  @FunctionalInterface
  public interface Condition {
    boolean isSo() throws Exception;
  }

  private Waiting() {}

  /**
   * Waits until something is so.
   *
   * @param what says what didn't happen, if it doesn't in time
   */
  public static void until(Supplier<String> what, Duration time, Condition condition) {
    long deadline = System.nanoTime() + time.toNanos();
    try {
      while (!condition.isSo()) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError(what.get());
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (RuntimeException failed) {
      throw failed;
    } catch (Exception failed) {
      throw new IllegalStateException(what.get(), failed);
    }
  }
}
