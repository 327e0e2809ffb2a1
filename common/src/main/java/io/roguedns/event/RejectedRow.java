package io.roguedns.event;

import io.roguedns.text.CutText;
import java.util.Arrays;
import java.util.Locale;

/**
 * A row that can't be read; or several of one block and one reason, which are counted together
 * since they are too many and too small to be kept one by one.
 *
 * @param source where it came from: a file's path, or a topic and partition
 * @param position of several the first's; where in the source: the byte at which a line of text
 *     begins (after decompression), the number of a Parquet file's row, the offset of a message
 * @param reason why, as a short word that can be counted, see {@link Reason}
 * @param detail why, for a person
 * @param raw the row as it was read, cut at {@link #MAX_RAW_BYTES}
 * @param length the row's whole length in bytes; of several all together
 * @param rows the number of rows
 */
public record RejectedRow(
    String source,
    long position,
    Reason reason,
    String detail,
    byte[] raw,
    long length,
    long rows) {
  /** The most bytes of a row that are kept; source, position and length find the rest. */
  public static final int MAX_RAW_BYTES = 1 << 16;

  private static final int MAX_SOURCE_BYTES = 8_192;
  private static final int MAX_DETAIL_BYTES = 2_048;

  /** Cuts what is longer than its limit, raw text in front of a character. */
  public RejectedRow {
    source = CutText.shorten(source, MAX_SOURCE_BYTES);
    detail = detail == null ? null : CutText.shorten(detail, MAX_DETAIL_BYTES);
    boolean isCut = length > raw.length && raw.length == MAX_RAW_BYTES;
    raw = isCut || raw.length > MAX_RAW_BYTES ? wholeCharacters(raw, MAX_RAW_BYTES) : raw;
  }

  /** The same with less of the row. */
  public RejectedRow withRaw(int bytes) {
    return new RejectedRow(
        source,
        position,
        reason,
        detail,
        raw.length > bytes ? wholeCharacters(raw, bytes) : raw,
        length);
  }

  /** Whether something of the row was cut. */
  public boolean isCut() {
    return raw.length < length;
  }

  /**
   * The first bytes, without those of a character of UTF-8 that ends behind them. Of what isn't
   * UTF-8 at most three bytes fewer than could be.
   */
  private static byte[] wholeCharacters(byte[] raw, int most) {
    int end = Math.min(raw.length, most);
    int lead = end - 1;
    while (lead >= 0 && lead > end - 4 && (raw[lead] & 0xC0) == 0x80) {
      lead--;
    }
    if (lead >= 0 && lead + sequenceLength(raw[lead]) > end) {
      end = lead;
    }
    return end == raw.length ? raw : Arrays.copyOf(raw, end);
  }

  private static int sequenceLength(byte lead) {
    int bits = lead & 0xFF;
    return bits < 0xC0 ? 1 : bits < 0xE0 ? 2 : bits < 0xF0 ? 3 : 4;
  }

  private static final byte[] NO_TEXT = new byte[0];

  /** A single row. */
  public RejectedRow(
      String source, long position, Reason reason, String detail, byte[] raw, long length) {
    this(source, position, reason, detail, raw, length, 1);
  }

  /** The same, without the row's text. */
  public RejectedRow withoutText() {
    return new RejectedRow(source, position, reason, detail, NO_TEXT, length, rows);
  }

  /** This and a later one of the same reason, as one without their text. */
  public RejectedRow and(RejectedRow later) {
    return new RejectedRow(
        source, position, reason, detail, NO_TEXT, length + later.length, rows + later.rows);
  }

  /** Why a row can't be read. */
  public enum Reason {
    /** Not a JSON object from its first byte to its last, or not what another format has. */
    MALFORMED,
    /** JSON, but nested deeper or longer than is read. */
    TOO_LARGE,
    /** A relevant row without a readable Timestamp. */
    TIMESTAMP,
    /** A column holds a value of a type that it can't have. */
    TYPE,
    /** No row but an update of the allowlist that is wrong. */
    ALLOWLIST,
    /** No row but a whole file, which isn't what its name says; it was passed over. */
    CORRUPT_FILE,
    /** No row but a finding or an alert, which Elasticsearch or a topic will not take. */
    REFUSED;

    /** The name in output, such as {@code too-large}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
