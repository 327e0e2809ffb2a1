package io.roguedns.detection.allowlist;

import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Runs an {@link AllowlistFunction} by the list that the job was started with. It has one input, so
 * that it stays chained to the reader.
 *
 * @param <E> the rows
 * @param <O> what is emitted
 */
public final class FixedAllowlistOperator<E, O> extends AbstractStreamOperator<O>
    implements OneInputStreamOperator<E, O>, BoundedOneInput {
  private final AllowlistFunction<E, O> function;
  private final InForce list;

  /**
   * @param list the list that rows are processed by
   */
  public FixedAllowlistOperator(AllowlistFunction<E, O> function, InForce list) {
    this.function = function;
    this.list = list;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    function.initializeState(context.getOperatorStateStore());
  }

  @Override
  public void open() throws Exception {
    super.open();
    function.open(getRuntimeContext(), output);
    function.useAllowlist(list.allowlist(), list.sequence());
  }

  @Override
  public void processElement(StreamRecord<E> row) {
    function.processElement(row);
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    function.beforeWatermark(mark.getTimestamp());
    super.processWatermark(mark);
  }

  @Override
  public void processWatermarkStatus(WatermarkStatus status) throws Exception {
    function.onIdle(status.isIdle());
    super.processWatermarkStatus(status);
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
  public void endInput() {
    function.endInput();
  }
}
