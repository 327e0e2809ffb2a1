package io.roguedns.format.sysmon;

import java.nio.charset.StandardCharsets;

/**
 * An event's text with U+FFFD for what XML can't have: Windows writes what a process calls itself
 * as it is, and a parser stops at a character that XML forbids, or at bytes that are no UTF-8. In
 * references to characters too, such as {@code &#1;}.
 */
final class XmlText {
  private static final char REPLACEMENT = '\uFFFD';

  private final String text;
  private final StringBuilder out;
  private int at;

  private XmlText(String text) {
    this.text = text;
    this.out = new StringBuilder(text.length());
  }

  /** The text, of which each character may stand in XML 1.0. */
  static String of(byte[] bytes, int from, int to) {
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    return isClean(text) ? text : new XmlText(text).replaced();
  }

  private static boolean isClean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit < ' ' && !isBlank(unit)
          || unit >= 0xFFFE
          || unit == '&' && i + 1 < text.length() && text.charAt(i + 1) == '#') {
        return false;
      }
    }
    return true;
  }

  private String replaced() {
    while (at < text.length()) {
      if (text.startsWith("<![CDATA[", at)) {
        cdata();
      } else if (text.startsWith("&#", at)) {
        reference();
      } else {
        character();
      }
    }
    return out.toString();
  }

  /** What looks like a reference is none here. */
  private void cdata() {
    int end = text.indexOf("]]>", at);
    end = end < 0 ? text.length() : end;
    while (at < end) {
      character();
    }
  }

  private void character() {
    int point = text.codePointAt(at);
    at += Character.charCount(point);
    out.appendCodePoint(isAllowed(point) ? point : REPLACEMENT);
  }

  private void reference() {
    boolean hexadecimal = at + 2 < text.length() && text.charAt(at + 2) == 'x';
    int digits = at + (hexadecimal ? 3 : 2);
    int end = digits;
    int point = 0;
    while (end < text.length() && Character.digit(text.charAt(end), hexadecimal ? 16 : 10) >= 0) {
      // More than there are code points is too much, however much it is.
      point =
          Math.min(
              point * (hexadecimal ? 16 : 10)
                  + Character.digit(text.charAt(end), hexadecimal ? 16 : 10),
              Character.MAX_CODE_POINT + 1);
      end++;
    }
    boolean whole = end > digits && end < text.length() && text.charAt(end) == ';';
    if (whole && !isAllowed(point)) {
      out.append(REPLACEMENT);
      at = end + 1;
    } else {
      character();
    }
  }

  private static boolean isBlank(int point) {
    return point == '\t' || point == '\n' || point == '\r';
  }

  /** What XML 1.0 calls Char. */
  private static boolean isAllowed(int point) {
    return point >= ' ' && point <= 0xD7FF
        || point >= 0xE000 && point <= 0xFFFD
        || point >= 0x10000 && point <= Character.MAX_CODE_POINT
        || isBlank(point);
  }
}
