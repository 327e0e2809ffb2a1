package io.roguedns.detection.options;

import java.util.List;
import java.util.function.Function;

/**
 * The options of a room, and how they become the room's own immutable record. A room has one as a
 * constant; {@link Settings#get} gives the record by it.
 *
 * @param <T> the record
 */
public final class OptionGroup<T> {
  private final List<Option<?>> options;
  private final Function<OptionValues, T> reader;

  private OptionGroup(List<Option<?>> options, Function<OptionValues, T> reader) {
    this.options = options;
    this.reader = reader;
  }

  /**
   * A group.
   *
   * @param reader makes the record; it adds what is wrong to the values' problems rather than
   *     throw, and gives a record all the same, so that all problems are reported together
   * @param options in the order of help and documentation, section by section
   */
  public static <T> OptionGroup<T> of(Function<OptionValues, T> reader, Option<?>... options) {
    return new OptionGroup<>(List.of(options), reader);
  }

  /** The options, in the order of help and documentation. */
  public List<Option<?>> options() {
    return options;
  }

  /** Reads the record; what is wrong is added to the values' problems. */
  public T read(OptionValues values) {
    return reader.apply(values);
  }
}
