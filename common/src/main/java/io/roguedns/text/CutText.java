package io.roguedns.text;

import com.google.common.hash.Hashing;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with a limit in bytes, as JSON writes it in UTF-8. Longer text is truncated at a code point
 * and ends with a mark that has its length and its hash, as in
 *
 * <pre>C:\tools\x.exe AAAA…[cut: 700000 characters, sha256 1f2e…]</pre>
 *
 * <p>So truncated text is recognisable, different texts stay different, and the result depends on
 * the text alone. A mark can't be forged: text from outside that has one is truncated before it.
 */
public final class CutText {
  /** The fewest bytes that text can be cut to: a mark, and something in front of it. */
  public static final int MIN_BYTES = 128;

  private static final String MARK_START = "…[cut: ";
  private static final Pattern MARK =
      Pattern.compile("…\\[cut: \\d{1,10} (?:characters, sha256 [0-9a-f]{32}|entries)]");

  /** No character takes more: a control character is written as an escape of six. */
  private static final int MAX_BYTES_OF_CHARACTER = 6;

  private static final int HASH_DIGITS = 32;

  private CutText() {}

  /**
   * Bounds text that comes from outside.
   *
   * @param maxBytes the limit, at least {@link #MIN_BYTES}
   * @return the same instance if it fits
   */
  public static String of(String text, int maxBytes) {
    int forged = startOfMark(text);
    if (forged < 0 && fits(text, maxBytes)) {
      return text;
    }
    String mark = mark(text);
    int end = end(text, maxBytes - jsonBytes(mark));
    return text.substring(0, forged < 0 ? end : Math.min(end, forged)) + mark;
  }

  /**
   * Bounds text that was bounded before, perhaps by a higher limit. A mark at its end is kept, so
   * it still describes the original text.
   *
   * @param maxBytes the limit, at least {@link #MIN_BYTES}
   * @return the same instance if it fits
   */
  public static String shorten(String text, int maxBytes) {
    if (fits(text, maxBytes)) {
      return text;
    }
    int mark = startOfMark(text);
    if (mark < 0 || !MARK.matcher(text).region(mark, text.length()).matches()) {
      return of(text, maxBytes);
    }
    String kept = text.substring(mark);
    return text.substring(0, Math.min(mark, end(text, maxBytes - jsonBytes(kept)))) + kept;
  }

  /** Whether something of the text, or of what it is made of, was cut. */
  public static boolean isCut(String text) {
    return text != null && startOfMark(text) >= 0;
  }

  /** The entry that stands at the end of a list that was cut. */
  public static String markOfList(int entries) {
    return MARK_START + entries + " entries]";
  }

  /** How many bytes the text takes within a string of JSON in UTF-8. */
  public static long jsonBytes(String text) {
    long bytes = 0;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      bytes += jsonBytes(point);
      i += Character.charCount(point);
    }
    return bytes;
  }

  private static int jsonBytes(int point) {
    if (point < ' ') {
      return point == '\b' || point == '\t' || point == '\n' || point == '\f' || point == '\r'
          ? 2
          : MAX_BYTES_OF_CHARACTER;
    }
    if (point < 0x80) {
      return point == '"' || point == '\\' ? 2 : 1;
    }
    // Half of a surrogate pair is written as U+FFFD, which takes three bytes too.
    return point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }

  private static boolean fits(String text, int maxBytes) {
    return (long) text.length() * MAX_BYTES_OF_CHARACTER <= maxBytes
        || end(text, maxBytes) == text.length();
  }

  /** Where to cut, so that what is in front stays within a limit of bytes; never within a pair. */
  private static int end(String text, long maxBytes) {
    long bytes = 0;
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      bytes += jsonBytes(point);
      if (bytes > maxBytes) {
        break;
      }
      at += Character.charCount(point);
    }
    return at;
  }

  private static int startOfMark(String text) {
    if (text.indexOf(MARK_START) < 0) {
      return -1;
    }
    Matcher mark = MARK.matcher(text);
    return mark.find() ? mark.start() : -1;
  }

  private static String mark(String text) {
    String hash = Hashing.sha256().hashUnencodedChars(text).toString();
    return MARK_START
        + text.length()
        + " characters, sha256 "
        + hash.substring(0, HASH_DIGITS)
        + "]";
  }
}
