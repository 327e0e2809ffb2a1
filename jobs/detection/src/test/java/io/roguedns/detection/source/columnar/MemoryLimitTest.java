package io.roguedns.detection.source.columnar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.parquet.io.ParquetDecodingException;
import org.junit.jupiter.api.Test;

class MemoryLimitTest {
  @Test
  void refusesWhatIsMoreThanIsLeftAndSaysWhatNeededIt() {
    MemoryLimit limit = new MemoryLimit(100);
    limit.reserve(60, "a page");

    assertThatThrownBy(() -> limit.reserve(41, "a dictionary"))
        .isInstanceOf(ParquetDecodingException.class)
        .hasMessage(
            "a dictionary needs 41 bytes of memory: at most 100 are allowed for one file;"
                + " a larger heap allows more");
    limit.reserve(40, "a page");
    limit.release(60);
    assertThat(limit.allows(60)).isTrue();
    assertThat(limit.allows(61)).isFalse();
    assertThat(limit.allows(Long.MAX_VALUE)).isFalse();
  }

  @Test
  void readersOfAllProcessorsTakeNoMoreThanAnEighthOfALargeHeap() {
    assertThat(MemoryLimit.ofHeap().limit()).isBetween(64L << 20, 1L << 30);
  }
}
