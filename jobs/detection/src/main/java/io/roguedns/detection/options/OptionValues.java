package io.roguedns.detection.options;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The values of options while a run's settings are read, and the problems that are found on the
 * way. A value that can't be read is a problem, and counts as not given.
 */
public final class OptionValues {
  private static final Pattern USER_INFO = Pattern.compile("://\\S*@");

  private final WrittenOptions written;
  private final UnaryOperator<String> environment;
  private final Set<String> problems = new LinkedHashSet<>();
  private final Set<String> notes = new LinkedHashSet<>();

  /** Reads the content of a file that an option names. */
  @FunctionalInterface
  public interface FileReader<T> {
    /**
     * Reads it.
     *
     * @param problems gets what is wrong with the content
     */
    T read(Path file, Consumer<String> problems) throws IOException;
  }

  /**
   * Values that are written on a command line alone.
   *
   * @param environment the value of each environment variable, or null
   */
  public OptionValues(WrittenOptions written, UnaryOperator<String> environment) {
    this.written = written;
    this.environment = environment;
  }

  /**
   * Values of a command line and a configuration file.
   *
   * @param groups the options that the file may set
   * @param configFile the YAML file, or null; flags win over it
   * @param environment the value of each environment variable, or null
   */
  public static OptionValues of(
      OptionGroups groups,
      WrittenOptions commandLine,
      Path configFile,
      UnaryOperator<String> environment) {
    List<String> problems = new ArrayList<>();
    OptionValues values =
        new OptionValues(
            configFile == null
                ? commandLine
                : commandLine.orElse(ConfigFile.read(groups, configFile, problems)),
            environment);
    problems.forEach(values::problem);
    return values;
  }

  /** Whether an option is given, be it with a value that can't be read. */
  public boolean isGiven(Option<?> option) {
    return !written.of(option).isEmpty();
  }

  /** The value of an option, or its default; for an option whose default is a value. */
  public <T> T get(Option<T> option) {
    return find(option).orElseGet(() -> option.defaultValue(this));
  }

  /** The value of an option if one is given that can be read; no default. */
  public <T> Optional<T> find(Option<T> option) {
    return single(option).map(value -> parse(option, value));
  }

  /** The values of a repeatable option that can be read. */
  public <T> List<T> all(Option<T> option) {
    return written.of(option).stream()
        .map(value -> parse(option, value))
        .filter(Objects::nonNull)
        .toList();
  }

  /** What a message calls an option: its flag, or the file, line and key where it was written. */
  public String origin(Option<?> option) {
    return isGiven(option) ? written.of(option).get(0).origin() : option.flag();
  }

  /** The same with the value as it was written, or the flag alone. */
  public String originAndText(Option<?> option) {
    return written.of(option).stream()
        .findFirst()
        .map(value -> value.origin() + " " + withoutUserInfo(value.text()))
        .orElse(option.flag());
  }

  /** The content of the file that an option names; empty if none is, or it can't be read. */
  public <T> Optional<T> file(Option<String> option, FileReader<T> reader) {
    Optional<String> name = find(option);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    String origin = originAndText(option) + ": ";
    try {
      return Optional.of(reader.read(Path.of(name.get()), problem -> problem(origin + problem)));
    } catch (NoSuchFileException absent) {
      problem(origin + "no such file");
    } catch (IOException | IllegalArgumentException unreadable) {
      problem(origin + "can't be read: " + unreadable.getMessage());
    }
    return Optional.empty();
  }

  /** The value of an environment variable, stripped; empty if it isn't set, or blank. */
  public Optional<String> environment(String variable) {
    return Optional.ofNullable(environment.apply(variable))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /** Adds a problem that stops the run: the option, the value, and what is allowed. */
  public void problem(String problem) {
    problems.add(problem);
  }

  /** Adds what the user should know of these settings although it is no error. */
  public void note(String note) {
    notes.add(note);
  }

  /** The problems that were found so far, each once. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** The notes that were made so far, each once. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /**
   * Ends the reading.
   *
   * @throws ConfigurationException with every problem, if there is any
   */
  public void refuse() throws ConfigurationException {
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems());
    }
  }

  private Optional<WrittenOptions.Value> single(Option<?> option) {
    List<WrittenOptions.Value> values = written.of(option);
    if (values.size() > 1) {
      problem(origin(option) + " is given " + values.size() + " times; once is allowed");
    }
    return values.stream().findFirst();
  }

  private <T> T parse(Option<T> option, WrittenOptions.Value value) {
    try {
      return option.parse(value.text());
    } catch (IllegalArgumentException refused) {
      problem(
          "%s %s: %s"
              .formatted(value.origin(), withoutUserInfo(value.text()), refused.getMessage()));
      return null;
    }
  }

  /** The text without what a URL in it says before its host, which may be a password. */
  private static String withoutUserInfo(String text) {
    return USER_INFO.matcher(text).replaceAll("://***@");
  }
}
