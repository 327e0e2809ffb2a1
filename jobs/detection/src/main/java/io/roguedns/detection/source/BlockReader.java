package io.roguedns.detection.source;

import io.roguedns.format.RowBlock;
import java.io.Closeable;
import java.io.IOException;

/** Reads one range of one file, block by block. */
public interface BlockReader extends Closeable {
  /**
   * The next rows, or null at the range's end.
   *
   * @throws CorruptFileException if what is read isn't what the file claims to be
   */
  RowBlock next() throws IOException;

  /** Where the reader is: what {@link #skipTo} takes to go on behind the last block. */
  long position();

  /** Goes on at a position that a reader of the same range was at. */
  void skipTo(long position) throws IOException;
}
