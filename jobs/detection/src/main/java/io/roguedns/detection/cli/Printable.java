package io.roguedns.detection.cli;

/**
 * Makes text from rows safe to print: it is the attacker's words, and a terminal obeys control
 * characters.
 */
final class Printable {
  private Printable() {}

  /**
   * The text with every character that a terminal might act on, or that would turn the line around,
   * as {@code \\uXXXX}.
   *
   * @param most the longest text that is shown whole
   */
  static String of(String text, int most) {
    StringBuilder safe = new StringBuilder(text.length());
    int shown = 0;
    for (int i = 0; i < text.length(); ) {
      if (shown++ == most) {
        return safe.append('…').toString();
      }
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (isHarmless(point)) {
        safe.appendCodePoint(point);
      } else {
        safe.append("\\u%04x".formatted(point));
      }
    }
    return safe.toString();
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
