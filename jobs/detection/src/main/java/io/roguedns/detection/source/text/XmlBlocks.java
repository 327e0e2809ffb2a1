package io.roguedns.detection.source.text;

import io.roguedns.event.RejectedRow;
import io.roguedns.event.RejectedRow.Reason;
import io.roguedns.format.RowBlock;
import io.roguedns.format.sysmon.SysmonXml;
import io.roguedns.format.sysmon.XmlEvents;
import java.io.IOException;

/** The events of a text in XML, on a line each or laid out over several, in a root or in none. */
final class XmlBlocks implements Blocks {
  /** A tag that is cut where the window ends is no longer than this. */
  private static final int TAG = 8;

  private final Window window;
  private final RowSink rows;
  private long from;
  private boolean ended;

  XmlBlocks(Window window, RowSink rows) {
    this.window = window;
    this.rows = rows;
  }

  @Override
  public boolean next(RowBlock block) throws IOException {
    while (!ended) {
      if (event(block)) {
        continue;
      }
      // No whole event is left in the window: what it held makes a block.
      if (block.rowsRead() > 0) {
        return true;
      }
      if (window.length() > SysmonXml.MAX_EVENT_BYTES) {
        rejectEvent(block);
      } else if (!window.fill()) {
        end(block);
      }
    }
    return block.rowsRead() > 0;
  }

  /** Takes the window's next event, if it holds all of it. */
  private boolean event(RowBlock block) throws IOException {
    int begin = XmlEvents.begin(window.bytes(), window.start(), window.end());
    if (begin < 0) {
      window.use(Math.max(window.start(), window.end() - TAG));
      return false;
    }
    window.use(begin);
    int end = XmlEvents.end(window.bytes(), begin, window.end());
    if (end < 0) {
      return false;
    }
    take(end, block);
    return true;
  }

  private void take(int to, RowBlock block) throws IOException {
    if (window.position() >= from) {
      rows.row(window, to, block);
    }
    window.use(to);
  }

  private void rejectEvent(RowBlock block) {
    if (window.position() >= from) {
      rows.reject(
          Reason.TOO_LARGE,
          "an event longer than " + SysmonXml.MAX_EVENT_BYTES + " bytes",
          window.position(),
          window.head(RejectedRow.MAX_RAW_BYTES),
          window.length(),
          block);
    }
    // No other event begins in it: that would have ended it.
    window.use(window.end() - TAG);
  }

  private void end(RowBlock block) throws IOException {
    ended = true;
    if (XmlEvents.begin(window.bytes(), window.start(), window.end()) >= 0) {
      take(window.end(), block);
    }
  }

  /** Reads from the start again: the text can't be entered in the middle. */
  @Override
  public void skipTo(long position) {
    from = position;
  }
}
