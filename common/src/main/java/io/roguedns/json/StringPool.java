package io.roguedns.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Names of devices, processes and addresses come again and again: one string for each, for as long
 * as nothing else takes its place. Bounded, and forgetful by design.
 */
public final class StringPool {
  private static final int SLOTS = 1 << 12;
  private static final int LONGEST = 64;

  private final byte[][] keys = new byte[SLOTS][];
  private final String[] texts = new String[SLOTS];

  /** The text of UTF-8 bytes. */
  public String get(byte[] bytes, int start, int end) {
    int length = end - start;
    if (length == 0) {
      return "";
    }
    if (length > LONGEST) {
      return new String(bytes, start, length, StandardCharsets.UTF_8);
    }
    int slot = slot(bytes, start, end);
    byte[] key = keys[slot];
    if (key != null && Arrays.equals(key, 0, key.length, bytes, start, end)) {
      return texts[slot];
    }
    keys[slot] = Arrays.copyOfRange(bytes, start, end);
    texts[slot] = new String(bytes, start, length, StandardCharsets.UTF_8);
    return texts[slot];
  }

  private static int slot(byte[] bytes, int start, int end) {
    long mixed = end - start;
    int at = start;
    for (; at <= end - 8; at += 8) {
      mixed = (mixed ^ Bytes.longAt(bytes, at)) * 0x9E3779B97F4A7C15L;
      mixed ^= mixed >>> 32;
    }
    for (; at < end; at++) {
      mixed = mixed * 31 + bytes[at];
    }
    return (int) ((mixed * 0x9E3779B97F4A7C15L) >>> 52);
  }
}
