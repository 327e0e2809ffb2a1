package io.roguedns.kusto;

import java.util.Collection;

/**
 * Operators of the Kusto query language, as {@code kql} semantics needs them.
 *
 * <p>Predicates that can be null have the type {@link Boolean}, and null is null: {@code not},
 * {@code and} and {@code or} follow SQL's three values, and {@link #where} keeps a row only for
 * true.
 *
 * <p>Case is that of ASCII alone. The query's needles are addresses and {@code Tcpip\Parameters}:
 * ASCII without a {@code k}, the one letter that a character outside ASCII (the Kelvin sign) has
 * for its lower case, so that folding all of Unicode would find the same rows.
 *
 * <p>A term's characters are the ASCII letters and digits, as the vendor documents it. Reading
 * "letter" as any of Unicode's differs only where the text found stands next to a letter or digit
 * outside ASCII, which no address and no registry key of Windows has there.
 */
public final class Kusto {
  private Kusto() {}

  /**
   * {@code text has term}: the text contains the term, with neither an ASCII letter nor a digit
   * directly before or after it. So {@code 10.0.0.1} is in {@code 10.0.0.1,6.6.6.6} and in {@code
   * ::ffff:10.0.0.1}, not in {@code 10.0.0.10}. The same applies to a term that starts or ends with
   * another character, as {@code ::1} does. Every text has the empty term. Allocates nothing.
   */
  public static boolean has(String text, String term) {
    int length = term.length();
    if (length == 0) {
      return true;
    }
    int last = text.length() - length;
    char first = lower(term.charAt(0));
    for (int at = 0; at <= last; at++) {
      if (lower(text.charAt(at)) == first
          && (at == 0 || !isTermCharacter(text.charAt(at - 1)))
          && (at == last || !isTermCharacter(text.charAt(at + length)))
          && matchesAt(text, at, term)) {
        return true;
      }
    }
    return false;
  }

  /** {@code text has_any (terms)}. */
  public static boolean hasAny(String text, Collection<String> terms) {
    for (String term : terms) {
      if (has(text, term)) {
        return true;
      }
    }
    return false;
  }

  /** {@code text startswith prefix}, which ignores case. */
  public static boolean startsWith(String text, String prefix) {
    return prefix.length() <= text.length() && matchesAt(text, 0, prefix);
  }

  /**
   * {@code toint(text)}: a decimal number with or without a sign, and blanks around it.
   *
   * @param text may be null
   * @return null if the text is null, no such number, or doesn't fit in 32 bits
   */
  public static Integer toInt(String text) {
    if (text == null) {
      return null;
    }
    int at = 0;
    int end = text.length();
    while (at < end && isBlank(text.charAt(at))) {
      at++;
    }
    while (end > at && isBlank(text.charAt(end - 1))) {
      end--;
    }
    boolean negative = at < end && text.charAt(at) == '-';
    if (negative || at < end && text.charAt(at) == '+') {
      at++;
    }
    if (at == end) {
      return null;
    }
    long value = 0;
    for (; at < end; at++) {
      char c = text.charAt(at);
      if (c < '0' || c > '9') {
        return null;
      }
      // Saturates at a value that is out of range, so no number of digits overflows.
      value = Math.min(value * 10 + c - '0', 1L << 32);
    }
    long signed = negative ? -value : value;
    return signed == (int) signed ? Integer.valueOf((int) signed) : null;
  }

  /**
   * {@code split(text, separator)[index]}.
   *
   * @return null if there is no such part
   */
  public static String splitAt(String text, char separator, int index) {
    int start = 0;
    for (int i = 0; i < index; i++) {
      int next = text.indexOf(separator, start);
      if (next < 0) {
        return null;
      }
      start = next + 1;
    }
    int end = text.indexOf(separator, start);
    return text.substring(start, end < 0 ? text.length() : end);
  }

  /**
   * {@code value between (low .. high)}, both included.
   *
   * @return null if the value is null
   */
  public static Boolean between(Integer value, int low, int high) {
    return value == null ? null : Boolean.valueOf(value >= low && value <= high);
  }

  /** {@code not(a)}: null for null. */
  public static Boolean not(Boolean a) {
    return a == null ? null : Boolean.valueOf(!a);
  }

  /** {@code a and b}: false if either is, else null if either is. */
  public static Boolean and(Boolean a, Boolean b) {
    if (Boolean.FALSE.equals(a) || Boolean.FALSE.equals(b)) {
      return Boolean.FALSE;
    }
    return a == null || b == null ? null : Boolean.TRUE;
  }

  /** {@code a or b}: true if either is, else null if either is. */
  public static Boolean or(Boolean a, Boolean b) {
    if (Boolean.TRUE.equals(a) || Boolean.TRUE.equals(b)) {
      return Boolean.TRUE;
    }
    return a == null || b == null ? null : Boolean.FALSE;
  }

  /** Whether {@code where} keeps a row of which a predicate has this value. */
  public static boolean where(Boolean predicate) {
    return Boolean.TRUE.equals(predicate);
  }

  private static boolean matchesAt(String text, int at, String needle) {
    for (int i = 0; i < needle.length(); i++) {
      if (lower(text.charAt(at + i)) != lower(needle.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
  }

  private static boolean isTermCharacter(char c) {
    return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  /** White space of any script. */
  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
  }
}
