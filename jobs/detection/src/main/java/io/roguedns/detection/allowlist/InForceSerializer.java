package io.roguedns.detection.allowlist;

import io.roguedns.allowlist.Allowlist;
import io.roguedns.detection.types.Fields;
import io.roguedns.detection.types.RowSerializer;
import io.roguedns.detection.types.RowSerializerSnapshot;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes an {@link InForce}, by its entries. */
final class InForceSerializer extends RowSerializer<InForce> {
  static final InForceSerializer INSTANCE = new InForceSerializer();

  @Override
  public InForce createInstance() {
    return new InForce("", 0, Allowlist.EMPTY);
  }

  @Override
  public void serialize(InForce list, DataOutputView out) throws IOException {
    Fields.writeText(list.submission(), out);
    out.writeLong(list.sequence());
    Fields.writeRows(list.allowlist().entries(), EntrySerializer.INSTANCE, out);
  }

  @Override
  public InForce deserialize(DataInputView in) throws IOException {
    return new InForce(
        Fields.readText(in),
        in.readLong(),
        Allowlist.of(Fields.readRows(EntrySerializer.INSTANCE, in)));
  }

  @Override
  public TypeSerializerSnapshot<InForce> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The format's version; made by Flink when it opens a savepoint. */
  public static final class Snapshot extends RowSerializerSnapshot<InForce> {
    @Override
    public TypeSerializer<InForce> restoreSerializer() {
      return INSTANCE;
    }
  }
}
