package io.roguedns.benchmarks.chaos;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Orders to throw, for operators in other processes of this machine: an empty file for each, which
 * the operator that carries it out deletes, so that each order is carried out once.
 *
 * @param directory where the files are
 */
record ThrowOrders(String directory) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Where an operator throws. */
  enum Place {
    /** Behind the source, between two blocks of rows. */
    ROWS,
    /** Before the sinks of findings. */
    FINDINGS,
    /** Before the sinks of alerts. */
    ALERTS,
    /** While a checkpoint takes its snapshot. */
    SNAPSHOT,
    /** When a checkpoint is complete, and transactions are being committed. */
    COMMIT
  }

  /** Gives an order. */
  void give(Place place) throws IOException {
    Files.createDirectories(Path.of(directory));
    Files.createFile(file(place));
  }

  /** Withdraws an order, if it wasn't carried out. */
  boolean withdraw(Place place) throws IOException {
    return Files.deleteIfExists(file(place));
  }

  /** Whether an order waits. */
  boolean waits(Place place) {
    return Files.exists(file(place));
  }

  /** Throws if there is an order for a place, which is carried out by that. */
  void obey(Place place) throws IOException {
    if (Files.deleteIfExists(file(place))) {
      throw new IllegalStateException("ordered to throw at " + place);
    }
  }

  private Path file(Place place) {
    return Path.of(directory, place.name().toLowerCase(Locale.ROOT));
  }
}
