package io.roguedns.detection.output.kafka;

import io.roguedns.detection.types.RowSerializer;
import io.roguedns.detection.types.RowSerializerSnapshot;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link TopicRecord}. */
final class TopicRecordSerializer extends RowSerializer<TopicRecord> {
  static final TopicRecordSerializer INSTANCE = new TopicRecordSerializer();

  private static final int NULL = -1;

  @Override
  public TopicRecord createInstance() {
    return new TopicRecord(new byte[0], null);
  }

  @Override
  public void serialize(TopicRecord row, DataOutputView out) throws IOException {
    write(row.key(), out);
    write(row.value(), out);
  }

  private static void write(byte[] bytes, DataOutputView out) throws IOException {
    out.writeInt(bytes == null ? NULL : bytes.length);
    if (bytes != null) {
      out.write(bytes);
    }
  }

  @Override
  public TopicRecord deserialize(DataInputView in) throws IOException {
    return new TopicRecord(read(in), read(in));
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
  public TypeSerializerSnapshot<TopicRecord> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The format's version; made by Flink when it opens a savepoint. */
  public static final class Snapshot extends RowSerializerSnapshot<TopicRecord> {
    @Override
    public TypeSerializer<TopicRecord> restoreSerializer() {
      return INSTANCE;
    }
  }
}
