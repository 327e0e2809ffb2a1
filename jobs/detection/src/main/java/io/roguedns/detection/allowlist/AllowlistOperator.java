package io.roguedns.detection.allowlist;

import io.roguedns.allowlist.Allowlist;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * An operator that judges rows, its first input, by an allowlist whose updates, its second, are
 * broadcast. It has a list before its first row: after a failure the one of the checkpoint, else
 * the one that the job was started with. Time is that of the rows alone.
 *
 * @param <E> what is judged
 * @param <O> what comes of it
 */
public abstract class AllowlistOperator<E, O> extends AbstractStreamOperator<O>
    implements TwoInputStreamOperator<E, InForce, O> {
  private static final String KEY = "in-force";

  /** One key, whose value is the whole list: an update never leaves half a list behind. */
  private static final MapStateDescriptor<String, InForce> LIST =
      new MapStateDescriptor<>("allowlist", Types.STRING, AllowlistTypes.IN_FORCE);

  private final InForce start;
  private transient BroadcastState<String, InForce> state;
  private transient InForce inForce;

  /**
   * @param start the list that the job was started with
   */
  protected AllowlistOperator(InForce start) {
    this.start = start;
  }

  /** Judges by another list from now on; called before the first row, and at every update. */
  protected abstract void judgeBy(Allowlist allowlist, long sequence);

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    state = getOperatorStateBackend().getBroadcastState(LIST);
    InForce saved = state.get(KEY);
    inForce =
        saved == null
            ? start
            : saved.submission().equals(start.submission())
                ? saved
                : new InForce(start.submission(), saved.sequence() + 1, start.allowlist());
    state.put(KEY, inForce);
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
    judgeBy(inForce.allowlist(), inForce.sequence());
  }

  @Override
  public void processElement2(StreamRecord<InForce> update) throws Exception {
    InForce next = update.getValue();
    if (next.sequence() > inForce.sequence()) {
      inForce = next;
      state.put(KEY, next);
      judgeBy(next.allowlist(), next.sequence());
    }
  }

  @Override
  public void processWatermark1(Watermark mark) throws Exception {
    processWatermark(mark);
  }

  @Override
  public void processWatermark2(Watermark mark) {
    // Updates of the list neither advance the rows' time nor hold it back.
  }

  @Override
  protected void processWatermarkStatus(WatermarkStatus status, int input) throws Exception {
    if (input == 0) {
      processWatermarkStatus(status);
    }
  }
}
