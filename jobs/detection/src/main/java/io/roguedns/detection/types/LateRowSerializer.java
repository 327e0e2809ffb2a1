package io.roguedns.detection.types;

import io.roguedns.event.LateRow;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link LateRow}. */
public final class LateRowSerializer extends RowSerializer<LateRow> {
  public static final LateRowSerializer INSTANCE = new LateRowSerializer();

  private static final LateRow.Reason[] REASONS = LateRow.Reason.values();

  @Override
  public LateRow createInstance() {
    return LateRow.afterWatermark(NetworkEventSerializer.INSTANCE.createInstance(), 0);
  }

  @Override
  public void serialize(LateRow row, DataOutputView out) throws IOException {
    NetworkEventSerializer.INSTANCE.serialize(row.event(), out);
    out.writeLong(row.rows());
    out.writeLong(row.lateByMillis());
    out.writeByte(row.reason().ordinal());
  }

  @Override
  public LateRow deserialize(DataInputView in) throws IOException {
    return new LateRow(
        NetworkEventSerializer.INSTANCE.deserialize(in),
        in.readLong(),
        in.readLong(),
        REASONS[in.readByte()]);
  }

  @Override
  public TypeSerializerSnapshot<LateRow> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The format's version; made by Flink when it opens a savepoint. */
  public static final class Snapshot extends RowSerializerSnapshot<LateRow> {
    private static final int VERSION = 3;

    public Snapshot() {
      super(VERSION, VERSION, VERSION);
    }

    @Override
    public TypeSerializer<LateRow> restoreSerializer() {
      return INSTANCE;
    }
  }
}
