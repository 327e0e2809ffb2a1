package io.roguedns.detection.source.columnar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.apache.parquet.io.ParquetDecodingException;
import org.junit.jupiter.api.Test;

class BufferPoolTest {
  private final MemoryLimit memory = new MemoryLimit(64L << 20);
  private final BufferPool pool = new BufferPool(memory);

  @Test
  void givesExactlyWhatIsAskedFor() {
    for (int size : new int[] {0, 1, 65_536, 65_537, 8 << 20, (1 << 24) + 1}) {
      ByteBuffer buffer = pool.allocate(size);
      assertThat(buffer.capacity()).isEqualTo(size);
      assertThat(buffer.remaining()).isEqualTo(size);
      pool.release(buffer);
    }
  }

  @Test
  void refusesMoreThanTheLimitAndMakesRoomOfWhatIsKept() {
    pool.release(pool.allocate(16 << 20));
    pool.release(pool.allocate(8 << 20));
    assertThat(memory.allows(41 << 20)).as("they are kept").isFalse();

    ByteBuffer large = pool.allocate(60 << 20);

    assertThatThrownBy(() -> pool.allocate(5 << 20))
        .isInstanceOf(ParquetDecodingException.class)
        .hasMessageContaining("a row group needs");
    pool.release(large);
    assertThat(memory.allows(64 << 20)).isTrue();
  }

  @Test
  void usesReleasedMemoryAgain() {
    ByteBuffer first = pool.allocate(100_000);
    ByteBuffer other = pool.allocate(100_000);
    assertThat(other.array()).isNotSameAs(first.array());
    pool.release(first);
    assertThat(pool.allocate(120_000).array()).isSameAs(first.array());
  }
}
