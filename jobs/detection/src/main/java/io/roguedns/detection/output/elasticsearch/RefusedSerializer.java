package io.roguedns.detection.output.elasticsearch;

import io.roguedns.detection.types.RejectedRowSerializer;
import io.roguedns.event.RejectedRow;
import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Carries refused documents from the writer to the rejected output. */
final class RefusedSerializer implements SimpleVersionedSerializer<RejectedRow> {
  private static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(RejectedRow row) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(256);
    RejectedRowSerializer.INSTANCE.serialize(row, out);
    return out.getCopyOfBuffer();
  }

  @Override
  public RejectedRow deserialize(int version, byte[] serialized) throws IOException {
    if (version != VERSION) {
      throw new IOException("refused documents of version " + version + " can't be read");
    }
    return RejectedRowSerializer.INSTANCE.deserialize(new DataInputDeserializer(serialized));
  }
}
