package io.roguedns.detection.options;

import java.util.IdentityHashMap;
import java.util.Map;

/**
 * The checked settings of a run: the record of each group. Immutable. Operators are given only
 * their own room's record.
 */
public final class Settings {
  static final Settings NONE = new Settings(new IdentityHashMap<>());

  private final Map<OptionGroup<?>, Object> records;

  private Settings(Map<OptionGroup<?>, Object> records) {
    this.records = records;
  }

  /**
   * A room's record.
   *
   * @throws IllegalArgumentException if the command has no such group
   */
  @SuppressWarnings("unchecked") // A record gets in by with() alone, under its own group.
  public <T> T get(OptionGroup<T> group) {
    Object settings = records.get(group);
    if (settings == null) {
      throw new IllegalArgumentException("the command has no group of " + group.options());
    }
    return (T) settings;
  }

  /** The same with another record of a room. */
  public <T> Settings with(OptionGroup<T> group, T other) {
    Map<OptionGroup<?>, Object> copy = new IdentityHashMap<>(records);
    copy.put(group, other);
    return new Settings(copy);
  }
}
