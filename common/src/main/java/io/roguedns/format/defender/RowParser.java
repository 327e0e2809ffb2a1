package io.roguedns.format.defender;

import io.roguedns.json.JsonReader;
import io.roguedns.json.JsonReader.Kind;
import io.roguedns.json.JsonText;
import io.roguedns.json.UnreadableRowException;
import java.nio.charset.StandardCharsets;

/** Reads one row or record, from its first byte to its last, and keeps where its fields stand. */
final class RowParser {
  private final JsonReader reader = new JsonReader();
  private final Fields record = new Fields();
  private final Fields properties = new Fields();

  /**
   * Reads a row or record, which is UTF-8.
   *
   * @param message whether the bytes may be a message with a list of {@code records}
   * @return false if they are one; nothing of it is kept then
   */
  boolean parse(byte[] bytes, int from, int to, boolean message) throws UnreadableRowException {
    record.clear();
    properties.clear();
    reader.open(bytes, from, to);
    try {
      reader.beginObject();
      for (boolean first = true; reader.nextName(first); first = false) {
        Field field = name(bytes);
        if (field == Field.PROPERTIES && reader.atObject()) {
          properties(bytes);
          record.setObject(field);
          continue;
        }
        if (field == Field.RECORDS && message && reader.atList()) {
          return false;
        }
        reader.value(1);
        if (field != null) {
          record.set(field, reader);
        }
      }
      reader.endOfInput();
      return true;
    } finally {
      reader.close();
    }
  }

  private void properties(byte[] bytes) throws UnreadableRowException {
    properties.clear();
    reader.beginObject();
    for (boolean first = true; reader.nextName(first); first = false) {
      Field field = name(bytes);
      reader.value(2);
      if (field != null) {
        properties.set(field, reader);
      }
    }
  }

  private Field name(byte[] bytes) {
    if (reader.kind() == Kind.STRING) {
      return Field.named(bytes, reader.start(), reader.end());
    }
    byte[] name =
        JsonText.string(bytes, reader.start(), reader.end(), true).getBytes(StandardCharsets.UTF_8);
    return Field.named(name, 0, name.length);
  }

  /** The outermost object's fields. */
  Fields record() {
    return record;
  }

  /** The row's own fields: those of {@code properties} if that is an object, else the outermost. */
  Fields row() {
    return record.kind(Field.PROPERTIES) == Kind.OBJECT ? properties : record;
  }
}
