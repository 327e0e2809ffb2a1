package io.roguedns.detection.output;

import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.core.fs.FSDataOutputStream;

/** A format of files of rows. */
public interface RowFileFormat<T> extends Serializable {
  /** What a file's name ends with, without the dot. */
  String extension();

  /**
   * Begins a file.
   *
   * @param out is closed by the caller, after {@link RowFileWriter#finish()} or a failure
   */
  RowFileWriter<T> begin(FSDataOutputStream out) throws IOException;
}
