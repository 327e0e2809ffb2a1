package io.roguedns.simulation.write;

import io.roguedns.event.Ticks;
import io.roguedns.simulation.row.Row;
import io.roguedns.simulation.world.Dice;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * When rows arrive. A device sends what it has seen every ten minutes, and that takes 4 to 28 more:
 * between an event and its arrival are 4 to 38 minutes, as in what real senders deliver. A delayed
 * row is received at the time that its scenario sets.
 */
final class Arrival {
  private static final long BATCH = 10 * Ticks.PER_MINUTE;
  private static final long SHORTEST = 4 * Ticks.PER_MINUTE;
  private static final long LONGEST = 28 * Ticks.PER_MINUTE;
  private static final Comparator<Row> BY_BATCH =
      Comparator.comparingLong(Arrival::batchOf)
          .thenComparing(Row::deviceName)
          .thenComparingLong(Row::timestamp);

  /** A row and when it was received. */
  record Received(Row row, long at) {}

  private Arrival() {}

  /**
   * As a lake has them: batch by batch, the devices of one batch one after the other. So rows are
   * out of order by less than a batch, and a column that a device decides compresses to nothing.
   */
  static List<Row> inBatches(List<Row> rows) {
    return rows.stream().sorted(BY_BATCH).toList();
  }

  /** As a stream has them. */
  static List<Received> received(Collection<List<Row>> tables) {
    return tables.stream()
        .flatMap(List::stream)
        .sorted(BY_BATCH)
        .map(row -> new Received(row, receivedAt(row)))
        .sorted(Comparator.comparingLong(Received::at))
        .toList();
  }

  /** The batch that a row is sent in; a delayed row is sent with those of its arrival. */
  private static long batchOf(Row row) {
    return row.held() ? (row.heldUntil() - LONGEST) / BATCH : row.timestamp() / BATCH;
  }

  private static long receivedAt(Row row) {
    if (row.held()) {
      return row.heldUntil();
    }
    long batch = batchOf(row);
    Dice dice = Dice.of(batch, "arrival", row.deviceName());
    return (batch + 1) * BATCH + dice.between(SHORTEST, LONGEST);
  }
}
