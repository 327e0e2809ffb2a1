package io.roguedns.detection.signal.highvolume;

import io.roguedns.allowlist.Allowlist;
import io.roguedns.detection.allowlist.AllowlistOperator;
import io.roguedns.detection.allowlist.InForce;
import io.roguedns.detection.signal.KeptTime;
import io.roguedns.detection.summary.Counts;
import io.roguedns.event.NetworkEvent;
import java.time.Duration;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.BoundedMultiInput;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/** As {@link CountLocally}, by an allowlist that is updated. */
final class CountLocallyByUpdates extends AllowlistOperator<NetworkEvent, CountBatch>
    implements BoundedMultiInput {
  private static final int ROWS = 1;

  private final CountingRules rules;
  private final Duration bin;
  private final int shares;
  private transient RowCounter counter;
  private transient KeptTime time;

  CountLocallyByUpdates(CountingRules rules, InForce start, Duration bin, int shares) {
    super(start);
    this.rules = rules;
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
  protected void judgeBy(Allowlist allowlist, long sequence) {
    if (counter == null) {
      counter =
          CountLocally.counter(
              rules, bin, shares, time.before(), output, new Counts(getRuntimeContext()));
    }
    counter.by(allowlist, sequence);
  }

  @Override
  public void processElement1(StreamRecord<NetworkEvent> element) {
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
  public void endInput(int input) {
    if (input == ROWS) {
      counter.handOn();
    }
  }
}
