package io.roguedns.detection.source.columnar;

import org.apache.parquet.column.ColumnDescriptor;

/** The column of event times. Of a value that is no time, the text is kept. */
public final class TimeColumn extends Column {
  private final TimeReading reading;
  private final TextReading asText;
  private long[] ticks = new long[0];
  private String[] unreadable = new String[0];

  public TimeColumn(ColumnDescriptor descriptor) {
    super(descriptor);
    this.reading = descriptor == null ? null : new TimeReading(descriptor.getPrimitiveType());
    this.asText = descriptor == null ? null : new TextReading(descriptor.getPrimitiveType());
  }

  /** The time of a row, by its place among those that were read last, or NONE. */
  public long at(int index) {
    return ticks[index];
  }

  /** What stands there instead of a time, or null if nothing does. */
  public String unreadable(int index) {
    return unreadable[index];
  }

  @Override
  void ensureRoom(int count) {
    if (ticks.length < count) {
      ticks = new long[count];
      unreadable = new String[count];
    }
  }

  @Override
  void put(int index, PageValues values) {
    long time = values.asLong(reading);
    ticks[index] = time;
    unreadable[index] = time == LongReading.NONE ? values.asText(asText) : null;
  }

  @Override
  void putNull(int index) {
    ticks[index] = LongReading.NONE;
    unreadable[index] = null;
  }
}
