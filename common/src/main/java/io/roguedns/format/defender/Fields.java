package io.roguedns.format.defender;

import io.roguedns.json.JsonReader;
import io.roguedns.json.JsonReader.Kind;
import java.util.Arrays;

/** Where the fields of an object stand; of several members of one name the last counts. */
final class Fields {
  private static final int COUNT = Field.values().length;

  private final Kind[] kinds = new Kind[COUNT];
  private final int[] starts = new int[COUNT];
  private final int[] ends = new int[COUNT];

  void clear() {
    Arrays.fill(kinds, null);
  }

  /** Takes the value that was just read. */
  void set(Field field, JsonReader reader) {
    int index = field.ordinal();
    kinds[index] = reader.kind();
    starts[index] = reader.start();
    ends[index] = reader.end();
  }

  void setObject(Field field) {
    kinds[field.ordinal()] = Kind.OBJECT;
  }

  boolean has(Field field) {
    return kinds[field.ordinal()] != null;
  }

  /** What the field holds, null if it is missing. */
  Kind kind(Field field) {
    return kinds[field.ordinal()];
  }

  int start(Field field) {
    return starts[field.ordinal()];
  }

  int end(Field field) {
    return ends[field.ordinal()];
  }
}
