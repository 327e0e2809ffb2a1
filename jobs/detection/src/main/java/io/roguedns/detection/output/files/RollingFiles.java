package io.roguedns.detection.output.files;

import io.roguedns.detection.output.RowFileFormat;
import io.roguedns.detection.output.RowFileWriter;
import java.io.Closeable;
import java.io.IOException;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;

/**
 * Writes rows to {@code part-00000}, {@code part-00001} and so on, each with a maximum number of
 * rows.
 */
final class RollingFiles<T> implements Closeable {
  private final RowFileFormat<T> format;
  private final Path directory;
  private final FileSystem files;
  private final long rowsPerFile;

  private Path path;
  private FSDataOutputStream out;
  private RowFileWriter<T> writer;
  private long rows;
  private int number;

  RollingFiles(RowFileFormat<T> format, Path directory, FileSystem files, long rowsPerFile) {
    this.format = format;
    this.directory = directory;
    this.files = files;
    this.rowsPerFile = rowsPerFile;
  }

  void write(T row) throws IOException {
    if (rows == rowsPerFile) {
      finish();
    }
    try {
      if (writer == null) {
        begin();
      }
      writer.write(row);
    } catch (IOException e) {
      throw failure(e);
    }
    rows++;
  }

  /** Completes the file that is being written, if there is one. */
  void finish() throws IOException {
    if (writer == null) {
      return;
    }
    try {
      writer.finish();
      out.flush();
      if (!files.isDistributedFS()) {
        out.sync();
      }
      out.close();
    } catch (IOException e) {
      throw failure(e);
    }
    writer = null;
    out = null;
    rows = 0;
  }

  /** Lets go of a file that couldn't be completed. */
  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }

  private void begin() throws IOException {
    path = new Path(directory, "part-%05d.%s".formatted(number, format.extension()));
    number++;
    out = files.create(path, WriteMode.OVERWRITE);
    writer = format.begin(out);
  }

  private IOException failure(IOException cause) {
    return new IOException("can't write " + path.getPath() + ": " + cause.getMessage(), cause);
  }
}
