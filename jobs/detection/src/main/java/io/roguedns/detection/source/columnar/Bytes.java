package io.roguedns.detection.source.columnar;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.io.ParquetDecodingException;

/**
 * A stretch of an array: a page, or a part of one.
 *
 * @param array what it lies in; what lies outside of the stretch is anything
 * @param from the stretch's first byte
 * @param to the byte after its last
 */
record Bytes(byte[] array, int from, int to) {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Doesn't copy if the input is one array, as it nearly always is. */
  static Bytes of(BytesInput input) {
    ByteBuffer buffer = input.toByteBuffer(HeapByteBufferAllocator.getInstance(), released -> {});
    int from = buffer.arrayOffset() + buffer.position();
    return new Bytes(buffer.array(), from, from + buffer.remaining());
  }

  int length() {
    return to - from;
  }

  Bytes after(int start) {
    if (start < from || start > to) {
      throw new ParquetDecodingException("a page's parts are longer than the page");
    }
    return new Bytes(array, start, to);
  }

  ByteBufferInputStream toStream() {
    return ByteBufferInputStream.wrap(ByteBuffer.wrap(array, from, length()).slice());
  }

  static int intAt(byte[] array, int index) {
    return (int) INT.get(array, index);
  }

  public static long longAt(byte[] array, int index) {
    return (long) LONG.get(array, index);
  }
}
