package io.roguedns.detection.allowlist;

import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedMultiInput;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Runs an {@link AllowlistFunction} by an allowlist that changes: rows are the first input, the
 * list's updates, broadcast, the second. It has a list before its first row: after a failure the
 * one of the checkpoint, else the one that the job was started with. The watermark is that of the
 * rows alone.
 *
 * @param <E> the rows
 * @param <O> what is emitted
 */
public final class ChangingAllowlistOperator<E, O> extends AbstractStreamOperator<O>
    implements TwoInputStreamOperator<E, InForce, O>, BoundedMultiInput {
  private static final int ROWS = 1;
  private static final String KEY = "in-force";

  /** One key, whose value is the whole list: an update never leaves half a list behind. */
  private static final MapStateDescriptor<String, InForce> LIST =
      new MapStateDescriptor<>("allowlist", Types.STRING, AllowlistTypes.IN_FORCE);

  private final AllowlistFunction<E, O> function;
  private final InForce start;
  private transient BroadcastState<String, InForce> state;
  private transient InForce inForce;

  /**
   * @param start the list that the job was started with
   */
  public ChangingAllowlistOperator(AllowlistFunction<E, O> function, InForce start) {
    this.function = function;
    this.start = start;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    state = getOperatorStateBackend().getBroadcastState(LIST);
    inForce = restored(state.get(KEY));
    state.put(KEY, inForce);
    function.initializeState(context.getOperatorStateStore());
  }

  /** The list to begin with; a job that was started anew begins with the list of its start. */
  private InForce restored(InForce saved) {
    if (saved == null) {
      return start;
    }
    return saved.submission().equals(start.submission())
        ? saved
        : new InForce(start.submission(), saved.sequence() + 1, start.allowlist());
  }

  @Override
  public void open() throws Exception {
    super.open();
    getRuntimeContext()
        .getMetricGroup()
        .addGroup("roguedns")
        .gauge("allowlistSequence", () -> inForce.sequence());
    getRuntimeContext()
        .getMetricGroup()
        .addGroup("roguedns")
        .gauge("allowlistVersion", () -> inForce.allowlist().version());
    function.open(getRuntimeContext(), output);
    function.useAllowlist(inForce.allowlist(), inForce.sequence());
  }

  @Override
  public void processElement1(StreamRecord<E> row) {
    function.processElement(row);
  }

  @Override
  public void processElement2(StreamRecord<InForce> update) throws Exception {
    InForce next = update.getValue();
    if (next.sequence() > inForce.sequence()) {
      inForce = next;
      state.put(KEY, next);
      function.useAllowlist(next.allowlist(), next.sequence());
    }
  }

  @Override
  public void processWatermark1(Watermark mark) throws Exception {
    function.beforeWatermark(mark.getTimestamp());
    processWatermark(mark);
  }

  @Override
  public void processWatermark2(Watermark mark) {
    // Updates of the list neither advance the rows' watermark nor hold it back.
  }

  @Override
  protected void processWatermarkStatus(WatermarkStatus status, int input) throws Exception {
    if (input == ROWS - 1) {
      function.onIdle(status.isIdle());
      processWatermarkStatus(status);
    }
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    function.beforeCheckpoint();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    function.snapshotState();
  }

  @Override
  public void endInput(int input) {
    if (input == ROWS) {
      function.endInput();
    }
  }
}
