package io.roguedns.detection.options;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Options as they were written, each with where it was written, before any is parsed. */
public final class WrittenOptions {

  /**
   * A value as it was written.
   *
   * @param origin what a message calls it: the flag, or the file, line and key
   */
  public record Value(String text, String origin) {}

  private final Map<String, List<Value>> values = new LinkedHashMap<>();

  /** Adds a value; an option that isn't repeatable has a problem with its second one. */
  public void add(Option<?> option, String text, String origin) {
    values.computeIfAbsent(option.key(), key -> new ArrayList<>()).add(new Value(text, origin));
  }

  /** The values of an option in the order in which they were given; empty if it wasn't given. */
  public List<Value> of(Option<?> option) {
    return values.getOrDefault(option.key(), List.of());
  }

  /** Takes over from a file what the command line doesn't say. */
  public WrittenOptions orElse(WrittenOptions file) {
    WrittenOptions both = new WrittenOptions();
    both.values.putAll(file.values);
    both.values.putAll(values);
    return both;
  }
}
