package io.roguedns.detection.settings;

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
final class Parsers {
  private static final Pattern DURATION = Pattern.compile("(\\d+)\\s*(ms|s|m|min|h|d)");

  private Parsers() {}

  static String text(String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("must not be empty");
    }
    return value;
  }

  static boolean bool(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default -> throw new IllegalArgumentException("true or false is allowed");
    };
  }

  /** A whole number within bounds, both allowed. */
  static Function<String, Long> wholeNumber(long least, long most) {
    return value -> {
      try {
        long number = Long.parseLong(value.strip());
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException notANumber) {
        // Said below, as for a number that is out of bounds.
      }
      throw new IllegalArgumentException(
          "a whole number from " + least + " to " + most + " is allowed");
    };
  }

  /** A point in event time, in ticks; {@code now} is the moment of the call. */
  static long time(String value) {
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

  /** A length of time of at least a bound, such as {@code 5m}, {@code 24h} or {@code PT5M}. */
  static Function<String, Duration> duration(Duration least, Duration most) {
    return value -> {
      Duration duration = readDuration(value.strip().toLowerCase(Locale.ROOT));
      if (duration == null
          || duration.getNano() % 1_000_000 != 0
          || duration.compareTo(least) < 0
          || duration.compareTo(most) > 0) {
        throw new IllegalArgumentException(
            "a duration from "
                + Ticks.formatDuration(least)
                + " to "
                + Ticks.formatDuration(most)
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

  static MemorySize size(String value) {
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
  static <T> Function<String, List<T>> list(Function<String, T> element) {
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

  static int port(String value) {
    return Math.toIntExact(wholeNumber(1, 65_535).apply(value));
  }

  /** One of an enum's constants by its name in lower case, with hyphens. */
  static <E extends Enum<E>> Function<String, E> oneOf(Class<E> type) {
    return value -> {
      List<String> allowed = new ArrayList<>();
      for (E constant : type.getEnumConstants()) {
        String name = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        if (name.equals(value.strip())) {
          return constant;
        }
        allowed.add(name);
      }
      throw new IllegalArgumentException(String.join(", ", allowed) + " is allowed");
    };
  }
}
