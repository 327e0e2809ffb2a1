package io.roguedns.detection.source.columnar;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Remembers the strings made of short texts, so that a text that comes again isn't made again.
 * Bounded: a text takes the place of another that falls on the same slot.
 */
final class TextPool {
  /** Longer ones seldom repeat, and cost more to compare. */
  private static final int LONGEST = 64;

  private static final int SLOT_BITS = 13;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  /** Null until they are needed: many columns hold no short text. */
  private byte[][] keys;

  private String[] texts;

  /** The text of UTF-8 bytes; what is malformed becomes U+FFFD. */
  String of(byte[] array, int from, int to) {
    int length = to - from;
    if (length == 0) {
      return "";
    }
    if (length > LONGEST) {
      return new String(array, from, length, StandardCharsets.UTF_8);
    }
    if (keys == null) {
      keys = new byte[1 << SLOT_BITS][];
      texts = new String[1 << SLOT_BITS];
    }
    int slot = slot(array, from, to);
    byte[] key = keys[slot];
    if (key != null && Arrays.equals(key, 0, key.length, array, from, to)) {
      return texts[slot];
    }
    String text = new String(array, from, length, StandardCharsets.UTF_8);
    keys[slot] = Arrays.copyOfRange(array, from, to);
    texts[slot] = text;
    return text;
  }

  private static int slot(byte[] array, int from, int to) {
    long hash = to - from;
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      hash = mixed(hash ^ Bytes.longAt(array, at));
    }
    for (; at < to; at++) {
      hash = hash * 31 + array[at];
    }
    return (int) (mixed(hash) >>> Long.SIZE - SLOT_BITS);
  }

  private static long mixed(long hash) {
    long product = hash * SPREAD;
    return product ^ product >>> 32;
  }
}
