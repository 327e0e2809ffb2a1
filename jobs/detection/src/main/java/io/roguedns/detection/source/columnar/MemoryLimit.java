package io.roguedns.detection.source.columnar;

import org.apache.parquet.io.ParquetDecodingException;

/**
 * How much memory the reading of one file may take at once. A few bytes of a file can say that they
 * come to gigabytes, and mean it, so that each allocation that a file decides the size of is
 * reserved here first. Not thread-safe.
 */
final class MemoryLimit {
  /** What all files together that are read at once may take of the heap. */
  private static final int SHARE_OF_HEAP = 8;

  private static final long LEAST = 64L << 20;
  private static final long MOST = 1L << 30;

  private final long limit;
  private long reserved;

  /**
   * @param limit in bytes
   */
  MemoryLimit(long limit) {
    this.limit = limit;
  }

  /**
   * The limit of this JVM: an eighth of the heap, shared by as many readers as there are
   * processors, but at least 64 MiB and at most 1 GiB each.
   */
  static MemoryLimit ofHeap() {
    Runtime runtime = Runtime.getRuntime();
    long share = runtime.maxMemory() / SHARE_OF_HEAP / runtime.availableProcessors();
    return new MemoryLimit(Math.min(MOST, Math.max(LEAST, share)));
  }

  /** Whether a number of further bytes is within the limit. */
  boolean allows(long bytes) {
    return bytes <= limit - reserved;
  }

  /**
   * Reserves memory.
   *
   * @param what needs it, for a person
   * @throws ParquetDecodingException if that is more than is left
   */
  void reserve(long bytes, String what) {
    if (!allows(bytes)) {
      throw new ParquetDecodingException(
          ("%s needs %,d bytes of memory: at most %,d are allowed for one file; a larger heap"
                  + " allows more")
              .formatted(what, bytes, limit));
    }
    reserved += bytes;
  }

  /** Gives back what was reserved. */
  void release(long bytes) {
    reserved -= bytes;
  }

  /** The limit in bytes. */
  long limit() {
    return limit;
  }
}
