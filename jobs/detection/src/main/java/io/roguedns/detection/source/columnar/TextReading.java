package io.roguedns.detection.source.columnar;

import io.roguedns.event.Ticks;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Text: UTF-8 bytes, or the text of a number. */
public final class TextReading {
  private final TextPool pool = new TextPool();
  private final boolean unsigned;

  /** The decimal annotation's scale, or -1 without one. */
  private final int scale;

  private final TimeReading time;

  public TextReading(PrimitiveType type) {
    LogicalTypeAnnotation annotation = type.getLogicalTypeAnnotation();
    this.unsigned = annotation instanceof IntLogicalTypeAnnotation integer && !integer.isSigned();
    this.scale =
        annotation instanceof DecimalLogicalTypeAnnotation decimal ? decimal.getScale() : -1;
    TimeReading asTime = new TimeReading(type);
    boolean isTime = asTime.hasUnit() || type.getPrimitiveTypeName() == PrimitiveTypeName.INT96;
    this.time = isTime ? asTime : null;
  }

  String ofInt(int value) {
    return unsigned ? Integer.toUnsignedString(value) : ofLong(value);
  }

  String ofLong(long value) {
    if (time != null && time.ofLong(value) != LongReading.NONE) {
      return Ticks.format(time.ofLong(value));
    }
    if (scale > 0) {
      return BigDecimal.valueOf(value, scale).toPlainString();
    }
    return unsigned ? Long.toUnsignedString(value) : Long.toString(value);
  }

  String ofFloat(float value) {
    return Float.toString(value);
  }

  String ofDouble(double value) {
    return Double.toString(value);
  }

  String ofBoolean(boolean value) {
    return Boolean.toString(value);
  }

  String ofInt96(byte[] array, int from) {
    long ticks = time.ofInt96(array, from);
    return ticks == LongReading.NONE ? "" : Ticks.format(ticks);
  }

  String ofBytes(byte[] array, int from, int to) {
    if (scale >= 0 && to > from) {
      return new BigDecimal(new BigInteger(array, from, to - from), scale).toPlainString();
    }
    return pool.of(array, from, to);
  }
}
