package io.roguedns.detection.signal.highvolume;

import io.roguedns.detection.types.Fields;
import io.roguedns.detection.types.RowSerializer;
import io.roguedns.detection.types.RowSerializerSnapshot;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link CountBatch}. */
final class CountBatchSerializer extends RowSerializer<CountBatch> {
  static final CountBatchSerializer INSTANCE = new CountBatchSerializer();

  @Override
  public CountBatch createInstance() {
    return new CountBatch(0, 0, 0, "", List.of());
  }

  @Override
  public void serialize(CountBatch batch, DataOutputView out) throws IOException {
    out.writeLong(batch.bin());
    out.writeInt(batch.share());
    out.writeLong(batch.sequence());
    Fields.writeText(batch.allowlistVersion(), out);
    Fields.writeRows(batch.counts(), PartialCountSerializer.INSTANCE, out);
  }

  @Override
  public CountBatch deserialize(DataInputView in) throws IOException {
    return new CountBatch(
        in.readLong(),
        in.readInt(),
        in.readLong(),
        Fields.readText(in),
        Fields.readRows(PartialCountSerializer.INSTANCE, in));
  }

  @Override
  public TypeSerializerSnapshot<CountBatch> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The format's version; made by Flink when it opens a savepoint. */
  public static final class Snapshot extends RowSerializerSnapshot<CountBatch> {
    @Override
    public TypeSerializer<CountBatch> restoreSerializer() {
      return INSTANCE;
    }
  }
}
