package io.roguedns.detection.signal.highvolume;

import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.LateRow;
import io.roguedns.event.NetworkEvent;
import io.roguedns.event.Ticks;
import java.time.Duration;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Counts beside the reader, before the shuffle, so that a busy device costs the network one count a
 * bin and reader. What was counted goes on before every watermark, so that nothing becomes late
 * here, before every checkpoint, so that there is no state to keep, and whenever much is held. Each
 * batch of counts has its bin's time. A row whose bin has closed goes to the late output.
 */
final class CountLocally extends AbstractStreamOperator<CountBatch>
    implements OneInputStreamOperator<NetworkEvent, CountBatch>, BoundedOneInput {
  /** A few megabytes, which stay in the processor's cache; more is slower. */
  private static final long MOST_ENTRIES = 20_000;

  static final OutputTag<LateRow> LATE = new OutputTag<>("late", RowTypes.LATE_ROW);

  private final CountingRule rule;
  private final long bin;
  private final int shares;
  private transient LocalCounts counts;
  private transient long watermark;

  CountLocally(CountingRule rule, Duration bin, int shares) {
    this.rule = rule;
    this.bin = Ticks.ofDuration(bin);
    this.shares = shares;
  }

  @Override
  public void open() throws Exception {
    super.open();
    counts = new LocalCounts();
    watermark = Long.MIN_VALUE;
  }

  @Override
  public void processElement(StreamRecord<NetworkEvent> element) {
    NetworkEvent event = element.getValue();
    if (!rule.counts(event)) {
      return;
    }
    long closes = Ticks.toUnixMillis(Ticks.bin(event.timestamp(), bin) + bin) - 1;
    if (closes <= watermark) {
      long late = watermark - Ticks.toUnixMillis(event.timestamp());
      output.collect(LATE, new StreamRecord<>(new LateRow(event, late)));
      return;
    }
    rule.count(event, counts);
    if (counts.entries() >= MOST_ENTRIES) {
      handOn();
    }
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    handOn();
    watermark = mark.getTimestamp();
    super.processWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    handOn();
  }

  @Override
  public void endInput() {
    handOn();
  }

  private void handOn() {
    counts.drain(
        shares,
        batch -> output.collect(new StreamRecord<>(batch, Ticks.toUnixMillis(batch.bin()))));
  }
}
