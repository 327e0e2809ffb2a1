package io.roguedns.detection.options;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.MemorySize;

/**
 * An option: {@code --flag} on the command line, key in the configuration file. A room declares
 * each of its own once, as a constant, and lists it in its {@link OptionGroup}; parsing, defaults,
 * help and documentation are derived from this declaration. Immutable: each {@code with} gives a
 * copy.
 *
 * @param <T> the type of a value; units are in the type, such as {@link Duration}
 */
public final class Option<T> {

  /** Another default, if another option has a value. */
  private record DefaultIf<V>(Option<V> other, V value, String text) {
    boolean applies(OptionValues values) {
      return Objects.equals(values.get(other), value);
    }
  }

  /** How the default comes about. */
  private enum DefaultKind {
    /** There is none. */
    NONE,
    /** A text that is parsed like a value. */
    VALUE,
    /** The room's, in words that aren't a value. */
    WORDS
  }

  private final Section section;
  private final String key;
  private final String placeholder;
  private final Function<String, T> parser;
  private final String description;
  private final boolean repeatable;
  private final DefaultKind defaultKind;
  private final String defaultText;
  private final List<DefaultIf<?>> otherDefaults;

  private Option(
      Section section,
      String key,
      String placeholder,
      Function<String, T> parser,
      String description,
      boolean repeatable,
      DefaultKind defaultKind,
      String defaultText,
      List<DefaultIf<?>> otherDefaults) {
    this.section = section;
    this.key = key;
    this.placeholder = placeholder;
    this.parser = parser;
    this.description = description;
    this.repeatable = repeatable;
    this.defaultKind = defaultKind;
    this.defaultText = defaultText;
    this.otherDefaults = otherDefaults;
  }

  /**
   * An option of any type.
   *
   * @param key the dotted key, such as {@code high-volume.bin}; the flag has hyphens for the dots
   * @param placeholder what stands for the value in help
   * @param parser reads one value, of {@link Parsers} or the room's own; throws {@link
   *     IllegalArgumentException} with what is allowed
   * @param description a sentence without a full stop
   */
  public static <T> Option<T> of(
      Section section,
      String key,
      String placeholder,
      Function<String, T> parser,
      String description) {
    return new Option<>(
        section, key, placeholder, parser, description, false, DefaultKind.NONE, "", List.of());
  }

  /** A switch: on the command line it takes no value and means true; false by default. */
  public static Option<Boolean> flag(Section section, String key, String description) {
    return of(section, key, "", Parsers::bool, description).withDefault("false");
  }

  /** A text that isn't blank, such as a path or a name. */
  public static Option<String> text(
      Section section, String key, String placeholder, String description) {
    return of(section, key, placeholder, Parsers::text, description);
  }

  /** A length of time, both bounds allowed. */
  public static Option<Duration> duration(
      Section section, String key, Duration min, Duration max, String description) {
    return of(section, key, "TIME", Parsers.duration(min, max), description);
  }

  /** A whole number, both bounds allowed. */
  public static Option<Long> wholeNumber(
      Section section, String key, long min, long max, String description) {
    return of(section, key, "N", Parsers.wholeNumber(min, max), description);
  }

  /** A point in event time, in ticks. */
  public static Option<Long> time(Section section, String key, String description) {
    return of(section, key, "T", Parsers::time, description);
  }

  /** A size in bytes. */
  public static Option<MemorySize> size(Section section, String key, String description) {
    return of(section, key, "SIZE", Parsers::size, description);
  }

  /** One of an enum's constants, by its name in lower case, with hyphens. */
  public static <E extends Enum<E>> Option<E> oneOf(
      Section section, String key, Class<E> type, String description) {
    String placeholder =
        Stream.of(type.getEnumConstants()).map(Parsers::name).collect(Collectors.joining("|"));
    return of(section, key, placeholder, Parsers.oneOf(type), description);
  }

  /** Values of one kind, separated by commas. */
  public static <E> Option<List<E>> list(
      Section section,
      String key,
      String placeholder,
      Function<String, E> element,
      String description) {
    return of(section, key, placeholder, Parsers.list(element), description);
  }

  /** The same with a default, written as the user would write it. */
  public Option<T> withDefault(String text) {
    parser.apply(text);
    return copy(description, repeatable, DefaultKind.VALUE, text, otherDefaults);
  }

  /** The same with another default if another option has a value, as under {@code kql}. */
  public <V> Option<T> withDefaultIf(Option<V> other, V value, String text) {
    parser.apply(text);
    List<DefaultIf<?>> all = new ArrayList<>(otherDefaults);
    all.add(new DefaultIf<>(other, value, text));
    return copy(description, repeatable, defaultKind, defaultText, List.copyOf(all));
  }

  /** The same with a default that its room works out, in words for the documentation. */
  public Option<T> withDefaultInWords(String words) {
    return copy(description, repeatable, DefaultKind.WORDS, words, otherDefaults);
  }

  /** The same as an option that may be given several times. */
  public Option<T> withRepetition() {
    return copy(description, true, defaultKind, defaultText, otherDefaults);
  }

  /** The same for a command to which it means something else. */
  public Option<T> withDescription(String other) {
    return copy(other, repeatable, defaultKind, defaultText, otherDefaults);
  }

  private Option<T> copy(
      String newDescription,
      boolean newRepeatable,
      DefaultKind newDefaultKind,
      String newDefaultText,
      List<DefaultIf<?>> newOtherDefaults) {
    return new Option<>(
        section,
        key,
        placeholder,
        parser,
        newDescription,
        newRepeatable,
        newDefaultKind,
        newDefaultText,
        newOtherDefaults);
  }

  /** The heading under which help and the option reference list it. */
  public Section section() {
    return section;
  }

  /** The key in the configuration file. */
  public String key() {
    return key;
  }

  /** The flag, such as {@code --high-volume-bin}. */
  public String flag() {
    return "--" + key.replace('.', '-');
  }

  /** What stands for the value in help; empty for a switch. */
  public String placeholder() {
    return placeholder;
  }

  /** Whether it is a switch: present is true, and it takes no value on the command line. */
  public boolean isSwitch() {
    return placeholder.isEmpty();
  }

  /** What it does: a sentence without a full stop. */
  public String description() {
    return description;
  }

  /** Whether it may be given several times. */
  public boolean isRepeatable() {
    return repeatable;
  }

  /** The default as documentation says it; empty if there is none. */
  public String defaultText() {
    return otherDefaults.isEmpty()
        ? defaultText
        : defaultText
            + otherDefaults.stream()
                .map(other -> Parsers.name(other.value) + ": " + other.text)
                .collect(Collectors.joining(", ", " (", ")"));
  }

  /** Reads one value; throws {@link IllegalArgumentException} with what is allowed. */
  T parse(String text) {
    return parser.apply(text);
  }

  /** Whether a value is there even if none is given. */
  boolean hasDefault() {
    return defaultKind == DefaultKind.VALUE;
  }

  /** The default under the values of other options. */
  T defaultValue(OptionValues values) {
    for (DefaultIf<?> other : otherDefaults) {
      if (other.applies(values)) {
        return parser.apply(other.text);
      }
    }
    if (!hasDefault()) {
      throw new IllegalStateException(key + " has no default that is a value: ask for an Optional");
    }
    return parser.apply(defaultText);
  }

  @Override
  public String toString() {
    return flag();
  }
}
