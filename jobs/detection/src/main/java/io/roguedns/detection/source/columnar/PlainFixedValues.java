package io.roguedns.detection.source.columnar;

import org.apache.parquet.io.ParquetDecodingException;

/** Values of one width, one after the other. */
final class PlainFixedValues implements PageValues {
  private final Physical physical;
  private final Bytes bytes;
  private int at;

  PlainFixedValues(Physical physical, Bytes bytes) {
    this.physical = physical;
    this.bytes = bytes;
  }

  @Override
  public void to(int index) {
    long start = bytes.from() + (long) index * physical.width();
    if (start + physical.width() > bytes.to()) {
      throw new ParquetDecodingException("a page ends before its values do");
    }
    at = (int) start;
  }

  @Override
  public long asLong(LongReading reading) {
    return physical.asLong(bytes.array(), at, at + physical.width(), reading);
  }

  @Override
  public String asText(TextReading reading) {
    return physical.asText(bytes.array(), at, at + physical.width(), reading);
  }
}
