package io.roguedns.detection.ingest;

import io.roguedns.event.DnsQuery;
import io.roguedns.event.LateRow;
import io.roguedns.event.NetworkInfo;
import io.roguedns.event.RegistryEvent;
import io.roguedns.event.Ticks;
import io.roguedns.format.RowBlock;
import java.io.Serializable;
import java.time.Duration;

/**
 * When rows were received, and which times are from the future by that.
 *
 * @param received in {@link Ticks}
 * @param notAfter the latest time in {@link Ticks} that isn't from the future
 */
public record Receipt(long received, long notAfter) implements Serializable {
  /** Nothing is from the future, unless a block says when it was received. */
  public static final Receipt UNKNOWN = new Receipt(Ticks.NONE, Long.MAX_VALUE);

  /**
   * A receipt at a moment.
   *
   * @param tolerance by how much a row's time may be later than that
   */
  public static Receipt at(long ticks, Duration tolerance) {
    return new Receipt(ticks, ticks + Ticks.ofDuration(tolerance));
  }

  /** The receipt of a block's rows: its own, unless it has none. */
  Receipt of(RowBlock block) {
    return block.received() == Ticks.NONE ? this : new Receipt(block.received(), block.notAfter());
  }

  boolean isFuture(long timestamp) {
    return timestamp > notAfter;
  }

  LateRow late(RegistryEvent event) {
    return LateRow.fromFuture(
        event.timestamp(), event.deviceName(), event.actionType(), event.processName(), received);
  }

  LateRow late(NetworkInfo info) {
    return LateRow.fromFuture(info.timestamp(), info.deviceName(), "", "", received);
  }

  LateRow late(DnsQuery query) {
    return LateRow.fromFuture(
        query.timestamp(), query.deviceName(), "", query.processName(), received);
  }
}
