package io.roguedns.detection.source.text;

import io.roguedns.event.RejectedRow;
import io.roguedns.event.RejectedRow.Reason;
import io.roguedns.format.RowBlock;
import io.roguedns.json.ValueSkipper;
import java.io.IOException;
import java.util.Arrays;

/**
 * The values of a text that isn't laid out in lines: one after another, or in a list, whose commas
 * and brackets are passed over. A value's end follows from its quotes and brackets, so that a
 * broken one costs no other; which ones are rows is for the decoder to say.
 */
final class DocumentBlocks implements Blocks {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final Window window;
  private final RowSink rows;
  private final ValueSkipper skipper = new ValueSkipper();
  private long from;
  private boolean inList;
  private boolean ended;

  DocumentBlocks(Window window, RowSink rows) {
    this.window = window;
    this.rows = rows;
  }

  @Override
  public boolean next(RowBlock block) throws IOException {
    if (window.position() == 0 && window.length() == 0 && window.fill()) {
      skipByteOrderMark();
    }
    while (!ended) {
      findValue();
      if (window.length() > 0 && value(block)) {
        continue;
      }
      // No whole value is left in the window: what it held makes a block.
      if (block.rowsRead() > 0) {
        return true;
      }
      if (window.length() >= MAX_ROW_BYTES) {
        rejectValue(block);
      } else if (!window.fill()) {
        end(block);
      }
    }
    return block.rowsRead() > 0;
  }

  private void skipByteOrderMark() {
    byte[] head = window.head(3);
    if (Arrays.equals(head, BYTE_ORDER_MARK)) {
      window.use(3);
    }
  }

  /** Passes over what stands between values. */
  private void findValue() {
    byte[] bytes = window.bytes();
    int at = window.start();
    for (; at < window.end(); at++) {
      byte here = bytes[at];
      if (here == '[' && !inList) {
        inList = true;
      } else if (here == ']') {
        inList = false;
      } else if (here != ',' && here != ' ' && here != '\n' && here != '\r' && here != '\t') {
        break;
      }
    }
    window.use(at);
  }

  /** Takes the value that the window begins with, if it holds all of it. */
  private boolean value(RowBlock block) throws IOException {
    skipper.reset();
    int to = skipper.skip(window.bytes(), window.start(), window.end());
    if (to < 0) {
      return false;
    }
    if (window.position() >= from) {
      rows.row(window, to, block);
    }
    window.use(to);
    return true;
  }

  private void rejectValue(RowBlock block) throws IOException {
    long position = window.position();
    byte[] head = window.head(RejectedRow.MAX_RAW_BYTES);
    skipper.reset();
    int to = skipper.skip(window.bytes(), window.start(), window.end());
    while (to < 0) {
      window.use(window.end());
      if (!window.fill()) {
        break;
      }
      to = skipper.skip(window.bytes(), window.start(), window.end());
    }
    window.use(to < 0 ? window.end() : to);
    String detail = "a value longer than " + MAX_ROW_BYTES + " bytes";
    reject(Reason.TOO_LARGE, detail, position, head, block);
  }

  private void end(RowBlock block) {
    ended = true;
    if (window.length() > 0 || inList) {
      long position = window.position();
      byte[] head = window.head(RejectedRow.MAX_RAW_BYTES);
      window.use(window.end());
      reject(Reason.MALFORMED, "the file ends in a value or list", position, head, block);
    }
  }

  private void reject(Reason reason, String detail, long position, byte[] head, RowBlock block) {
    if (position >= from) {
      rows.reject(reason, detail, position, head, window.position() - position, block);
    }
  }

  /** Reads from the start again: what a place in a document is can't be told from there alone. */
  @Override
  public void skipTo(long position) throws IOException {
    from = position;
  }
}
