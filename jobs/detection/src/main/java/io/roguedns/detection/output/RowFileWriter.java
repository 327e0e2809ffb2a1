package io.roguedns.detection.output;

import java.io.IOException;

/** Writes the rows of one file. */
public interface RowFileWriter<T> {
  void write(T row) throws IOException;

  /** Writes what is still held back and what stands at the file's end. */
  void finish() throws IOException;
}
