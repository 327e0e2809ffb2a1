package io.roguedns.detection.testing;

import java.util.function.Supplier;

/**
 * What is started for the first test class that needs it, serves all further ones of this JVM, and
 * is closed when that ends. JUnit's own store would do for a JVM that runs all classes; where
 * several JVMs share the classes, each class is an execution with a store of its own.
 */
final class StartedOnce<T extends AutoCloseable> {
  private final Supplier<T> start;
  private T started;

  StartedOnce(Supplier<T> start) {
    this.start = start;
  }

  synchronized T get() {
    if (started == null) {
      started = start.get();
      Runtime.getRuntime().addShutdownHook(new Thread(this::close, "close what tests shared"));
    }
    return started;
  }

  private synchronized void close() {
    try {
      started.close();
    } catch (Exception failed) {
      throw new IllegalStateException("what tests shared can't be closed", failed);
    }
  }
}
