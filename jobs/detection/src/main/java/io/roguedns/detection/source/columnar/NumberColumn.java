package io.roguedns.detection.source.columnar;

import org.apache.parquet.column.ColumnDescriptor;

/** A column read as whole numbers; what a row lacks is {@link LongReading#NONE}. */
public final class NumberColumn extends Column {
  private final LongReading reading;
  private long[] numbers = new long[0];

  private NumberColumn(ColumnDescriptor descriptor, LongReading reading) {
    super(descriptor);
    this.reading = reading;
  }

  /** Numbers in the range of an int; the descriptor is null if the file lacks the column. */
  public static NumberColumn ofInts(ColumnDescriptor descriptor) {
    return new NumberColumn(
        descriptor,
        descriptor == null ? null : IntegerReading.ofInts(descriptor.getPrimitiveType()));
  }

  /** Numbers in the range of a long; the descriptor is null if the file lacks the column. */
  public static NumberColumn ofLongs(ColumnDescriptor descriptor) {
    return new NumberColumn(
        descriptor,
        descriptor == null ? null : IntegerReading.ofLongs(descriptor.getPrimitiveType()));
  }

  /** The number of a row, by its place among those that were read last, or another if it's none. */
  public long at(int index, long otherwise) {
    long number = numbers[index];
    return number == LongReading.NONE ? otherwise : number;
  }

  @Override
  void ensureRoom(int count) {
    if (numbers.length < count) {
      numbers = new long[count];
    }
  }

  @Override
  void put(int index, PageValues values) {
    numbers[index] = values.asLong(reading);
  }

  @Override
  void putNull(int index) {
    numbers[index] = LongReading.NONE;
  }
}
