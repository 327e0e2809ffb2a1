package io.roguedns.detection.source.columnar;

import java.io.IOException;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Values in one of the rarer encodings, which parquet-java reads. */
final class DelegatedValues implements PageValues {
  private static final long NUMBERS_BYTES = 2 * Long.BYTES;

  private final PrimitiveTypeName type;
  private final ValuesReader reader;
  private int next;

  /** The value that was read last: a number's bits, or bytes. */
  private long bits;

  private byte[] bytes;

  /** What the texts of the page may still come to: some encodings write prefixes once. */
  private long expansion;

  DelegatedValues(
      ColumnDescriptor column, Encoding encoding, Bytes page, int valueCount, MemoryLimit memory)
      throws IOException {
    // The readers hold a number or two for each value.
    long numbers = DeltaCounts.check(encoding, page, valueCount) * NUMBERS_BYTES;
    memory.reserve(numbers, "a page in " + encoding);
    memory.release(numbers);
    this.expansion = memory.limit();
    this.type = column.getPrimitiveType().getPrimitiveTypeName();
    this.reader = encoding.getValuesReader(column, ValuesType.VALUES);
    ByteBufferInputStream in = page.toStream();
    try {
      reader.initFromPage(valueCount, in);
    } catch (OutOfMemoryError e) {
      // A damaged count: the request failed, not the heap.
      throw new ParquetDecodingException("a page in " + encoding + " is invalid", e);
    }
  }

  @Override
  public void to(int index) {
    if (index < next) {
      return;
    }
    if (index > next) {
      reader.skip(index - next);
    }
    next = index + 1;
    switch (type) {
      case INT32 -> bits = reader.readInteger();
      case INT64 -> bits = reader.readLong();
      case FLOAT -> bits = Float.floatToRawIntBits(reader.readFloat());
      case DOUBLE -> bits = Double.doubleToRawLongBits(reader.readDouble());
      case BOOLEAN -> bits = reader.readBoolean() ? 1 : 0;
      case INT96, BINARY, FIXED_LEN_BYTE_ARRAY -> bytes = nextBytes();
    }
  }

  private byte[] nextBytes() {
    byte[] next = reader.readBytes().getBytes();
    expansion -= next.length;
    if (expansion < 0) {
      throw new ParquetDecodingException("a page's values have more bytes than a file may have");
    }
    return next;
  }

  @Override
  public long asLong(LongReading reading) {
    return switch (type) {
      case INT32 -> reading.ofInt((int) bits);
      case INT64 -> reading.ofLong(bits);
      case FLOAT -> reading.ofDouble(Float.intBitsToFloat((int) bits));
      case DOUBLE -> reading.ofDouble(Double.longBitsToDouble(bits));
      case BOOLEAN -> LongReading.NONE;
      case INT96 -> reading.ofInt96(bytes, 0);
      case BINARY, FIXED_LEN_BYTE_ARRAY -> reading.ofBytes(bytes, 0, bytes.length);
    };
  }

  @Override
  public String asText(TextReading reading) {
    return switch (type) {
      case INT32 -> reading.ofInt((int) bits);
      case INT64 -> reading.ofLong(bits);
      case FLOAT -> reading.ofFloat(Float.intBitsToFloat((int) bits));
      case DOUBLE -> reading.ofDouble(Double.longBitsToDouble(bits));
      case BOOLEAN -> reading.ofBoolean(bits != 0);
      case INT96 -> reading.ofInt96(bytes, 0);
      case BINARY, FIXED_LEN_BYTE_ARRAY -> reading.ofBytes(bytes, 0, bytes.length);
    };
  }
}
