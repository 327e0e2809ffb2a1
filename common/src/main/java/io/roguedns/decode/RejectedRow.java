package io.roguedns.decode;

import java.util.Locale;

/**
 * A row that can't be read.
 *
 * @param source where it came from: a file's path, or a topic and partition
 * @param position where in the source: the byte at which a line of text begins (after
 *     decompression), the number of a Parquet file's row, the offset of a message
 * @param reason why, as a short word that can be counted, see {@link Reason}
 * @param detail why, for a person
 * @param raw the row as it was read, cut at {@link #MAX_RAW_BYTES}
 * @param length the row's whole length in bytes
 */
public record RejectedRow(
    String source, long position, Reason reason, String detail, byte[] raw, long length) {
  /** The most bytes of a row that are kept; source, position and length find the rest. */
  public static final int MAX_RAW_BYTES = 1 << 20;

  /** Why a row can't be read. */
  public enum Reason {
    /** Not a JSON object from its first byte to its last, or not valid UTF-8. */
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
    /** No row but a finding, which Elasticsearch will not take. */
    REFUSED;

    /** The name as it stands in output, such as {@code too-large}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
