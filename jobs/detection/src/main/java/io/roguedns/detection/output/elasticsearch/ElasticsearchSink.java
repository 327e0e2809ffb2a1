package io.roguedns.detection.output.elasticsearch;

import io.roguedns.alert.Alert;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.RejectedRow;
import io.roguedns.finding.Finding;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.AsyncSinkBase;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessageTypeInfo;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.runtime.operators.sink.SinkWriterOperatorFactory;

/**
 * The sink of findings or alerts to Elasticsearch. What Elasticsearch refuses for good comes out
 * again, as the writer's committables: {@link #write} makes a stream of them.
 */
public final class ElasticsearchSink<T> extends AsyncSinkBase<T, BulkAction>
    implements SupportsCommitter<RejectedRow> {
  private static final long serialVersionUID = 1L;

  private final String alias;
  private final Connection connection;

  private ElasticsearchSink(
      String alias, ElementConverter<T, BulkAction> documents, Connection connection) {
    // The limits are the writer's own, which has its reasons beside them.
    super(
        documents,
        ElasticsearchWriter.BATCH_DOCUMENTS,
        ElasticsearchWriter.HANDED_ON_BATCHES,
        ElasticsearchWriter.WAITING_DOCUMENTS,
        ElasticsearchWriter.BATCH_BYTES,
        ElasticsearchWriter.BATCH_MILLIS,
        ElasticsearchWriter.BATCH_BYTES);
    this.alias = alias;
    this.connection = connection;
  }

  /** Writes findings, every revision; gives what Elasticsearch refuses for good. */
  public static DataStream<RejectedRow> writeFindings(
      DataStream<Finding> findings, Connection connection) {
    return write("findings", findings, FindingAction.ALIAS, new FindingAction(), connection);
  }

  /** Writes alerts, every revision; gives what Elasticsearch refuses for good. */
  public static DataStream<RejectedRow> writeAlerts(
      DataStream<Alert> alerts, Connection connection) {
    return write("alerts", alerts, AlertAction.ALIAS, new AlertAction(), connection);
  }

  /**
   * Writes rows.
   *
   * @param name what they are, which the operators' ids and names begin with
   * @param alias what their indices are called together
   * @return what Elasticsearch refuses for good. It leaves the writer in front of a checkpoint's
   *     barrier, so that the checkpoint that ends the writer's care for a document begins that of
   *     the stream's next operator
   */
  private static <T> DataStream<RejectedRow> write(
      String name,
      DataStream<T> rows,
      String alias,
      ElementConverter<T, BulkAction> documents,
      Connection connection) {
    ElasticsearchSink<T> sink = new ElasticsearchSink<>(alias, documents, connection);
    // What sinkTo makes of the writer too; but its committables end in a committer, after the
    // checkpoint, and what a stop's last savepoint brings would wait there for a next run.
    SingleOutputStreamOperator<CommittableMessage<RejectedRow>> written =
        rows.transform(
            name + ": Elasticsearch",
            CommittableMessageTypeInfo.of(sink::getCommittableSerializer),
            new SinkWriterOperatorFactory<>(sink));
    return written
        .uid(name + ".elasticsearch")
        .flatMap(new Refused())
        .returns(RowTypes.REJECTED_ROW)
        .uid(name + ".elasticsearch-refused")
        .name(name + ": refused documents");
  }

  @Override
  public ElasticsearchWriter<T> createWriter(WriterInitContext context) throws IOException {
    return restoreWriter(context, List.of());
  }

  @Override
  public ElasticsearchWriter<T> restoreWriter(
      WriterInitContext context, Collection<BufferedRequestState<BulkAction>> unfinished)
      throws IOException {
    return new ElasticsearchWriter<>(getElementConverter(), context, alias, connection, unfinished);
  }

  @Override
  public SimpleVersionedSerializer<BufferedRequestState<BulkAction>> getWriterStateSerializer() {
    return new BulkActionSerializer();
  }

  @Override
  public SimpleVersionedSerializer<RejectedRow> getCommittableSerializer() {
    return new RefusedSerializer();
  }

  /** There is none to commit: {@link #write} takes the committables from the writer itself. */
  @Override
  public Committer<RejectedRow> createCommitter(CommitterInitContext context) {
    throw new UnsupportedOperationException("attach the sink by writeFindings or writeAlerts");
  }
}
