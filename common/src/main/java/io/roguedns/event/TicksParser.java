package io.roguedns.event;

import java.time.DateTimeException;

/** The reader behind {@link Ticks#parse}: one pass over the characters, no allocation. */
final class TicksParser {
  private static final int[] POWER_OF_TEN = {
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000
  };

  private final CharSequence text;
  private final int end;
  private int at;

  private TicksParser(CharSequence text, int start, int end) {
    this.text = text;
    this.at = start;
    this.end = end;
  }

  static long parse(CharSequence text) {
    int start = 0;
    int end = text.length();
    while (start < end && text.charAt(start) <= ' ') {
      start++;
    }
    while (end > start && text.charAt(end - 1) <= ' ') {
      end--;
    }
    if (end - start < 10) {
      return Ticks.NONE;
    }
    return new TicksParser(text, start, end).read();
  }

  private long read() {
    int year = number(4);
    boolean dashed = skip('-');
    int month = number(2);
    dashed &= skip('-');
    int day = number(2);
    if (!dashed || year < 1 || month < 1 || month > 12 || day < 1 || day > 31) {
      return Ticks.NONE;
    }
    long ticks;
    try {
      ticks = Ticks.ofDate(year, month, day);
    } catch (DateTimeException noSuchDay) {
      return Ticks.NONE;
    }
    if (at < end && (text.charAt(at) == 'T' || text.charAt(at) == ' ') && isDigit(at + 1)) {
      at++;
      long time = timeOfDay();
      if (time < 0) {
        return Ticks.NONE;
      }
      ticks += time;
    }
    long offset = offset();
    if (at != end || offset == Long.MIN_VALUE) {
      return Ticks.NONE;
    }
    ticks -= offset;
    return ticks < 0 || ticks > Ticks.MAX ? Ticks.NONE : ticks;
  }

  private long timeOfDay() {
    int hour = number(2);
    boolean separated = skip(':');
    int minute = number(2);
    if (!separated || hour < 0 || hour > 23 || minute < 0 || minute > 59) {
      return -1;
    }
    long ticks = hour * Ticks.PER_HOUR + minute * Ticks.PER_MINUTE;
    if (!skip(':')) {
      return ticks;
    }
    int second = number(2);
    if (second < 0 || second > 59) {
      return -1;
    }
    ticks += second * Ticks.PER_SECOND;
    if (skip('.') || skip(',')) {
      long fraction = fraction();
      return fraction < 0 ? -1 : ticks + fraction;
    }
    return ticks;
  }

  /** 1 to 9 digits as ticks, or -1. */
  private int fraction() {
    int digits = 0;
    int value = 0;
    while (isDigit(at)) {
      if (digits < 7) {
        value = value * 10 + text.charAt(at) - '0';
      }
      digits++;
      at++;
    }
    if (digits == 0 || digits > 9) {
      return -1;
    }
    return value * POWER_OF_TEN[Math.max(0, 7 - digits)];
  }

  /**
   * The zone's distance from UTC in ticks, 0 without one, {@code Long.MIN_VALUE} if it can't be
   * read.
   */
  private long offset() {
    while (at < end && text.charAt(at) == ' ') {
      at++;
    }
    if (at == end || skip('Z') || skip('z')) {
      return 0;
    }
    boolean east = skip('+');
    if (!east && !skip('-')) {
      return Long.MIN_VALUE;
    }
    int hours = number(2);
    skip(':');
    int minutes = number(2);
    if (hours < 0 || minutes < 0) {
      return Long.MIN_VALUE;
    }
    long offset = hours * Ticks.PER_HOUR + minutes * Ticks.PER_MINUTE;
    return east ? offset : -offset;
  }

  /** Reads exactly the given number of digits, or returns -1. */
  private int number(int digits) {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      if (!isDigit(at)) {
        return -1;
      }
      value = value * 10 + text.charAt(at) - '0';
      at++;
    }
    return value;
  }

  private boolean skip(char expected) {
    if (at < end && text.charAt(at) == expected) {
      at++;
      return true;
    }
    return false;
  }

  private boolean isDigit(int index) {
    return index < end && text.charAt(index) >= '0' && text.charAt(index) <= '9';
  }
}
