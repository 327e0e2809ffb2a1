package io.roguedns.detection.output.files;

import io.roguedns.finding.Column.Kind;
import java.io.Serializable;
import java.util.function.Function;

/** A column of rows in the formats that have columns. */
record RowColumn<T>(String name, Kind kind, Value<T> value) implements Serializable {
  /** A row's value, of the type that the kind says, or null. */
  @FunctionalInterface
  interface Value<T> extends Function<T, Object>, Serializable {}

  Object of(T row) {
    return value.apply(row);
  }
}
