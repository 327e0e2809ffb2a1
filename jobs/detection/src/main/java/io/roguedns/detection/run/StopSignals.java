package io.roguedns.detection.run;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;

/**
 * Ctrl-C and SIGTERM as a request to stop the run. A shutdown hook wouldn't work: the engine's own
 * hooks stop it at the same time.
 */
public final class StopSignals {
  private static final Logger LOG = LoggerFactory.getLogger(StopSignals.class);

  /** The action on a stop signal. */
  @FunctionalInterface
  public interface Stop {
    void run() throws InterruptedException;
  }

  private StopSignals() {}

  /** Runs an action at the first signal; a second one ends the process. */
  public static void call(Stop stop) {
    for (String name : new String[] {"INT", "TERM"}) {
      try {
        Signal.handle(
            new Signal(name),
            signal -> {
              Signal.handle(signal, sun.misc.SignalHandler.SIG_DFL);
              Thread stopping = new Thread(() -> run(stop), "stop");
              stopping.setDaemon(true);
              stopping.start();
            });
      } catch (IllegalArgumentException taken) {
        LOG.debug("SIG{} can't be handled here", name, taken);
      }
    }
  }

  private static void run(Stop stop) {
    try {
      stop.run();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
