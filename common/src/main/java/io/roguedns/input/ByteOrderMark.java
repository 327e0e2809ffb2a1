package io.roguedns.input;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The mark that a text may begin with; Windows writes UTF-16 with one. */
public final class ByteOrderMark {
  /** How many bytes UTF-8's has. */
  public static final int UTF_8_LENGTH = 3;

  private ByteOrderMark() {}

  /** UTF-16, if a text begins with its mark of two bytes; else null. */
  public static Charset wide(byte[] bytes, int from, int to) {
    if (to - from < 2) {
      return null;
    }
    if (bytes[from] == (byte) 0xFF && bytes[from + 1] == (byte) 0xFE) {
      return StandardCharsets.UTF_16LE;
    }
    return bytes[from] == (byte) 0xFE && bytes[from + 1] == (byte) 0xFF
        ? StandardCharsets.UTF_16BE
        : null;
  }

  /** Whether UTF-8's mark stands at a place. */
  public static boolean isUtf8(byte[] bytes, int from, int to) {
    return to - from >= UTF_8_LENGTH
        && bytes[from] == (byte) 0xEF
        && bytes[from + 1] == (byte) 0xBB
        && bytes[from + 2] == (byte) 0xBF;
  }
}
