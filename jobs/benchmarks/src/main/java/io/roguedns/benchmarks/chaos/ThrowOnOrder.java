package io.roguedns.benchmarks.chaos;

import io.roguedns.benchmarks.chaos.ThrowOrders.Place;
import java.io.IOException;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;

/** Hands on what comes, and throws when it is ordered to. */
final class ThrowOnOrder<T> extends RichMapFunction<T, T>
    implements CheckpointedFunction, CheckpointListener {
  private static final long serialVersionUID = 1L;

  private final ThrowOrders orders;
  private final Place place;

  ThrowOnOrder(ThrowOrders orders, Place place) {
    this.orders = orders;
    this.place = place;
  }

  @Override
  public T map(T element) throws IOException {
    orders.obey(place);
    return element;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) {
    // It has none: it only takes part in checkpoints.
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws IOException {
    orders.obey(Place.SNAPSHOT);
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws IOException {
    orders.obey(Place.COMMIT);
  }
}
