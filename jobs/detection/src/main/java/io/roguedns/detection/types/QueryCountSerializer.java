package io.roguedns.detection.types;

import io.roguedns.finding.QueryCount;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link QueryCount}. */
public final class QueryCountSerializer extends RowSerializer<QueryCount> {
  public static final QueryCountSerializer INSTANCE = new QueryCountSerializer();

  @Override
  public QueryCount createInstance() {
    return new QueryCount(1, 0, "", "", 0, 0, 0, 0, "");
  }

  @Override
  public void serialize(QueryCount count, DataOutputView out) throws IOException {
    out.writeLong(count.width());
    out.writeLong(count.bin());
    Fields.writeText(count.device(), out);
    Fields.writeText(count.process(), out);
    out.writeLong(count.queries());
    out.writeLong(count.servers());
    out.writeLong(count.inspected());
    out.writeLong(count.exempt());
    Fields.writeText(count.exemptBy(), out);
  }

  @Override
  public QueryCount deserialize(DataInputView in) throws IOException {
    // Java evaluates arguments from left to right, which is the order they were written in.
    return new QueryCount(
        in.readLong(),
        in.readLong(),
        Fields.readText(in),
        Fields.readText(in),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        Fields.readText(in));
  }

  @Override
  public TypeSerializerSnapshot<QueryCount> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The format's version; made by Flink when it opens a savepoint. */
  public static final class Snapshot extends RowSerializerSnapshot<QueryCount> {
    @Override
    public TypeSerializer<QueryCount> restoreSerializer() {
      return INSTANCE;
    }
  }
}
