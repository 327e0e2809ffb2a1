package io.roguedns.format.zeek;

import io.roguedns.event.Ticks;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Times as Zeek writes them: seconds since 1970 with a fraction, or ISO 8601. */
final class ZeekTime {
  /** No second of Kusto's datetime takes more, with any fraction that is told. */
  private static final int LONGEST = 40;

  private static final int MOST_DIGITS = 20;
  private static final int TICK_DIGITS = 7;

  private ZeekTime() {}

  /** The ticks, what is finer is cut; {@link Ticks#NONE} if the text is no time. */
  static long parse(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return Ticks.NONE;
    }
    return isNumber(text) ? ofSeconds(text) : Ticks.parse(text);
  }

  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean fits =
          c >= '0' && c <= '9'
              || c == '.'
              || i > 0 && (c == 'e' || c == 'E' || c == '+')
              || c == '-' && (i == 0 || text.charAt(i - 1) == 'e' || text.charAt(i - 1) == 'E');
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static long ofSeconds(String text) {
    try {
      BigDecimal seconds = new BigDecimal(text);
      // What has a huge exponent would take as many digits to move its point.
      if (Math.abs((long) seconds.precision() - seconds.scale()) > MOST_DIGITS) {
        return Ticks.NONE;
      }
      long ticks =
          Math.addExact(
              seconds.movePointRight(TICK_DIGITS).setScale(0, RoundingMode.FLOOR).longValueExact(),
              Ticks.UNIX_EPOCH);
      return ticks < 0 || ticks > Ticks.MAX ? Ticks.NONE : ticks;
    } catch (ArithmeticException | NumberFormatException noTime) {
      return Ticks.NONE;
    }
  }
}
