package io.roguedns.detection.options;

import io.roguedns.event.Ticks;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.configuration.MemorySize;

/** Readers of values; each says what is allowed when it can't read one. */
public final class Parsers {
  private static final Pattern DURATION = Pattern.compile("(\\d+)\\s*(ms|s|m|min|h|d)");

  private Parsers() {}

  /** A text that isn't blank. */
  public static String text(String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("must not be empty");
    }
    return value;
  }

  /** true, yes or on; false, no or off. */
  public static boolean bool(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default -> throw new IllegalArgumentException("true or false is allowed");
    };
  }

  /** A whole number within bounds, both allowed. */
  public static Function<String, Long> wholeNumber(long min, long max) {
    return value -> {
      try {
        long number = Long.parseLong(value.strip());
        if (number >= min && number <= max) {
          return number;
        }
      } catch (NumberFormatException notANumber) {
        // Said below, as for a number that is out of bounds.
      }
      throw new IllegalArgumentException(
          "a whole number from " + min + " to " + max + " is allowed");
    };
  }

  /** A point in event time, in ticks; {@code now} is the moment of the call. */
  public static long time(String value) {
    if (value.strip().equals("now")) {
      return Ticks.ofInstant(Instant.now());
    }
    long ticks = Ticks.parse(value);
    if (ticks == Ticks.NONE) {
      throw new IllegalArgumentException(
          "a time as in 2026-03-10T08:00:00Z or 2026-03-10 (UTC) is allowed, or now");
    }
    return ticks;
  }

  /**
   * A length of time within bounds, both allowed, such as {@code 5m}, {@code 24h} or {@code PT5M}.
   */
  public static Function<String, Duration> duration(Duration min, Duration max) {
    return value -> {
      Duration duration = readDuration(value.strip().toLowerCase(Locale.ROOT));
      if (duration == null
          || duration.getNano() % 1_000_000 != 0
          || duration.compareTo(min) < 0
          || duration.compareTo(max) > 0) {
        throw new IllegalArgumentException(
            "a duration from "
                + Ticks.formatDuration(min)
                + " to "
                + Ticks.formatDuration(max)
                + ", as in 30s, 5m or 24h, is allowed");
      }
      return duration;
    };
  }

  private static Duration readDuration(String value) {
    Matcher matcher = DURATION.matcher(value);
    try {
      if (!matcher.matches()) {
        return Duration.parse(value);
      }
      long number = Long.parseLong(matcher.group(1));
      return switch (matcher.group(2)) {
        case "ms" -> Duration.ofMillis(number);
        case "s" -> Duration.ofSeconds(number);
        case "h" -> Duration.ofHours(number);
        case "d" -> Duration.ofDays(number);
        default -> Duration.ofMinutes(number);
      };
    } catch (DateTimeParseException | ArithmeticException | NumberFormatException unreadable) {
      return null;
    }
  }

  /** A size of at least a kilobyte, such as {@code 64mb}. */
  public static MemorySize size(String value) {
    try {
      MemorySize size = MemorySize.parse(value);
      if (size.getBytes() >= 1024) {
        return size;
      }
    } catch (IllegalArgumentException | ArithmeticException unreadable) {
      // Said below, as for a size that is too small.
    }
    throw new IllegalArgumentException("a size of at least 1kb, as in 64mb, is allowed");
  }

  /** Several values of one kind, separated by commas. */
  public static <T> Function<String, List<T>> list(Function<String, T> element) {
    return value -> {
      List<T> all = new ArrayList<>();
      for (String part : value.split(",", -1)) {
        if (!part.isBlank()) {
          all.add(element.apply(part.strip()));
        }
      }
      return List.copyOf(all);
    };
  }

  /** The number of a port. */
  public static int port(String value) {
    return Math.toIntExact(wholeNumber(1, 65_535).apply(value));
  }

  /** One of an enum's constants by its name in lower case, with hyphens. */
  public static <E extends Enum<E>> Function<String, E> oneOf(Class<E> type) {
    return value -> {
      List<String> allowed = new ArrayList<>();
      for (E constant : type.getEnumConstants()) {
        String name = name(constant);
        if (name.equals(value.strip())) {
          return constant;
        }
        allowed.add(name);
      }
      throw new IllegalArgumentException(String.join(", ", allowed) + " is allowed");
    };
  }

  /** A value as the user writes it: a constant's name in lower case, with hyphens. */
  public static String name(Object value) {
    return value instanceof Enum<?> constant
        ? constant.name().toLowerCase(Locale.ROOT).replace('_', '-')
        : value.toString();
  }
}
