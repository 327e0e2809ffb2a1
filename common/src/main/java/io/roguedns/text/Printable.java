package io.roguedns.text;

/**
 * Makes text safe to show: much of it is an adversary's words, and a terminal obeys control
 * characters. Characters that a terminal might interpret, or that change the direction of a line,
 * are shown as {@code \\uXXXX}: control characters (escapes among them), format characters (marks
 * of direction among them), separators of lines and paragraphs, halves of surrogate pairs, and
 * characters without a known glyph.
 */
public final class Printable {
  private Printable() {}

  /**
   * The text on one line.
   *
   * @param most the longest text that is shown whole, in characters
   */
  public static String of(String text, int most) {
    StringBuilder safe = new StringBuilder(Math.min(text.length(), 2 * most));
    int shown = 0;
    for (int i = 0; i < text.length(); ) {
      if (shown++ == most) {
        return safe.append('…').toString();
      }
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      append(point, safe);
    }
    return safe.toString();
  }

  /** The whole text on one line; the same instance if there is nothing to be made safe. */
  public static String line(CharSequence text) {
    return of(text, false);
  }

  /** The whole text, in which line feeds and tabs stay; the same instance if it is safe already. */
  public static String lines(CharSequence text) {
    return of(text, true);
  }

  private static String of(CharSequence text, boolean layout) {
    int harmless = 0;
    while (harmless < text.length() && isPlain(text.charAt(harmless), layout)) {
      harmless++;
    }
    if (harmless == text.length()) {
      return text.toString();
    }
    StringBuilder safe = new StringBuilder(text.length() + 16).append(text, 0, harmless);
    for (int i = harmless; i < text.length(); ) {
      int point = Character.codePointAt(text, i);
      i += Character.charCount(point);
      if (layout && (point == '\n' || point == '\t')) {
        safe.append((char) point);
      } else {
        append(point, safe);
      }
    }
    return safe.toString();
  }

  private static boolean isPlain(char unit, boolean layout) {
    return unit >= ' ' && unit < 0x7f || layout && (unit == '\n' || unit == '\t');
  }

  private static void append(int point, StringBuilder safe) {
    if (isHarmless(point)) {
      safe.appendCodePoint(point);
    } else {
      safe.append(String.format("\\u%04x", point));
    }
  }

  private static boolean isHarmless(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
