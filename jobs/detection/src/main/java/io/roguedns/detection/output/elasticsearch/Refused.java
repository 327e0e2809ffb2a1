package io.roguedns.detection.output.elasticsearch;

import io.roguedns.event.RejectedRow;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.CommittableWithLineage;
import org.apache.flink.util.Collector;

/** Takes refused documents out of the messages that the writer sends before each checkpoint. */
final class Refused implements FlatMapFunction<CommittableMessage<RejectedRow>, RejectedRow> {
  private static final long serialVersionUID = 1L;

  @Override
  public void flatMap(CommittableMessage<RejectedRow> message, Collector<RejectedRow> out) {
    if (message instanceof CommittableWithLineage<RejectedRow> refused) {
      out.collect(refused.getCommittable());
    }
  }
}
