package io.roguedns.detection.source.time;

import io.roguedns.event.Ticks;
import io.roguedns.format.RowBlock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides which blocks of a reader's partitions move event time. Not thread-safe. */
final class LagBound {
  private static final Logger LOG = LoggerFactory.getLogger(LagBound.class);

  /** After how many milliseconds a partition is named that is still read in the past. */
  private static final long PATIENCE = 600_000;

  private static final long NAMED = Long.MAX_VALUE;

  private final long maxLag;
  private final LongSupplier clock;
  private final Runnable report;
  private final Set<String> behind = new HashSet<>();

  /**
   * Since when partitions have been read whose rows were received long ago; or that it was said.
   */
  private final Map<String, Long> histories = new HashMap<>();

  private boolean current;

  /**
   * A bound that nothing has kept to yet.
   *
   * @param maxLag the most that rows may be older at their receipt, in ticks
   * @param clock now, in milliseconds since 1970
   * @param report is run once, when a block of this reader is the first within the bound
   */
  LagBound(long maxLag, LongSupplier clock, Runnable report) {
    this.maxLag = maxLag;
    this.clock = clock;
    this.report = report;
  }

  /** Lets a block of a partition move event time, or takes its time away. */
  void apply(RowBlock block, String partition) {
    if (block.latest() == Ticks.NONE) {
      return;
    }
    long lag = block.received() - block.latest();
    if (lag <= maxLag) {
      behind.remove(partition);
      if (!current) {
        current = true;
        report.run();
      }
      nameHistory(block, partition);
    } else if (current) {
      block.forgetTime();
      if (behind.add(partition)) {
        LOG.warn(
            "{} has rows that are {} minutes older than their receipt, unlike other partitions:"
                + " it is idle for the watermark, and rows behind the watermark are late data",
            partition,
            lag / Ticks.PER_MINUTE);
      }
    }
  }

  /**
   * Names a partition once that has been read in the past for long: as a rule it is a history, for
   * which all others wait as they should, but a producer's clock may be wrong.
   */
  private void nameHistory(RowBlock block, String partition) {
    long now = clock.getAsLong();
    if (Ticks.ofUnixMillis(now) - block.received() <= maxLag) {
      histories.remove(partition);
      return;
    }
    Long since = histories.putIfAbsent(partition, now);
    if (since != null && since != NAMED && now - since > PATIENCE) {
      histories.put(partition, NAMED);
      LOG.warn(
          "{} is read at {}, by its records' timestamps: the watermark waits for it. Unless it"
              + " is a history, a producer's clock is wrong: let the broker set timestamps"
              + " (message.timestamp.type=LogAppendTime)",
          partition,
          Ticks.format(block.received()));
    }
  }

  /** Another reader has had a block within the bound. */
  void othersAreCurrent() {
    current = true;
  }

  /** The partition is read no more. */
  void forget(String partition) {
    behind.remove(partition);
    histories.remove(partition);
  }

  /** How many partitions have been named as read in the past. */
  long named() {
    return histories.values().stream().filter(since -> since == NAMED).count();
  }
}
