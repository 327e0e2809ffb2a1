package io.roguedns.detection.source.columnar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForLong;
import org.apache.parquet.column.values.deltalengthbytearray.DeltaLengthByteArrayValuesWriter;
import org.apache.parquet.column.values.deltastrings.DeltaByteArrayWriter;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;

class DeltaCountsTest {
  private static final int VALUES = 1_000;

  private static final byte[] TOO_MANY = {
    // Blocks of 128 in 4 parts, and 2^31 - 1 numbers.
    (byte) 0x80, 1, 4, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 7, 0
  };

  private static Bytes page(ValuesWriter writer) throws IOException {
    byte[] bytes = writer.getBytes().toByteArray();
    return new Bytes(bytes, 0, bytes.length);
  }

  private static Bytes numbers() throws IOException {
    ValuesWriter writer =
        new DeltaBinaryPackingValuesWriterForLong(64, 1 << 20, new HeapByteBufferAllocator());
    for (int i = 0; i < VALUES; i++) {
      writer.writeLong((long) i * i * 31);
    }
    return page(writer);
  }

  private static Bytes texts(ValuesWriter writer) throws IOException {
    for (int i = 0; i < VALUES; i++) {
      writer.writeBytes(Binary.fromString("device-" + i * i + "x".repeat(i % 70)));
    }
    return page(writer);
  }

  private static ValuesWriter prefixes() {
    return new DeltaByteArrayWriter(64, 1 << 20, new HeapByteBufferAllocator());
  }

  private static ValuesWriter lengths() {
    return new DeltaLengthByteArrayValuesWriter(64, 1 << 20, new HeapByteBufferAllocator());
  }

  @Test
  void takesWhatWritersWrite() throws IOException {
    assertThat(DeltaCounts.check(Encoding.DELTA_BINARY_PACKED, numbers(), VALUES))
        .isEqualTo(VALUES + 128);
    assertThat(DeltaCounts.check(Encoding.DELTA_LENGTH_BYTE_ARRAY, texts(lengths()), VALUES))
        .isEqualTo(VALUES + 128);
    assertThat(DeltaCounts.check(Encoding.DELTA_BYTE_ARRAY, texts(prefixes()), VALUES))
        .isEqualTo(2 * (VALUES + 128));
    assertThat(DeltaCounts.check(Encoding.BYTE_STREAM_SPLIT, numbers(), VALUES)).isZero();
  }

  @Test
  void refusesMoreNumbersThanThePageHasValues() throws IOException {
    Bytes tooMany = new Bytes(TOO_MANY, 0, TOO_MANY.length);

    for (Encoding encoding :
        new Encoding[] {
          Encoding.DELTA_BINARY_PACKED, Encoding.DELTA_LENGTH_BYTE_ARRAY, Encoding.DELTA_BYTE_ARRAY
        }) {
      assertThatThrownBy(() -> DeltaCounts.check(encoding, tooMany, VALUES))
          .isInstanceOf(ParquetDecodingException.class)
          .hasMessageContaining("can't have 2,147,483,647 numbers");
    }
  }

  /** The second list of such a page has a count of its own. */
  @Test
  void refusesTooManyLengthsBehindThePrefixes() throws IOException {
    Bytes prefixes = numbers();
    byte[] both = new byte[prefixes.length() + TOO_MANY.length];
    System.arraycopy(prefixes.array(), 0, both, 0, prefixes.length());
    System.arraycopy(TOO_MANY, 0, both, prefixes.length(), TOO_MANY.length);

    assertThatThrownBy(
            () ->
                DeltaCounts.check(
                    Encoding.DELTA_BYTE_ARRAY, new Bytes(both, 0, both.length), VALUES))
        .isInstanceOf(ParquetDecodingException.class)
        .hasMessageContaining("can't have 2,147,483,647 numbers");
  }

  @Test
  void noticesAPageThatEndsEarly() throws IOException {
    Bytes whole = texts(prefixes());

    for (int length = 0; length < 40; length++) {
      Bytes cut = new Bytes(whole.array(), 0, length);
      assertThatThrownBy(() -> DeltaCounts.check(Encoding.DELTA_BYTE_ARRAY, cut, VALUES))
          .isInstanceOf(ParquetDecodingException.class);
    }
  }
}
