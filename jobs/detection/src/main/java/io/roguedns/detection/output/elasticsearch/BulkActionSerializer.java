package io.roguedns.detection.output.elasticsearch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriterStateSerializer;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;

/** Writes the documents that a checkpoint finds unsent or unanswered. */
final class BulkActionSerializer extends AsyncSinkWriterStateSerializer<BulkAction> {
  private static final int VERSION = 1;
  private static final int NO_SOURCE = -1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public BufferedRequestState<BulkAction> deserialize(int version, byte[] serialized)
      throws IOException {
    if (version != VERSION) {
      throw new IOException("unsent documents of version " + version + " can't be read");
    }
    return super.deserialize(version, serialized);
  }

  @Override
  protected void serializeRequestToStream(BulkAction action, DataOutputStream out)
      throws IOException {
    writeBytes(action.index().getBytes(StandardCharsets.UTF_8), out);
    writeBytes(action.id().getBytes(StandardCharsets.UTF_8), out);
    out.writeLong(action.version());
    writeBytes(action.source(), out);
  }

  @Override
  protected BulkAction deserializeRequestFromStream(long requestSize, DataInputStream in)
      throws IOException {
    return new BulkAction(
        new String(readBytes(in), StandardCharsets.UTF_8),
        new String(readBytes(in), StandardCharsets.UTF_8),
        in.readLong(),
        readBytes(in));
  }

  private static void writeBytes(byte[] bytes, DataOutputStream out) throws IOException {
    if (bytes == null) {
      out.writeInt(NO_SOURCE);
    } else {
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length == NO_SOURCE) {
      return null;
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }
}
