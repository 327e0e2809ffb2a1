package io.roguedns.detection.cli;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;

/** How much is logged: to standard error, since standard output is for results. */
final class Logging {
  private Logging() {}

  /** Logs what the engine does, and traces of failures. */
  static void verbose(boolean verbose) {
    if (verbose) {
      Configurator.setAllLevels("", Level.INFO);
      Configurator.setLevel("io.roguedns", Level.DEBUG);
    }
  }
}
