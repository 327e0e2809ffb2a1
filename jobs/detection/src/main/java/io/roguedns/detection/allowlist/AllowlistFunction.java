package io.roguedns.detection.allowlist;

import io.roguedns.allowlist.Allowlist;
import java.io.Serializable;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * The processing of rows with an allowlist, for a fixed list and for one that changes while the job
 * runs: {@link AllowlistSupply#apply} picks the operator. One thread calls it, and it always has a
 * list before its first row. The default methods do nothing.
 *
 * @param <E> the rows
 * @param <O> what is emitted
 */
public abstract class AllowlistFunction<E, O> implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * Restores operator state; called once, before {@link #open}.
   *
   * @throws Exception if state can't be read
   */
  public void initializeState(OperatorStateStore store) throws Exception {}

  /** Called once, before the first list. What is emitted goes to the output. */
  public abstract void open(RuntimeContext runtime, Output<StreamRecord<O>> output);

  /**
   * Takes another allowlist; called before the first row, and at every update.
   *
   * @param sequence grows with every update
   */
  public abstract void useAllowlist(Allowlist allowlist, long sequence);

  /** Processes a row. The record may be reused to emit what comes of it. */
  public abstract void processElement(StreamRecord<E> row);

  /** Called before a watermark of the rows is emitted, in milliseconds since 1970. */
  public void beforeWatermark(long watermark) {}

  /** Called when the rows' input becomes idle or active. */
  public void onIdle(boolean idle) {}

  /** Called before the barrier of a checkpoint is emitted. */
  public void beforeCheckpoint() {}

  /**
   * Writes operator state.
   *
   * @throws Exception if it can't be written
   */
  public void snapshotState() throws Exception {}

  /** Called at the end of the rows. */
  public void endInput() {}
}
