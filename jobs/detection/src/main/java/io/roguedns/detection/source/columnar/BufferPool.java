package io.roguedns.detection.source.columnar;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.parquet.bytes.ByteBufferAllocator;

/**
 * Memory for the chunks of one row group after the other. Fresh arrays of this size would be
 * cleared for nothing, and cost old collections.
 */
final class BufferPool implements ByteBufferAllocator {
  private static final int SMALLEST_BITS = 16;
  private static final int LARGEST_BITS = 24;

  /** What is kept for later at most; more is left to the garbage collector. */
  private static final long MOST_KEPT = 64L << 20;

  /** Unused arrays, by their size's power of two. */
  private final List<Queue<byte[]>> unused = new ArrayList<>();

  private final MemoryLimit memory;
  private long kept;

  BufferPool(MemoryLimit memory) {
    this.memory = memory;
    for (int bits = SMALLEST_BITS; bits <= LARGEST_BITS; bits++) {
      unused.add(new ArrayDeque<>());
    }
  }

  @Override
  public ByteBuffer allocate(int size) {
    if (size <= 0 || size > 1 << LARGEST_BITS) {
      reserve(Math.max(0, size));
      return ByteBuffer.allocate(size);
    }
    int bits = Math.max(SMALLEST_BITS, Integer.SIZE - Integer.numberOfLeadingZeros(size - 1));
    byte[] array = unused.get(bits - SMALLEST_BITS).poll();
    if (array == null) {
      reserve(1 << bits);
      array = new byte[1 << bits];
    } else {
      kept -= array.length;
    }
    return ByteBuffer.wrap(array, 0, size).slice();
  }

  @Override
  public void release(ByteBuffer buffer) {
    byte[] array = buffer.array();
    int bits = Integer.numberOfTrailingZeros(array.length);
    boolean isOurs =
        Integer.bitCount(array.length) == 1 && bits >= SMALLEST_BITS && bits <= LARGEST_BITS;
    if (isOurs && kept + array.length <= MOST_KEPT) {
      unused.get(bits - SMALLEST_BITS).add(array);
      kept += array.length;
    } else {
      memory.release(array.length);
    }
  }

  /** Reserves memory for an array; what is kept for later makes room for it. */
  private void reserve(long bytes) {
    if (!memory.allows(bytes)) {
      unused.forEach(Queue::clear);
      memory.release(kept);
      kept = 0;
    }
    memory.reserve(bytes, "a row group");
  }

  @Override
  public boolean isDirect() {
    return false;
  }
}
