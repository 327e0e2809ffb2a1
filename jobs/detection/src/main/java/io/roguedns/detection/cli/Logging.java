package io.roguedns.detection.cli;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;

/** Configures logging: to standard error, since standard output is for results. */
final class Logging {
  private Logging() {}

  /** Logs the engine's activity, and stack traces of failures. */
  static void verbose(boolean verbose) {
    if (verbose) {
      Configurator.setAllLevels("", Level.INFO);
      Configurator.setLevel("io.roguedns", Level.DEBUG);
    }
  }
}
