package io.roguedns.detection.source.columnar;

import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Hands pages on as they are in the file, and remembers what size they will have: parquet-java
 * decompresses every page that it turns over, but many needn't be looked into.
 */
final class DeferredCodecs implements CompressionCodecFactory {
  private static final int NOT_COMPRESSED = -1;

  private int size = NOT_COMPRESSED;

  private final BytesInputDecompressor deferred =
      new BytesInputDecompressor() {
        @Override
        public BytesInput decompress(BytesInput bytes, int decompressedSize) {
          size = decompressedSize;
          return bytes;
        }

        @Override
        public void decompress(ByteBuffer in, int inSize, ByteBuffer out, int outSize) {
          throw new UnsupportedOperationException("pages are on the heap");
        }

        @Override
        public void release() {}
      };

  /** To be called before a page is asked for. */
  void forget() {
    size = NOT_COMPRESSED;
  }

  /** Whether the page that was handed on last is compressed. */
  boolean wasCompressed() {
    return size != NOT_COMPRESSED;
  }

  /** What the page that was handed on last comes to. */
  int decompressedSize() {
    return size;
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    return deferred;
  }

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    throw new UnsupportedOperationException("nothing is written");
  }

  @Override
  public void release() {}
}
