package io.roguedns.detection.signal.highvolume;

import io.roguedns.allowlist.Allowlist;
import io.roguedns.detection.signal.KeptTime;
import io.roguedns.detection.summary.Counts;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.LateRow;
import io.roguedns.event.NetworkEvent;
import io.roguedns.event.Ticks;
import java.time.Duration;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;

/**
 * Counts beside the reader, before the shuffle, so that a busy device costs the network one count a
 * bin and reader. What was counted goes on before every watermark, so that nothing becomes late
 * here, before every checkpoint, so that no counts are kept, and whenever much is held. Each batch
 * of counts has its bin's time. A row whose bin has closed goes to the late output.
 */
final class CountLocally extends AbstractStreamOperator<CountBatch>
    implements OneInputStreamOperator<NetworkEvent, CountBatch>, BoundedOneInput {
  static final OutputTag<LateRow> LATE = new OutputTag<>("late", RowTypes.LATE_ROW);

  private final CountingRules rules;
  private final Allowlist allowlist;
  private final Duration bin;
  private final int shares;
  private transient RowCounter counter;
  private transient KeptTime time;

  CountLocally(CountingRules rules, Allowlist allowlist, Duration bin, int shares) {
    this.rules = rules;
    this.allowlist = allowlist;
    this.bin = bin;
    this.shares = shares;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    time = new KeptTime(context.getOperatorStateStore());
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    time.keep(counter.watermark());
  }

  @Override
  public void processWatermarkStatus(WatermarkStatus status) throws Exception {
    time.isIdle(status.isIdle());
    super.processWatermarkStatus(status);
  }

  @Override
  public void open() throws Exception {
    super.open();
    counter = counter(rules, bin, shares, time.before(), output, new Counts(getRuntimeContext()));
    counter.by(allowlist, 0);
  }

  /** A counter that hands on into an operator's output. */
  static RowCounter counter(
      CountingRules rules,
      Duration bin,
      int shares,
      long watermark,
      Output<StreamRecord<CountBatch>> output,
      Counts counts) {
    return new RowCounter(
        rules,
        Ticks.ofDuration(bin),
        shares,
        watermark,
        batch -> output.collect(new StreamRecord<>(batch, Ticks.toUnixMillis(batch.bin()))),
        late -> {
          counts.late(late);
          output.collect(LATE, new StreamRecord<>(late));
        });
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
