package io.roguedns.detection.signal.highvolume;

import io.roguedns.allowlist.Allowlist;
import io.roguedns.event.EventTime;
import io.roguedns.event.LateRow;
import io.roguedns.event.NetworkEvent;
import io.roguedns.event.Ticks;
import java.util.function.Consumer;

/**
 * Counts rows with the effective allowlist, and emits counts at a size limit or on request. Not
 * thread-safe.
 */
final class RowCounter {
  /** A few megabytes, which stay in the processor's cache; more is slower. */
  private static final long MOST_ENTRIES = 20_000;

  private final CountingRules rules;
  private final long bin;
  private final int shares;
  private final LocalCounts counts = new LocalCounts();
  private final Consumer<CountBatch> out;
  private final Consumer<LateRow> late;
  private CountingRule rule;
  private Allowlist allowlist;
  private long sequence;
  private long watermark;

  /**
   * @param bin the width of a bin in ticks
   * @param shares the number of shares of devices
   * @param watermark the restored watermark, in milliseconds since 1970
   * @param late receives rows whose bin has closed
   */
  RowCounter(
      CountingRules rules,
      long bin,
      int shares,
      long watermark,
      Consumer<CountBatch> out,
      Consumer<LateRow> late) {
    this.rules = rules;
    this.bin = bin;
    this.shares = shares;
    this.watermark = watermark;
    this.out = out;
    this.late = late;
  }

  /** Uses another allowlist from now on. */
  void by(Allowlist list, long number) {
    if (rule != null) {
      handOn();
    }
    allowlist = list;
    sequence = number;
    rule = rules.by(list);
  }

  /** Counts a row, or emits it as late data. */
  void count(NetworkEvent event) {
    if (!rule.counts(event)) {
      return;
    }
    long closes = Ticks.toUnixMillis(Ticks.bin(event.timestamp(), bin) + bin) - 1;
    if (closes <= watermark) {
      late.accept(
          LateRow.afterWatermark(
              event, EventTime.between(Ticks.toUnixMillis(event.timestamp()), watermark)));
      return;
    }
    rule.count(event, counts);
    if (counts.entries() >= MOST_ENTRIES) {
      handOn();
    }
  }

  /**
   * Emits the counts, and closes the bins that end by then.
   *
   * @param unixMillis the watermark
   */
  void closeUntil(long unixMillis) {
    handOn();
    watermark = Math.max(watermark, unixMillis);
  }

  /** The watermark, in milliseconds since 1970. */
  long watermark() {
    return watermark;
  }

  /** Emits the counts. */
  void handOn() {
    counts.drain(
        shares,
        (bin, share, held) ->
            out.accept(new CountBatch(bin, share, sequence, allowlist.versionAt(bin), held)));
  }
}
