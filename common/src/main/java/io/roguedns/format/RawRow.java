package io.roguedns.format;

import io.roguedns.event.RejectedRow;
import io.roguedns.event.RejectedRow.Reason;
import io.roguedns.event.Table;
import java.util.Arrays;

/**
 * A row as it was read, and the block that it goes to. It holds good only while the bytes do.
 *
 * @param from the row's first byte
 * @param to the index after its last
 * @param source where it comes from, for a row that is rejected
 * @param position where in the source
 */
public record RawRow(byte[] bytes, int from, int to, String source, long position, RowBlock block) {
  /** The longest row that is parsed; a message of many rows may be longer. */
  public static final int MAX_BYTES = 16 << 20;

  private static final int SHOWN = 100;

  /** How many bytes it has. */
  public int length() {
    return to - from;
  }

  /**
   * Adds the row to its block as one that can't be read.
   *
   * @param table the table that it is of, or null if it is unknown
   */
  public void reject(Table table, Reason reason, String detail) {
    int kept = Math.min(length(), RejectedRow.MAX_RAW_BYTES);
    byte[] raw = Arrays.copyOfRange(bytes, from, from + kept);
    block.reject(new RejectedRow(source, position, reason, detail, raw, length()), table);
  }

  /** Rejects the row for a field that holds what it can't. */
  public void rejectField(Table table, Reason reason, String field, String what, String text) {
    reject(
        table,
        reason,
        text.isEmpty() ? "no " + field : field + " isn't a valid " + what + ": " + shown(text));
  }

  private static String shown(String text) {
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }
}
