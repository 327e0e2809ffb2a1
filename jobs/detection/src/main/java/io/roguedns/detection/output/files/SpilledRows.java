package io.roguedns.detection.output.files;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Rows one after the other in a temporary file. Each is written and read as a whole, with its
 * length in front: serializers go byte by byte, which is quick in an array, and slow in a stream.
 */
final class SpilledRows<T> implements RowSorter.Cursor<T> {
  private static final int FIRST_BYTES = 1 << 10;

  private final TypeSerializer<T> serializer;
  private final DataInputStream in;
  private final DataInputDeserializer row = new DataInputDeserializer();
  private byte[] bytes = new byte[FIRST_BYTES];
  private long left;

  private SpilledRows(TypeSerializer<T> serializer, DataInputStream in, long rows) {
    this.serializer = serializer;
    this.in = in;
    this.left = rows;
  }

  /** Where some rows lie. */
  record Run(long from, long to, long rows) {}

  /** Writes rows to the end of a file. */
  static <T> Run write(SpillFile file, TypeSerializer<T> serializer, List<T> rows)
      throws IOException {
    long from = file.size();
    DataOutputStream out = new DataOutputStream(file.appending());
    DataOutputSerializer row = new DataOutputSerializer(FIRST_BYTES);
    for (T each : rows) {
      row.clear();
      serializer.serialize(each, row);
      out.writeInt(row.length());
      out.write(row.getSharedBuffer(), 0, row.length());
    }
    out.flush();
    return new Run(from, file.size(), rows.size());
  }

  static <T> SpilledRows<T> read(
      SpillFile file, TypeSerializer<T> serializer, Run run, int bufferBytes) {
    return new SpilledRows<>(
        serializer,
        new DataInputStream(file.reading(run.from(), run.to(), bufferBytes)),
        run.rows());
  }

  @Override
  public T next() throws IOException {
    if (left == 0) {
      return null;
    }
    left--;
    int length = in.readInt();
    if (length > bytes.length) {
      bytes = new byte[Math.max(length, 2 * bytes.length)];
    }
    in.readFully(bytes, 0, length);
    row.setBuffer(bytes, 0, length);
    return serializer.deserialize(row);
  }
}
