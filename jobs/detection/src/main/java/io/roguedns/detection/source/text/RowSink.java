package io.roguedns.detection.source.text;

import io.roguedns.detection.source.CorruptFileException;
import io.roguedns.event.RejectedRow;
import io.roguedns.event.RejectedRow.Reason;
import io.roguedns.format.RawRow;
import io.roguedns.format.RowBlock;
import io.roguedns.format.RowOrigin;
import io.roguedns.format.zeek.ZeekLog;
import io.roguedns.input.InputSpec;
import io.roguedns.input.RowDecoder;
import io.roguedns.json.Bytes;

/** Where the rows of one file go: to a decoder, or rejected for what the file makes of them. */
final class RowSink {
  private final RowOrigin origin;
  private final RowDecoder decoder;
  private final TsvLines lines;
  private final boolean ignored;

  /**
   * @param head what the file's beginning tells
   */
  RowSink(InputSpec spec, TextHead head, String file) {
    origin = RowOrigin.ofPath(file);
    decoder = new RowDecoder(spec);
    lines =
        head.form() == TextHead.Form.TSV ? new TsvLines(spec, head, ZeekLog.ofName(file)) : null;
    ignored = head.form() == TextHead.Form.UNKNOWN;
  }

  /**
   * Takes a row that stands in the window from its first unused byte on.
   *
   * @throws CorruptFileException if the row shows that the file can't be read
   */
  void row(Window window, int to, RowBlock block) throws CorruptFileException {
    byte[] bytes = window.bytes();
    int from = window.start();
    if (lines != null) {
      lines.take(new RawRow(bytes, from, to, origin.source(), window.position(), block));
    } else if (!ignored) {
      decoder.decode(bytes, from, to - from, origin, window.position(), false, block);
    } else if (Bytes.skipBlanks(bytes, from, to) < to) {
      block.countIgnored(1);
    }
  }

  /**
   * Rejects a row.
   *
   * @param head the row's first bytes
   * @param length the whole row's
   */
  void reject(
      Reason reason, String detail, long position, byte[] head, long length, RowBlock block) {
    block.reject(
        new RejectedRow(origin.source(), position, reason, detail, head, length),
        origin.tableOfName());
  }
}
