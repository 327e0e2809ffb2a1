package io.roguedns.detection.signal.highvolume;

import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.LateRow;
import io.roguedns.event.NetworkEvent;
import io.roguedns.event.Ticks;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;

/**
 * Counts beside the reader, before the shuffle, so that a busy device costs the network one count a
 * bin and reader. What was counted goes on before every watermark, so that nothing becomes late
 * here, before every checkpoint, so that no counts are kept, and whenever much is held. Each batch
 * of counts has its bin's time. A row whose bin has closed goes to the late output.
 *
 * <p>How far time has come is kept: watermarks begin anew after a failure, and a row whose bin was
 * closed before would open it a second time.
 */
final class CountLocally extends AbstractStreamOperator<CountBatch>
    implements OneInputStreamOperator<NetworkEvent, CountBatch>, BoundedOneInput {
  /** A few megabytes, which stay in the processor's cache; more is slower. */
  private static final long MOST_ENTRIES = 20_000;

  static final OutputTag<LateRow> LATE = new OutputTag<>("late", RowTypes.LATE_ROW);

  /** How far time has come for the readers that hold it back. */
  private static final ListStateDescriptor<Long> ACTIVE =
      new ListStateDescriptor<>("time of active readers", Types.LONG);

  /** The same for those that are idle, and don't. */
  private static final ListStateDescriptor<Long> IDLE =
      new ListStateDescriptor<>("time of idle readers", Types.LONG);

  private final CountingRule rule;
  private final long bin;
  private final int shares;
  private transient LocalCounts counts;
  private transient long watermark;
  private transient boolean idle;
  private transient ListState<Long> activeTimes;
  private transient ListState<Long> idleTimes;

  CountLocally(CountingRule rule, Duration bin, int shares) {
    this.rule = rule;
    this.bin = Ticks.ofDuration(bin);
    this.shares = shares;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    OperatorStateStore store = context.getOperatorStateStore();
    activeTimes = store.getUnionListState(ACTIVE);
    idleTimes = store.getUnionListState(IDLE);
    watermark = closedBefore();
  }

  /**
   * The time that bins were closed by: that of the active reader that was furthest behind, or if
   * all were idle the latest. Readers may have other partitions now, so all go by it.
   */
  private long closedBefore() throws Exception {
    long behind = Long.MAX_VALUE;
    boolean anyActive = false;
    for (long time : activeTimes.get()) {
      anyActive = true;
      behind = Math.min(behind, time);
    }
    long latest = Long.MIN_VALUE;
    for (long time : idleTimes.get()) {
      latest = Math.max(latest, time);
    }
    return anyActive ? behind : latest;
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    activeTimes.update(idle ? List.of() : List.of(watermark));
    idleTimes.update(idle ? List.of(watermark) : List.of());
  }

  @Override
  public void open() throws Exception {
    super.open();
    counts = new LocalCounts();
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
    watermark = Math.max(watermark, mark.getTimestamp());
    super.processWatermark(mark);
  }

  @Override
  public void processWatermarkStatus(WatermarkStatus status) throws Exception {
    idle = status.isIdle();
    super.processWatermarkStatus(status);
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
