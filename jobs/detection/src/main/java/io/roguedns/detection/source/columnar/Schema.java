package io.roguedns.detection.source.columnar;

import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/** A file's columns by name: the exact name counts, else one that differs in case. */
public final class Schema {
  private final String file;
  private final MessageType message;

  public Schema(String file, MessageType message) {
    this.file = file;
    this.message = message;
  }

  public boolean has(String name) {
    return find(name) != null;
  }

  /**
   * The column of a name, or null if there is none.
   *
   * @throws UnsupportedColumnException if it doesn't hold one value a row
   */
  public ColumnDescriptor column(String name) throws UnsupportedColumnException {
    Type type = find(name);
    if (type == null) {
      return null;
    }
    if (!isFlat(type)) {
      throw new UnsupportedColumnException(file, type.getName(), type.toString());
    }
    return descriptor(type);
  }

  /** The column of a name if there is one that holds one value a row, else null. */
  public ColumnDescriptor primitive(String name) {
    Type type = find(name);
    return type == null || !isFlat(type) ? null : descriptor(type);
  }

  private static boolean isFlat(Type type) {
    return type.isPrimitive() && !type.isRepetition(Repetition.REPEATED);
  }

  private ColumnDescriptor descriptor(Type type) {
    return message.getColumnDescription(new String[] {type.getName()});
  }

  private Type find(String name) {
    Type similar = null;
    for (Type type : message.getFields()) {
      if (type.getName().equals(name)) {
        return type;
      }
      if (similar == null && type.getName().equalsIgnoreCase(name)) {
        similar = type;
      }
    }
    return similar;
  }
}
