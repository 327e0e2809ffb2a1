package io.roguedns.detection.source.columnar;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/**
 * Whole numbers, as Kusto's {@code toint} and {@code tolong} make them: fractions are cut, text may
 * have a sign and blanks around it, and what is out of range is no number.
 */
public final class IntegerReading implements LongReading {
  private static final double TWO_TO_63 = 0x1p63;

  private final long min;
  private final long max;
  private final boolean unsigned;

  /** The decimal annotation's scale, or -1 without one. */
  private final int scale;

  private IntegerReading(PrimitiveType type, long min, long max) {
    this.min = min;
    this.max = max;
    LogicalTypeAnnotation annotation = type.getLogicalTypeAnnotation();
    this.unsigned = annotation instanceof IntLogicalTypeAnnotation integer && !integer.isSigned();
    this.scale =
        annotation instanceof DecimalLogicalTypeAnnotation decimal ? decimal.getScale() : -1;
  }

  public static IntegerReading ofInts(PrimitiveType type) {
    return new IntegerReading(type, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  static IntegerReading ofLongs(PrimitiveType type) {
    return new IntegerReading(type, NONE + 1, Long.MAX_VALUE);
  }

  /** Whether the numbers are what is stored, so that their order is the stored order. */
  public boolean isPlain() {
    return !unsigned && scale < 0;
  }

  @Override
  public long ofInt(int value) {
    if (scale > 0) {
      return ofDecimal(BigInteger.valueOf(value));
    }
    return inRange(unsigned ? Integer.toUnsignedLong(value) : value);
  }

  @Override
  public long ofLong(long value) {
    if (scale > 0) {
      return ofDecimal(BigInteger.valueOf(value));
    }
    return unsigned && value < 0 ? NONE : inRange(value);
  }

  @Override
  public long ofDouble(double value) {
    // Not a number compares as false.
    return value > -TWO_TO_63 && value < TWO_TO_63 ? inRange((long) value) : NONE;
  }

  @Override
  public long ofInt96(byte[] array, int from) {
    return NONE;
  }

  @Override
  public long ofBytes(byte[] array, int from, int to) {
    if (scale >= 0) {
      return from == to ? NONE : ofDecimal(new BigInteger(array, from, to - from));
    }
    while (from < to && isBlank(array[from])) {
      from++;
    }
    while (from < to && isBlank(array[to - 1])) {
      to--;
    }
    boolean negative = from < to && array[from] == '-';
    if (negative || from < to && array[from] == '+') {
      from++;
    }
    if (from == to) {
      return NONE;
    }
    // Counts down, for there is one more negative number than positive ones.
    long value = 0;
    for (int i = from; i < to; i++) {
      int digit = array[i] - '0';
      if (digit < 0 || digit > 9 || value < Long.MIN_VALUE / 10) {
        return NONE;
      }
      value = value * 10 - digit;
      if (value > 0) {
        return NONE;
      }
    }
    return negative ? inRange(value) : value == Long.MIN_VALUE ? NONE : inRange(-value);
  }

  private long ofDecimal(BigInteger unscaled) {
    BigInteger whole = new BigDecimal(unscaled, scale).toBigInteger();
    return whole.bitLength() < Long.SIZE ? inRange(whole.longValue()) : NONE;
  }

  private long inRange(long value) {
    return value >= min && value <= max ? value : NONE;
  }

  private static boolean isBlank(byte letter) {
    return letter == ' ' || letter >= '\t' && letter <= '\r';
  }
}
