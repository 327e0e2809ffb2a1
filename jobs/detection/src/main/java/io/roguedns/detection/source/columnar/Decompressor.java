package io.roguedns.detection.source.columnar;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputDecompressor;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ParquetDecodingException;
import org.xerial.snappy.Snappy;

/**
 * Decompresses pages: snappy, which nearly all writers use, from array to array into memory that is
 * used again; other codecs through parquet-java. What pages may come to is limited.
 */
final class Decompressor implements AutoCloseable {
  /** So that eight bytes can be read at once from any of a page. */
  private static final int SLACK = 8;

  private static final byte[] NOTHING = new byte[0];

  private final MemoryLimit memory;
  private final CodecFactory codecs = new CodecFactory(new PlainParquetConfiguration(), 0);
  private final Map<CompressionCodecName, BytesInputDecompressor> others =
      new EnumMap<>(CompressionCodecName.class);

  Decompressor(MemoryLimit memory) {
    this.memory = memory;
  }

  /** Memory for one page after the other: what was decompressed before is overwritten. */
  static final class Buffer {
    private byte[] array = NOTHING;

    private byte[] ofSize(int size, MemoryLimit memory) {
      if (array.length < size + SLACK) {
        memory.release(array.length);
        array = NOTHING;
        // A little more than is needed, for the next page is seldom of the same size.
        int roomy = (int) Math.min(Integer.MAX_VALUE - SLACK, size + SLACK + (size >>> 3));
        memory.reserve(roomy, "a page");
        array = new byte[roomy];
      }
      return array;
    }
  }

  MemoryLimit memory() {
    return memory;
  }

  /**
   * Decompresses a page.
   *
   * @param size what it comes to, as the page says
   * @param limit what it can come to, as the footer says
   * @param buffer may be used; the result is overwritten when it is used again
   */
  Bytes decompress(
      CompressionCodecName codec, BytesInput input, int size, long limit, Buffer buffer)
      throws IOException {
    if (codec == CompressionCodecName.UNCOMPRESSED) {
      return Bytes.of(input);
    }
    if (size == 0) {
      return new Bytes(NOTHING, 0, 0);
    }
    if (size < 0 || size > limit || size > largest(codec, input.size())) {
      throw new ParquetDecodingException(
          "a page of " + input.size() + " bytes can't be " + size + " bytes in " + codec);
    }
    if (size > memory.limit()) {
      throw new ParquetDecodingException(
          ("a page of %,d bytes has %,d uncompressed: at most %,d are allowed; a larger heap"
                  + " allows more")
              .formatted(input.size(), size, memory.limit()));
    }
    Bytes compressed = Bytes.of(input);
    byte[] out = buffer.ofSize(size, memory);
    if (codec == CompressionCodecName.SNAPPY) {
      uncompressSnappy(compressed, out, size);
    } else {
      // parquet-java decompresses into an array of its own first.
      memory.reserve(size, "a page");
      memory.release(size);
      ByteBuffer in = ByteBuffer.wrap(compressed.array(), compressed.from(), compressed.length());
      others
          .computeIfAbsent(codec, codecs::getDecompressor)
          .decompress(in.slice(), compressed.length(), ByteBuffer.wrap(out), size);
    }
    return new Bytes(out, 0, size);
  }

  private static void uncompressSnappy(Bytes compressed, byte[] out, int size) throws IOException {
    int real =
        Snappy.uncompressedLength(compressed.array(), compressed.from(), compressed.length());
    // The native code trusts this length: it must not pass the buffer's.
    if (real != size) {
      throw new ParquetDecodingException("a page holds " + real + " bytes rather than " + size);
    }
    Snappy.uncompress(compressed.array(), compressed.from(), compressed.length(), out, 0);
  }

  /**
   * What a codec can decompress from a number of bytes: a damaged size must not take all memory.
   */
  private static long largest(CompressionCodecName codec, long size) {
    return switch (codec) {
      case SNAPPY -> 64 + 22 * size;
      case GZIP -> 64 + 1040 * size;
      case LZ4, LZ4_RAW -> 64 + 256 * size;
      default -> 64 + 40_000 * size;
    };
  }

  @Override
  public void close() {
    codecs.release();
  }
}
