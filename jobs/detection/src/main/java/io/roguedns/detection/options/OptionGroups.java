package io.roguedns.detection.options;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The list of option groups of a command: an entry for each room. The command line, help, the
 * configuration file and the option reference follow from it.
 */
public final class OptionGroups {
  private final List<OptionGroup<?>> groups;
  private final List<Option<?>> options;
  private final Map<String, Option<?>> byKey = new HashMap<>();

  private OptionGroups(List<OptionGroup<?>> groups) {
    this.groups = groups;
    this.options =
        groups.stream()
            .flatMap(group -> group.options().stream())
            .sorted(Comparator.<Option<?>>comparingInt(option -> option.section().rank()))
            .toList();
    for (Option<?> option : options) {
      if (byKey.put(option.key(), option) != null) {
        throw new IllegalArgumentException(option.key() + " is declared twice");
      }
    }
  }

  /**
   * A list.
   *
   * @throws IllegalArgumentException if two options have the same key
   */
  public static OptionGroups of(OptionGroup<?>... groups) {
    return new OptionGroups(List.of(groups));
  }

  /** The same with one more group at the end. */
  public OptionGroups and(OptionGroup<?> group) {
    return new OptionGroups(Stream.concat(groups.stream(), Stream.of(group)).toList());
  }

  /** All options in the order of help and documentation: section by section. */
  public List<Option<?>> options() {
    return options;
  }

  /** The option with a dotted key. */
  public Optional<Option<?>> withKey(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** Reads each group's record; what is wrong is added to the values' problems. */
  public Settings read(OptionValues values) {
    Settings settings = Settings.NONE;
    for (OptionGroup<?> group : groups) {
      settings = read(group, values, settings);
    }
    return settings;
  }

  private static <T> Settings read(OptionGroup<T> group, OptionValues values, Settings settings) {
    return settings.with(group, group.read(values));
  }
}
