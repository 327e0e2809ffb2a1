package io.roguedns.detection.source.text;

import io.roguedns.format.RowBlock;
import java.io.IOException;

/** The rows of a text, as many at a time as a window of it holds. */
interface Blocks {
  /** The longest line or value that is held in memory. */
  int MAX_ROW_BYTES = 64 << 20;

  /** Adds the next rows to a block; false at the end. */
  boolean next(RowBlock block) throws IOException;

  /** Goes on where {@link Window#position} stood after some block. */
  void skipTo(long position) throws IOException;
}
