package io.roguedns.detection.output.files;

import io.roguedns.detection.output.RowFileFormat;
import io.roguedns.detection.output.RowFileWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.flink.core.fs.FSDataOutputStream;

/** A file of rows in memory. */
public final class TestFile extends FSDataOutputStream {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private TestFile() {}

  static <T> byte[] of(RowFileFormat<T> format, List<T> rows) throws IOException {
    TestFile file = new TestFile();
    RowFileWriter<T> writer = format.begin(file);
    for (T row : rows) {
      writer.write(row);
    }
    writer.finish();
    return file.bytes.toByteArray();
  }

  @Override
  public long getPos() {
    return bytes.size();
  }

  @Override
  public void write(int b) {
    bytes.write(b);
  }

  @Override
  public void write(byte[] from, int offset, int length) {
    bytes.write(from, offset, length);
  }

  @Override
  public void flush() {}

  @Override
  public void sync() {}

  @Override
  public void close() {
    throw new IllegalStateException("a file is closed by who opened it");
  }
}
