package io.roguedns.simulation.write;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The shapes in which rows reach the job. */
public enum Format {
  /** Parquet in a lake's partitions. */
  PARQUET,
  /** Flat rows as JSON lines in a lake's partitions. */
  JSONL,
  /** One record a line, as the Streaming API writes to a storage account. */
  STORAGE,
  /** Messages of many records, as the Streaming API sends to Event Hubs; one a line. */
  HUB;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Format> labelled(String label) {
    return Stream.of(values()).filter(format -> format.label().equals(label)).findFirst();
  }
}
