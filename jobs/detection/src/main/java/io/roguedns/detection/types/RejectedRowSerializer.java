package io.roguedns.detection.types;

import io.roguedns.event.RejectedRow;
import io.roguedns.event.RejectedRow.Reason;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes a {@link RejectedRow}; its reason is written by name, so reasons can be added anywhere.
 */
public final class RejectedRowSerializer extends RowSerializer<RejectedRow> {
  public static final RejectedRowSerializer INSTANCE = new RejectedRowSerializer();

  @Override
  public RejectedRow createInstance() {
    return new RejectedRow("", 0, Reason.MALFORMED, "", new byte[0], 0);
  }

  @Override
  public void serialize(RejectedRow row, DataOutputView out) throws IOException {
    Fields.writeText(row.source(), out);
    out.writeLong(row.position());
    Fields.writeText(row.reason().name(), out);
    Fields.writeText(row.detail(), out);
    out.writeInt(row.raw().length);
    out.write(row.raw());
    out.writeLong(row.length());
    out.writeLong(row.rows());
  }

  @Override
  public RejectedRow deserialize(DataInputView in) throws IOException {
    return new RejectedRow(
        Fields.readText(in),
        in.readLong(),
        Reason.valueOf(Fields.readText(in)),
        Fields.readText(in),
        readBytes(in),
        in.readLong(),
        in.readLong());
  }

  private static byte[] readBytes(DataInputView in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }

  @Override
  public TypeSerializerSnapshot<RejectedRow> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The format's version; made by Flink when it opens a savepoint. */
  public static final class Snapshot extends RowSerializerSnapshot<RejectedRow> {
    private static final int VERSION = 2;

    public Snapshot() {
      super(VERSION, VERSION, VERSION);
    }

    @Override
    public TypeSerializer<RejectedRow> restoreSerializer() {
      return INSTANCE;
    }
  }
}
