package io.roguedns.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** Looks now and then how much of the heap is in use, garbage that still lies there included. */
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
      // Then there is no more to see.
    }
  }

  /** The most that was seen, in bytes. */
  long peak() {
    return peak;
  }

  /** The most that the heap may take, in bytes. */
  long limit() {
    return memory.getHeapMemoryUsage().getMax();
  }

  @Override
  public void close() {
    watcher.interrupt();
  }
}
