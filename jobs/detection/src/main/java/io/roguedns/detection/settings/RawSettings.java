package io.roguedns.detection.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Settings as they were written, each with where it was written, before any is parsed. */
public final class RawSettings {

  /**
   * A value as it was written.
   *
   * @param origin what a message calls it: the flag, or the file, line and key
   */
  public record Value(String text, String origin) {}

  private final Map<String, List<Value>> values = new LinkedHashMap<>();

  /** Adds a value of a repeatable setting, or sets another one's. */
  public void add(Setting<?> setting, String text, String origin) {
    values.computeIfAbsent(setting.key(), key -> new ArrayList<>()).add(new Value(text, origin));
  }

  /** The values of a setting in the order in which they were given; empty if it wasn't given. */
  public List<Value> of(Setting<?> setting) {
    return values.getOrDefault(setting.key(), List.of());
  }

  /** Takes over from a file what the command line doesn't say. */
  public RawSettings orElse(RawSettings file) {
    RawSettings both = new RawSettings();
    both.values.putAll(file.values);
    both.values.putAll(values);
    return both;
  }
}
