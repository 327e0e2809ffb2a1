package io.roguedns.detection.source.text;

import io.roguedns.event.RejectedRow;
import io.roguedns.event.RejectedRow.Reason;
import io.roguedns.format.RowBlock;
import io.roguedns.json.Bytes;
import java.io.IOException;

/** The lines that begin in a range of a text. */
final class LineBlocks implements Blocks {
  private final Window window;
  private final RowSink rows;
  private final long limit;
  private boolean ended;

  /**
   * @param limit where the range ends: lines that begin before it are read to their end
   */
  LineBlocks(Window window, RowSink rows, long limit) {
    this.window = window;
    this.rows = rows;
    this.limit = limit;
  }

  /** Skips the rest of a line that began before. */
  void skipLine() throws IOException {
    int end = lineEnd(0);
    while (end < 0) {
      window.use(window.end());
      if (!window.fill()) {
        return;
      }
      end = lineEnd(0);
    }
    window.use(end + 1);
  }

  @Override
  public boolean next(RowBlock block) throws IOException {
    int searched = 0;
    while (!ended && window.position() < limit) {
      int end = lineEnd(searched);
      if (end >= 0) {
        lines(end, block);
        return true;
      }
      searched = window.length();
      if (searched >= MAX_ROW_BYTES) {
        rejectLine(block);
        return true;
      }
      if (!window.fill()) {
        rows.row(window, window.end(), block);
        window.use(window.end());
        ended = true;
        return true;
      }
    }
    return false;
  }

  /** All whole lines of the window. */
  private void lines(int firstEnd, RowBlock block) throws IOException {
    int end = firstEnd;
    while (end >= 0 && window.position() < limit) {
      rows.row(window, end, block);
      window.use(end + 1);
      end = lineEnd(0);
    }
  }

  private int lineEnd(int searched) {
    return Bytes.indexOf(window.bytes(), window.start() + searched, window.end(), (byte) '\n');
  }

  private void rejectLine(RowBlock block) throws IOException {
    long position = window.position();
    byte[] head = window.head(RejectedRow.MAX_RAW_BYTES);
    skipLine();
    long length = window.position() - position;
    rows.reject(
        Reason.TOO_LARGE,
        "a line longer than " + MAX_ROW_BYTES + " bytes",
        position,
        head,
        length,
        block);
  }

  @Override
  public void skipTo(long position) throws IOException {
    window.seek(position);
    ended = false;
  }
}
