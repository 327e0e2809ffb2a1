package io.roguedns.allowlist;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An entry as written, before its values are parsed.
 *
 * @param line its first line
 * @param fields its values by key
 * @param faults problems of its form
 */
record RawEntry(int line, Map<Field, RawField> fields, List<Fault> faults) {

  RawEntry(int line, List<Fault> faults) {
    this(line, new EnumMap<>(Field.class), faults);
  }

  Optional<RawField> field(Field field) {
    return Optional.ofNullable(fields.get(field));
  }

  /** A key's value: one text, or a list of them. */
  record RawField(int line, boolean isList, List<RawText> texts) {
    RawText single() {
      return texts.get(0);
    }
  }

  /** A scalar, without the white space around it. */
  record RawText(int line, String text) {}

  /** A problem of an entry whose id may not be known yet. */
  record Fault(int line, String key, String message) {}
}
