package io.roguedns.detection.signal.highvolume;

import io.roguedns.allowlist.Allowlist;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.LateRow;
import io.roguedns.event.NetworkEvent;
import io.roguedns.event.Ticks;
import java.time.Duration;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Output;
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
  static final OutputTag<LateRow> LATE = new OutputTag<>("late", RowTypes.LATE_ROW);

  private final CountingRules rules;
  private final Allowlist allowlist;
  private final Duration bin;
  private final int shares;
  private transient RowCounter counter;

  CountLocally(CountingRules rules, Allowlist allowlist, Duration bin, int shares) {
    this.rules = rules;
    this.allowlist = allowlist;
    this.bin = bin;
    this.shares = shares;
  }

  @Override
  public void open() throws Exception {
    super.open();
    counter = counter(rules, bin, shares, output);
    counter.by(allowlist, 0);
  }

  /** A counter that hands on into an operator's output. */
  static RowCounter counter(
      CountingRules rules, Duration bin, int shares, Output<StreamRecord<CountBatch>> output) {
    return new RowCounter(
        rules,
        Ticks.ofDuration(bin),
        shares,
        batch -> output.collect(new StreamRecord<>(batch, Ticks.toUnixMillis(batch.bin()))),
        late -> output.collect(LATE, new StreamRecord<>(late)));
  }

  @Override
  public void processElement(StreamRecord<NetworkEvent> element) {
    counter.count(element.getValue());
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    counter.closeUntil(mark.getTimestamp());
    super.processWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    counter.handOn();
  }

  @Override
  public void endInput() {
    counter.handOn();
  }
}
