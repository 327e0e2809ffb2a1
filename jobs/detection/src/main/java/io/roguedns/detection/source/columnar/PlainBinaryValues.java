package io.roguedns.detection.source.columnar;

import org.apache.parquet.io.ParquetDecodingException;

/** Byte strings, each after its length: those not asked for are stepped over. */
final class PlainBinaryValues implements PageValues {
  private final byte[] array;
  private final int end;
  private int index;

  /** Where the value's length stands. */
  private int at;

  PlainBinaryValues(Bytes bytes) {
    this.array = bytes.array();
    this.at = bytes.from();
    this.end = bytes.to();
  }

  @Override
  public void to(int target) {
    int start = at;
    for (int i = index; i < target; i++) {
      start = after(start);
    }
    index = target;
    at = start;
  }

  private int after(int start) {
    if (start > end - Integer.BYTES) {
      throw new ParquetDecodingException("a page ends before its values do");
    }
    int length = Bytes.intAt(array, start);
    int next = start + Integer.BYTES + length;
    if (length < 0 || next < 0 || next > end) {
      throw new ParquetDecodingException("a value of " + length + " bytes is longer than its page");
    }
    return next;
  }

  @Override
  public long asLong(LongReading reading) {
    return reading.ofBytes(array, at + Integer.BYTES, after(at));
  }

  @Override
  public String asText(TextReading reading) {
    int end = after(at);
    return reading.ofBytes(array, at + Integer.BYTES, end);
  }
}
