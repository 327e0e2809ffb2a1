package io.roguedns.detection.source.text;

import io.roguedns.json.Bytes;
import io.roguedns.json.ValueSkipper;
import java.io.IOException;
import java.io.InputStream;

/** Tells by a file's head how its JSON is laid out. */
final class TextLayout {
  private static final int MOST = 1 << 20;
  private static final byte LINE_BREAK = '\n';

  private TextLayout() {}

  /**
   * Whether a text is a document (a list, or values that don't each stand on a line of their own)
   * rather than lines. A first line that is torn doesn't make a document if the second is whole.
   */
  static boolean isDocument(InputStream text) throws IOException {
    byte[] head = TextHead.read(text, MOST);
    int start = firstByte(head);
    if (start == head.length) {
      return false;
    }
    if (head[start] != '{') {
      return head[start] == '[';
    }
    int lineEnd = lineEnd(head, start);
    int valueEnd = new ValueSkipper().skip(head, start, head.length);
    if (valueEnd >= 0 && valueEnd <= lineEnd) {
      return !isBlank(head, valueEnd, lineEnd);
    }
    return lineEnd < head.length && !isWholeLine(head, lineEnd + 1);
  }

  private static boolean isWholeLine(byte[] head, int start) {
    if (start == head.length || head[start] != '{') {
      return false;
    }
    int lineEnd = lineEnd(head, start);
    int valueEnd = new ValueSkipper().skip(head, start, head.length);
    return valueEnd >= 0 && valueEnd <= lineEnd && isBlank(head, valueEnd, lineEnd);
  }

  private static int lineEnd(byte[] head, int start) {
    int end = Bytes.indexOf(head, start, head.length, LINE_BREAK);
    return end < 0 ? head.length : end;
  }

  /** The first byte that is neither white space nor a byte order mark. */
  private static int firstByte(byte[] head) {
    int start = 0;
    if (head.length >= 3
        && head[0] == (byte) 0xEF
        && head[1] == (byte) 0xBB
        && head[2] == (byte) 0xBF) {
      start = 3;
    }
    while (start < head.length && isBlank(head, start, start + 1)) {
      start++;
    }
    return start;
  }

  private static boolean isBlank(byte[] head, int from, int to) {
    for (int at = from; at < to; at++) {
      if (head[at] != ' ' && head[at] != '\t' && head[at] != '\r' && head[at] != '\n') {
        return false;
      }
    }
    return true;
  }
}
