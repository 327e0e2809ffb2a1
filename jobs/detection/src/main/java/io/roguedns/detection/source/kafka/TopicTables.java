package io.roguedns.detection.source.kafka;

import io.roguedns.event.Table;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which table a topic's rows are of, where they don't say it themselves: what the settings say,
 * else the table's name in the topic's. Not thread-safe.
 */
final class TopicTables implements Serializable {
  private static final long serialVersionUID = 1L;

  private final HashMap<String, Table> given;
  private transient Map<String, Optional<Table>> known;

  TopicTables(Map<String, Table> given) {
    this.given = new HashMap<>(given);
  }

  /** The table, or null if neither says it. */
  Table of(String topic) {
    if (known == null) {
      known = new HashMap<>();
      given.forEach((name, table) -> known.put(name, Optional.of(table)));
    }
    return known.computeIfAbsent(topic, Table::inPath).orElse(null);
  }
}
