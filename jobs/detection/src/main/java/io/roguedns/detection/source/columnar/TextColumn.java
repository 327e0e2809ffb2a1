package io.roguedns.detection.source.columnar;

import org.apache.parquet.column.ColumnDescriptor;

/** A column read as text; what a row lacks is {@code ""}. */
public final class TextColumn extends Column {
  private final TextReading reading;
  private String[] texts = new String[0];

  public TextColumn(ColumnDescriptor descriptor) {
    super(descriptor);
    this.reading = descriptor == null ? null : new TextReading(descriptor.getPrimitiveType());
  }

  /** The text of a row, by its place among those that were read last. */
  public String at(int index) {
    return texts[index];
  }

  @Override
  void ensureRoom(int count) {
    if (texts.length < count) {
      texts = new String[count];
    }
  }

  @Override
  void put(int index, PageValues values) {
    texts[index] = values.asText(reading);
  }

  @Override
  void putNull(int index) {
    texts[index] = "";
  }
}
