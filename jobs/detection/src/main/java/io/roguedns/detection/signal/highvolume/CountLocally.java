package io.roguedns.detection.signal.highvolume;

import io.roguedns.allowlist.Allowlist;
import io.roguedns.detection.allowlist.AllowlistFunction;
import io.roguedns.detection.signal.api.KeptTime;
import io.roguedns.detection.summary.Counts;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.LateRow;
import io.roguedns.event.NetworkEvent;
import io.roguedns.event.Ticks;
import java.time.Duration;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Pre-aggregates before the shuffle, so a busy device costs one partial count per bin and reader.
 * Counts are emitted before every watermark, so nothing becomes late here, before every checkpoint,
 * so there is no state, and at a size limit. Each batch of counts has its bin's time. A row whose
 * bin has closed goes to the late output.
 */
final class CountLocally extends AllowlistFunction<NetworkEvent, CountBatch> {
  static final OutputTag<LateRow> LATE = new OutputTag<>("late", RowTypes.LATE_ROW);

  private static final long serialVersionUID = 1L;

  private final CountingRules rules;
  private final Duration bin;
  private final int shares;
  private transient RowCounter counter;
  private transient KeptTime time;

  CountLocally(CountingRules rules, Duration bin, int shares) {
    this.rules = rules;
    this.bin = bin;
    this.shares = shares;
  }

  @Override
  public void initializeState(OperatorStateStore store) throws Exception {
    time = new KeptTime(store);
  }

  @Override
  public void open(RuntimeContext runtime, Output<StreamRecord<CountBatch>> output) {
    Counts counts = new Counts(runtime);
    counter =
        new RowCounter(
            rules,
            Ticks.ofDuration(bin),
            shares,
            time.before(),
            batch -> output.collect(new StreamRecord<>(batch, Ticks.toUnixMillis(batch.bin()))),
            late -> {
              counts.late(late);
              output.collect(LATE, new StreamRecord<>(late));
            });
  }

  @Override
  public void useAllowlist(Allowlist allowlist, long sequence) {
    counter.by(allowlist, sequence);
  }

  @Override
  public void processElement(StreamRecord<NetworkEvent> row) {
    counter.count(row.getValue());
  }

  @Override
  public void beforeWatermark(long watermark) {
    counter.closeUntil(watermark);
  }

  @Override
  public void onIdle(boolean idle) {
    time.isIdle(idle);
  }

  @Override
  public void beforeCheckpoint() {
    counter.handOn();
  }

  @Override
  public void snapshotState() throws Exception {
    time.keep(counter.watermark());
  }

  @Override
  public void endInput() {
    counter.handOn();
  }
}
