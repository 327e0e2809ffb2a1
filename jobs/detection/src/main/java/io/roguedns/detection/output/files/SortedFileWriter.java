package io.roguedns.detection.output.files;

import java.io.IOException;
import org.apache.flink.api.connector.sink2.SinkWriter;

/** Collects rows until the input ends, then writes them in order. */
final class SortedFileWriter<T> implements SinkWriter<T> {
  private final RowSorter<T> sorter;
  private final RollingFiles<T> files;
  private boolean written;

  SortedFileWriter(RowSorter<T> sorter, RollingFiles<T> files) {
    this.sorter = sorter;
    this.files = files;
  }

  @Override
  public void write(T row, Context context) throws IOException {
    sorter.add(row);
  }

  @Override
  public void flush(boolean endOfInput) throws IOException {
    if (!endOfInput || written) {
      return;
    }
    RowSorter.Cursor<T> sorted = sorter.sorted();
    for (T row = sorted.next(); row != null; row = sorted.next()) {
      files.write(row);
    }
    files.finish();
    written = true;
  }

  @Override
  public void close() throws IOException {
    try (sorter;
        files) {
      // Both are let go of, whatever became of the run.
    }
  }
}
