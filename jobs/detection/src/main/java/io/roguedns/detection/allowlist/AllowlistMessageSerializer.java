package io.roguedns.detection.allowlist;

import io.roguedns.detection.types.Fields;
import io.roguedns.detection.types.RowSerializer;
import io.roguedns.detection.types.RowSerializerSnapshot;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes an {@link AllowlistMessage}. */
final class AllowlistMessageSerializer extends RowSerializer<AllowlistMessage> {
  static final AllowlistMessageSerializer INSTANCE = new AllowlistMessageSerializer();
  private static final int NULL = -1;

  @Override
  public AllowlistMessage createInstance() {
    return AllowlistMessage.TICK;
  }

  @Override
  public void serialize(AllowlistMessage message, DataOutputView out) throws IOException {
    Fields.writeText(message.source(), out);
    out.writeInt(message.partition());
    out.writeLong(message.offset());
    write(message.key(), out);
    write(message.value(), out);
  }

  private static void write(byte[] bytes, DataOutputView out) throws IOException {
    out.writeInt(bytes == null ? NULL : bytes.length);
    if (bytes != null) {
      out.write(bytes);
    }
  }

  @Override
  public AllowlistMessage deserialize(DataInputView in) throws IOException {
    return new AllowlistMessage(
        Fields.readText(in), in.readInt(), in.readLong(), read(in), read(in));
  }

  private static byte[] read(DataInputView in) throws IOException {
    int length = in.readInt();
    if (length == NULL) {
      return null;
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }

  @Override
  public TypeSerializerSnapshot<AllowlistMessage> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The format's version; made by Flink when it opens a savepoint. */
  public static final class Snapshot extends RowSerializerSnapshot<AllowlistMessage> {
    @Override
    public TypeSerializer<AllowlistMessage> restoreSerializer() {
      return INSTANCE;
    }
  }
}
