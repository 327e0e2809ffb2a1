package io.roguedns.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SQL in a file beside this class, with places such as <code>${rows}</code> to fill in. */
final class SqlTemplate {
  private static final Pattern PLACE = Pattern.compile("\\$\\{(\\w+)}");

  private SqlTemplate() {}

  /**
   * The SQL of a file.
   *
   * @param values what stands at each place
   */
  static String fill(String file, Map<String, ?> values) {
    return PLACE
        .matcher(read(file))
        .replaceAll(place -> Matcher.quoteReplacement(value(values, place.group(1))));
  }

  private static String value(Map<String, ?> values, String name) {
    Object value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("nothing to fill in for " + name);
    }
    return value.toString();
  }

  private static String read(String file) {
    try (InputStream in = SqlTemplate.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file, unreadable);
    }
  }
}
