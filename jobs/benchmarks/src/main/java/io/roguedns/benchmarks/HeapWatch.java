package io.roguedns.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** Samples the heap in use, garbage included. */
final class HeapWatch implements AutoCloseable {
  private static final long INTERVAL_MILLIS = 10;

  private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
  private final Thread watcher = new Thread(this::watch, "heap watch");
  private volatile long peak;

  HeapWatch() {
    watcher.setDaemon(true);
    watcher.start();
  }

  private void watch() {
    try {
      while (true) {
        peak = Math.max(peak, memory.getHeapMemoryUsage().getUsed());
        Thread.sleep(INTERVAL_MILLIS);
      }
    } catch (InterruptedException closed) {
      // The process ends.
    }
  }

  /** The maximum sample, in bytes. */
  long peak() {
    return peak;
  }

  /** The maximum heap size, in bytes. */
  long limit() {
    return memory.getHeapMemoryUsage().getMax();
  }

  @Override
  public void close() {
    watcher.interrupt();
  }
}
