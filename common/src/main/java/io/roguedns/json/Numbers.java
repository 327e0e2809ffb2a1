package io.roguedns.json;

import java.nio.charset.StandardCharsets;

/** Whole numbers as Kusto reads them from JSON: a number, cut if it has a fraction, or digits. */
public final class Numbers {
  /** No whole number. */
  public static final long NONE = Long.MIN_VALUE;

  private Numbers() {}

  /** A JSON number; huge ones cost no more than their digits. */
  public static long ofNumber(byte[] bytes, int start, int end) {
    for (int at = start; at < end; at++) {
      byte here = bytes[at];
      if (here == '.' || here == 'e' || here == 'E') {
        String text = new String(bytes, start, end - start, StandardCharsets.US_ASCII);
        double value = Double.parseDouble(text);
        return Math.abs(value) < 0x1p63 ? (long) value : NONE;
      }
    }
    return ofDigits(bytes, start, end);
  }

  /** An optional sign and digits. */
  private static long ofDigits(byte[] bytes, int start, int end) {
    boolean negative = bytes[start] == '-';
    long value = 0;
    for (int at = negative ? start + 1 : start; at < end; at++) {
      int digit = bytes[at] - '0';
      if (value > (Long.MAX_VALUE - digit) / 10) {
        return NONE;
      }
      value = value * 10 + digit;
    }
    return negative ? -value : value;
  }

  /** Text: white space, a sign or none, digits, white space. */
  public static long ofText(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    boolean negative = start < end && text.charAt(start) == '-';
    if (negative || start < end && text.charAt(start) == '+') {
      start++;
    }
    if (start == end) {
      return NONE;
    }
    long value = 0;
    for (int i = start; i < end; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - digit) / 10) {
        return NONE;
      }
      value = value * 10 + digit;
    }
    return negative ? -value : value;
  }

  /** A number that must fit a Kusto {@code int}. */
  public static long asInt(long value) {
    return value == (int) value ? value : NONE;
  }

  private static boolean isSpace(char unit) {
    return unit >= '\t' && unit <= '\r'
        || unit >= 0x1C && unit <= ' '
        || unit == 0x85
        || unit > 0x85 && Character.isSpaceChar(unit);
  }
}
