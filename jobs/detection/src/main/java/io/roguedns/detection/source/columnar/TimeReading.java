package io.roguedns.detection.source.columnar;

import io.roguedns.event.Ticks;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/**
 * Times, as {@link Ticks}: from text, from INT64 with a unit, and from INT96. A number without a
 * unit is no time: to guess it would misplace every row.
 */
public final class TimeReading implements LongReading {
  private static final int JULIAN_DAY_OF_1970 = 2_440_588;
  private static final long NANOS_PER_DAY = Ticks.PER_DAY * 100;

  /** What the numbers count, or null if that isn't said. */
  private final TimeUnit unit;

  private final Latin text = new Latin();

  public TimeReading(PrimitiveType type) {
    LogicalTypeAnnotation annotation = type.getLogicalTypeAnnotation();
    this.unit =
        annotation instanceof TimestampLogicalTypeAnnotation timestamp ? timestamp.getUnit() : null;
  }

  /** Whether an INT64 is read as a time. */
  boolean hasUnit() {
    return unit != null;
  }

  @Override
  public long ofInt(int value) {
    return NONE;
  }

  @Override
  public long ofLong(long value) {
    if (unit == null) {
      return NONE;
    }
    try {
      return inRange(
          switch (unit) {
            case MILLIS -> Ticks.ofUnixMillis(value);
            case MICROS -> Ticks.ofUnixMicros(value);
            case NANOS -> Ticks.ofUnixNanos(value);
          });
    } catch (ArithmeticException tooFarAway) {
      return NONE;
    }
  }

  @Override
  public long ofDouble(double value) {
    return NONE;
  }

  @Override
  public long ofInt96(byte[] array, int from) {
    long nanos = Bytes.longAt(array, from);
    long day = (long) Bytes.intAt(array, from + Long.BYTES) - JULIAN_DAY_OF_1970;
    if (nanos < 0 || nanos >= NANOS_PER_DAY) {
      return NONE;
    }
    // An int's days are within a long's ticks.
    return inRange(Ticks.UNIX_EPOCH + day * Ticks.PER_DAY + nanos / 100);
  }

  @Override
  public long ofBytes(byte[] array, int from, int to) {
    text.array = array;
    text.from = from;
    text.length = to - from;
    return inRange(Ticks.parse(text));
  }

  private static long inRange(long ticks) {
    return ticks >= 0 && ticks <= Ticks.MAX ? ticks : NONE;
  }

  /** Bytes as characters; a time has none beyond ASCII. */
  private static final class Latin implements CharSequence {
    private byte[] array;
    private int from;
    private int length;

    @Override
    public int length() {
      return length;
    }

    @Override
    public char charAt(int index) {
      return (char) (array[from + index] & 0xff);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      Latin part = new Latin();
      part.array = array;
      part.from = from + start;
      part.length = end - start;
      return part;
    }

    @Override
    public String toString() {
      return new StringBuilder(length).append(this, 0, length).toString();
    }
  }
}
