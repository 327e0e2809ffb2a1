package io.roguedns.event;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Time as a count of 100 ns ticks since 0001-01-01T00:00:00Z, the resolution of Kusto's {@code
 * datetime}. A row's ticks are part of its identity, so nothing here rounds.
 */
public final class Ticks {
  /** Stands for a missing time. */
  public static final long NONE = -1;

  public static final long PER_MILLISECOND = 10_000;
  public static final long PER_SECOND = 10_000_000;
  public static final long PER_MINUTE = 60 * PER_SECOND;
  public static final long PER_HOUR = 60 * PER_MINUTE;
  public static final long PER_DAY = 24 * PER_HOUR;

  /** 1970-01-01T00:00:00Z. */
  public static final long UNIX_EPOCH = 621_355_968_000_000_000L;

  /** 9999-12-31T23:59:59.9999999Z, Kusto's latest datetime. */
  public static final long MAX = 3_155_378_975_999_999_999L;

  private static final long EPOCH_DAY_OF_YEAR_ONE = LocalDate.of(1, 1, 1).toEpochDay();

  private Ticks() {}

  /**
   * Reads an ISO-8601 time: a date alone, or with hours and minutes, seconds, and 1 to 9 fractional
   * digits (those after the seventh are cut); {@code T} or a space between; {@code Z}, an offset,
   * or nothing, which is UTC. Blanks around it are ignored.
   *
   * @return the ticks, or {@link #NONE} if the text is no such time
   */
  public static long parse(CharSequence text) {
    return TicksParser.parse(text);
  }

  /**
   * Writes the time with 7 fractional digits and {@code Z}, as in {@code
   * 2024-05-01T10:02:03.0259186Z}.
   */
  public static String format(long ticks) {
    if (ticks < 0 || ticks > MAX) {
      throw new IllegalArgumentException("no time: " + ticks + " ticks");
    }
    LocalDate date = LocalDate.ofEpochDay(ticks / PER_DAY + EPOCH_DAY_OF_YEAR_ONE);
    long rest = ticks % PER_DAY;
    char[] out = "0000-00-00T00:00:00.0000000Z".toCharArray();
    put(out, 3, date.getYear());
    put(out, 6, date.getMonthValue());
    put(out, 9, date.getDayOfMonth());
    put(out, 12, rest / PER_HOUR);
    put(out, 15, rest / PER_MINUTE % 60);
    put(out, 18, rest / PER_SECOND % 60);
    put(out, 26, rest % PER_SECOND);
    return new String(out);
  }

  /** Writes a number's digits so that the last is at an index. */
  private static void put(char[] out, int last, long number) {
    for (int i = last; number > 0; i--) {
      out[i] = (char) ('0' + number % 10);
      number /= 10;
    }
  }

  /** The start of a day of the proleptic Gregorian calendar, UTC. */
  static long ofDate(int year, int month, int day) {
    return (LocalDate.of(year, month, day).toEpochDay() - EPOCH_DAY_OF_YEAR_ONE) * PER_DAY;
  }

  public static long ofInstant(Instant instant) {
    return ofUnixSeconds(instant.getEpochSecond(), instant.getNano());
  }

  /** From seconds and nanoseconds since 1970; what is finer than a tick is cut. */
  public static long ofUnixSeconds(long seconds, long nanos) {
    return Math.addExact(
        Math.addExact(Math.multiplyExact(seconds, PER_SECOND), Math.floorDiv(nanos, 100)),
        UNIX_EPOCH);
  }

  public static long ofUnixMillis(long millis) {
    return Math.addExact(Math.multiplyExact(millis, PER_MILLISECOND), UNIX_EPOCH);
  }

  public static long ofUnixMicros(long micros) {
    return Math.addExact(Math.multiplyExact(micros, 10), UNIX_EPOCH);
  }

  public static long ofUnixNanos(long nanos) {
    return Math.floorDiv(nanos, 100) + UNIX_EPOCH;
  }

  /** Milliseconds since 1970, rounded down: Flink's event time. */
  public static long toUnixMillis(long ticks) {
    return Math.floorDiv(ticks - UNIX_EPOCH, PER_MILLISECOND);
  }

  public static Instant toInstant(long ticks) {
    long unix = ticks - UNIX_EPOCH;
    return Instant.ofEpochSecond(
        Math.floorDiv(unix, PER_SECOND), Math.floorMod(unix, PER_SECOND) * 100);
  }

  public static long ofDuration(Duration duration) {
    return Math.addExact(
        Math.multiplyExact(duration.getSeconds(), PER_SECOND), duration.getNano() / 100);
  }

  /**
   * Kusto's {@code bin}: the last multiple of a width, counted from 0001-01-01, that isn't after a
   * time.
   */
  public static long bin(long ticks, long width) {
    return ticks - ticks % width;
  }

  /**
   * How far the first bin after 1970-01-01 begins behind it: Flink's windows count from there, bins
   * from 0001-01-01.
   */
  public static Duration binOffset(Duration width) {
    return Duration.ofMillis(Math.floorMod(-UNIX_EPOCH / PER_MILLISECOND, width.toMillis()));
  }

  public static Duration toDuration(long ticks) {
    return Duration.ofMillis(ticks / PER_MILLISECOND).plusNanos(ticks % PER_MILLISECOND * 100);
  }

  /**
   * A duration of whole milliseconds in the syntax of options: in the largest unit that divides it,
   * such as {@code 90s}, {@code 5m} or {@code 1h}.
   */
  public static String formatDuration(Duration duration) {
    long millis = duration.toMillis();
    if (millis % 1_000 != 0) {
      return millis + "ms";
    }
    long seconds = millis / 1_000;
    if (seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds % 3_600 == 0) {
      return seconds / 3_600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }

  /** Midnight UTC of the day that a time is in. */
  public static LocalDate dateOf(long ticks) {
    return toInstant(ticks).atZone(ZoneOffset.UTC).toLocalDate();
  }
}
