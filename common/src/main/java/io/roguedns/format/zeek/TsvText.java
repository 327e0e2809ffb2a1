package io.roguedns.format.zeek;

import java.nio.charset.StandardCharsets;

/** What the values of Zeek's tab-separated text say: {@code \x09} is a byte by its number. */
final class TsvText {
  private static final int ESCAPE_LENGTH = 4;

  private TsvText() {}

  /** The text of a value's bytes; those that aren't UTF-8 become U+FFFD. */
  static String of(byte[] bytes, int from, int to) {
    int escape = from;
    while (escape < to && bytes[escape] != '\\') {
      escape++;
    }
    if (escape == to) {
      return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
    byte[] out = new byte[to - from];
    int length = 0;
    int at = from;
    while (at < to) {
      int escaped = escaped(bytes, at, to);
      if (escaped >= 0) {
        out[length++] = (byte) escaped;
        at += ESCAPE_LENGTH;
      } else {
        boolean doubled = bytes[at] == '\\' && at + 1 < to && bytes[at + 1] == '\\';
        out[length++] = bytes[at];
        at += doubled ? 2 : 1;
      }
    }
    return new String(out, 0, length, StandardCharsets.UTF_8);
  }

  /** The byte that an escape stands for, or -1 if there is none at that place. */
  private static int escaped(byte[] bytes, int at, int to) {
    if (bytes[at] != '\\' || at + ESCAPE_LENGTH > to || bytes[at + 1] != 'x') {
      return -1;
    }
    int high = Character.digit(bytes[at + 2], 16);
    int low = Character.digit(bytes[at + 3], 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
