package io.roguedns.detection.source.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class BufferPoolTest {
  private final BufferPool pool = new BufferPool();

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
  void usesReleasedMemoryAgain() {
    ByteBuffer first = pool.allocate(100_000);
    ByteBuffer other = pool.allocate(100_000);
    assertThat(other.array()).isNotSameAs(first.array());
    pool.release(first);
    assertThat(pool.allocate(120_000).array()).isSameAs(first.array());
  }
}
