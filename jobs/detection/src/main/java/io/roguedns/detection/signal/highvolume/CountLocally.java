package io.roguedns.detection.signal.highvolume;

import io.roguedns.event.NetworkEvent;
import io.roguedns.event.Ticks;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Counts beside the reader, before the shuffle, so that a busy device costs the network one record
 * a bin and reader. What was counted goes on before every watermark, so that nothing becomes late
 * here, before every checkpoint, so that there is no state to keep, and whenever much is held. Each
 * count has its bin's time.
 */
final class CountLocally extends AbstractStreamOperator<PartialCount>
    implements OneInputStreamOperator<NetworkEvent, PartialCount>, BoundedOneInput {
  /** Some tens of megabytes. */
  private static final long MOST_ENTRIES = 400_000;

  private final CountingRule rule;
  private transient LocalCounts counts;

  CountLocally(CountingRule rule) {
    this.rule = rule;
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
        count -> output.collect(new StreamRecord<>(count, Ticks.toUnixMillis(count.bin()))));
  }
}
