package io.roguedns.detection.source.text;

import io.roguedns.decode.JsonDecoder;
import io.roguedns.decode.ReadPlan;
import io.roguedns.decode.RejectedRow;
import io.roguedns.decode.RejectedRow.Reason;
import io.roguedns.decode.RowBlock;
import io.roguedns.event.Table;

/** Where the rows of one file go: to the decoder, or rejected for what the file makes of them. */
final class RowSink {
  private final JsonDecoder decoder;
  private final Table tableOfPath;
  private final String file;

  RowSink(ReadPlan plan, String file) {
    this.decoder = new JsonDecoder(plan);
    this.tableOfPath = Table.inPath(file).orElse(null);
    this.file = file;
  }

  /** Takes a row that stands in the window from its first unused byte on. */
  void row(Window window, int to, RowBlock block) {
    decoder.decode(
        window.bytes(),
        window.start(),
        to - window.start(),
        tableOfPath,
        file,
        window.position(),
        block);
  }

  /**
   * Rejects a row.
   *
   * @param head the row's first bytes
   * @param length the whole row's
   */
  void reject(
      Reason reason, String detail, long position, byte[] head, long length, RowBlock block) {
    block.reject(new RejectedRow(file, position, reason, detail, head, length), tableOfPath);
  }
}
