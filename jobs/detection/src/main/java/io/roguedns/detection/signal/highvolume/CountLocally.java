package io.roguedns.detection.signal.highvolume;

import io.roguedns.event.NetworkEvent;
import io.roguedns.event.Ticks;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Counts beside the reader, before the shuffle, so that a busy device costs the network one count a
 * bin and reader. What was counted goes on before every watermark, so that nothing becomes late
 * here, before every checkpoint, so that there is no state to keep, and whenever much is held. Each
 * batch of counts has its bin's time.
 */
final class CountLocally extends AbstractStreamOperator<CountBatch>
    implements OneInputStreamOperator<NetworkEvent, CountBatch>, BoundedOneInput {
  /** A few megabytes, which stay in the processor's cache; more is slower. */
  private static final long MOST_ENTRIES = 20_000;

  private final CountingRule rule;
  private final int shares;
  private transient LocalCounts counts;

  CountLocally(CountingRule rule, int shares) {
    this.rule = rule;
    this.shares = shares;
  }

  @Override
  public void open() throws Exception {
    super.open();
    counts = new LocalCounts();
  }

  @Override
  public void processElement(StreamRecord<NetworkEvent> element) {
    rule.count(element.getValue(), counts);
    if (counts.entries() >= MOST_ENTRIES) {
      handOn();
    }
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    handOn();
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
