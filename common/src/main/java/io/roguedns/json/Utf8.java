package io.roguedns.json;

import java.nio.charset.StandardCharsets;

/**
 * Rows that aren't UTF-8 are read all the same, with U+FFFD for what isn't: a byte that has no
 * meaning in a name must not hide who bears it. Overlong forms and surrogates aren't UTF-8, so that
 * no character has a second spelling.
 */
public final class Utf8 {
  private Utf8() {}

  /**
   * The row as UTF-8.
   *
   * @return null if it is that already
   */
  public static byte[] repaired(byte[] bytes, int from, int to) {
    return Bytes.notUtf8(bytes, from, to) < 0
        ? null
        : new String(bytes, from, to - from, StandardCharsets.UTF_8)
            .getBytes(StandardCharsets.UTF_8);
  }
}
