package io.roguedns.format.sysmon;

import io.roguedns.json.Bytes;

/**
 * Finds the events in XML by their tags alone, so that a broken one costs no other. Windows escapes
 * what looks like a tag, so that none stands within another's text.
 */
public final class XmlEvents {
  private static final byte[] BEGIN = {'<', 'E', 'v', 'e', 'n', 't'};
  private static final byte[] END = {'<', '/', 'E', 'v', 'e', 'n', 't'};

  private static final byte OPEN = '<';
  private static final byte CLOSE = '>';

  private XmlEvents() {}

  /**
   * Where the next event begins.
   *
   * @return -1 if no tag of an event stands whole in {@code [from, to)}
   */
  public static int begin(byte[] bytes, int from, int to) {
    int at = Bytes.indexOf(bytes, from, to, OPEN);
    while (at >= 0 && !isTag(bytes, at, to, BEGIN)) {
      at = Bytes.indexOf(bytes, at + 1, to, OPEN);
    }
    return at;
  }

  /**
   * Where an event ends: after its closing tag, or, for one that was torn, where the next begins.
   *
   * @param begin where the event begins
   * @return -1 if it doesn't end before {@code to}
   */
  public static int end(byte[] bytes, int begin, int to) {
    int at = Bytes.indexOf(bytes, begin + 1, to, OPEN);
    while (at >= 0) {
      if (isTag(bytes, at, to, END)) {
        int close = Bytes.indexOf(bytes, at, to, CLOSE);
        return close < 0 ? -1 : close + 1;
      }
      if (isTag(bytes, at, to, BEGIN)) {
        return at;
      }
      at = Bytes.indexOf(bytes, at + 1, to, OPEN);
    }
    return -1;
  }

  private static boolean isTag(byte[] bytes, int at, int to, byte[] tag) {
    if (at + tag.length >= to) {
      return false;
    }
    for (int i = 1; i < tag.length; i++) {
      if (bytes[at + i] != tag[i]) {
        return false;
      }
    }
    return switch (bytes[at + tag.length]) {
      case '>', '/', ' ', '\t', '\r', '\n' -> true;
      default -> false;
    };
  }
}
