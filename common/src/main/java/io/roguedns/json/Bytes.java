package io.roguedns.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Searches of byte arrays, eight bytes at a time. */
public final class Bytes {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private Bytes() {}

  /** Eight bytes from an index on, the first as the lowest. */
  public static long longAt(byte[] bytes, int index) {
    return (long) LONGS.get(bytes, index);
  }

  /** One byte eight times over. */
  public static long repeated(int value) {
    return (value & 0xFF) * LOW_BITS;
  }

  /** Eight ASCII characters as {@link #longAt} reads them. */
  public static long ofText(String eight) {
    long packed = 0;
    for (int i = 7; i >= 0; i--) {
      packed = packed << 8 | eight.charAt(i);
    }
    return packed;
  }

  /**
   * The high bit of each byte that is zero. The lowest bit set is exact; those above it may mark a
   * byte that is 1.
   */
  public static long zeros(long eight) {
    return (eight - LOW_BITS) & ~eight & HIGH_BITS;
  }

  /** The high bit of each byte below 0x20, as exact as {@link #zeros}. */
  static long controls(long eight) {
    return (eight - repeated(0x20)) & ~eight & HIGH_BITS;
  }

  /** Which of the eight bytes the lowest mark stands for. */
  public static int first(long marks) {
    return Long.numberOfTrailingZeros(marks) >>> 3;
  }

  /** The first index in {@code [from, to)} of a byte, or -1. */
  public static int indexOf(byte[] bytes, int from, int to, byte value) {
    long pattern = repeated(value);
    int at = from;
    for (; at <= to - 8; at += 8) {
      long found = zeros(longAt(bytes, at) ^ pattern);
      if (found != 0) {
        return at + first(found);
      }
    }
    for (; at < to; at++) {
      if (bytes[at] == value) {
        return at;
      }
    }
    return -1;
  }

  /** Whether a byte is white space in JSON. */
  public static boolean isBlank(byte value) {
    return value == ' ' || value == '\n' || value == '\r' || value == '\t';
  }

  /** The first index in {@code [from, to)} that isn't white space, or {@code to}. */
  public static int skipBlanks(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && isBlank(bytes[at])) {
      at++;
    }
    return at;
  }

  /** The index after the last byte that isn't white space. */
  public static int trimmedEnd(byte[] bytes, int from, int to) {
    int end = to;
    while (end > from && isBlank(bytes[end - 1])) {
      end--;
    }
    return end;
  }

  /**
   * The index of the first byte that isn't UTF-8, or -1. Overlong forms, surrogates and code points
   * past U+10FFFF are not UTF-8.
   */
  public static int notUtf8(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      if (at <= to - 8 && (longAt(bytes, at) & HIGH_BITS) == 0) {
        at += 8;
      } else if (bytes[at] >= 0) {
        at++;
      } else {
        int length = sequenceLength(bytes, at, to);
        if (length == 0) {
          return at;
        }
        at += length;
      }
    }
    return -1;
  }

  /** The length of a well-formed sequence of 2 to 4 bytes (Unicode, table 3-7), or 0. */
  private static int sequenceLength(byte[] bytes, int at, int to) {
    int lead = bytes[at] & 0xFF;
    if (lead >= 0xC2 && lead <= 0xDF) {
      return continues(bytes, at + 1, to, 0x80, 0xBF) ? 2 : 0;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
      int least = lead == 0xE0 ? 0xA0 : 0x80;
      int most = lead == 0xED ? 0x9F : 0xBF;
      return continues(bytes, at + 1, to, least, most) && continues(bytes, at + 2, to, 0x80, 0xBF)
          ? 3
          : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
      int least = lead == 0xF0 ? 0x90 : 0x80;
      int most = lead == 0xF4 ? 0x8F : 0xBF;
      return continues(bytes, at + 1, to, least, most)
              && continues(bytes, at + 2, to, 0x80, 0xBF)
              && continues(bytes, at + 3, to, 0x80, 0xBF)
          ? 4
          : 0;
    }
    return 0;
  }

  private static boolean continues(byte[] bytes, int at, int to, int least, int most) {
    return at < to && (bytes[at] & 0xFF) >= least && (bytes[at] & 0xFF) <= most;
  }
}
