package io.roguedns.detection.signal.highvolume;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.ProcessOrigin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartialCountsTest {
  private static final int PART = 30_000;

  /** A count of connections, and one of inspected queries, each to a server of its own. */
  private static PartialCount part(int number) {
    long[] flows = new long[PART];
    int[] rows = new int[PART];
    for (int i = 0; i < PART; i++) {
      flows[i] = 1 + number * (PART / 2L) + i;
      rows[i] = 1;
    }
    return new PartialCount(
        "pc1",
        0,
        "a.exe",
        "a.exe",
        ProcessOrigin.UNKNOWN,
        "",
        PART,
        new int[] {1},
        List.of(),
        flows,
        rows,
        flows,
        rows,
        List.of());
  }

  @Test
  void flowsAreLimitedAndNoQueryIsLost() {
    List<PartialCount> parts = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      parts.add(part(i));
    }
    PartialCount first = null;
    for (int seed = 0; seed < 3; seed++) {
      PartialCount sum = parts.stream().reduce(PartialCounts::merge).orElseThrow();
      assertThat(sum.flows()).hasSize(PartialCounts.MAX_FLOWS);
      assertThat(sum.inspectedFlows()).hasSize(PartialCounts.MAX_FLOWS);
      assertThat(sum.inspectedFlows()[PartialCounts.MAX_FLOWS - 1])
          .as("the smallest")
          .isEqualTo(PartialCounts.MAX_FLOWS);
      long inspected = 0;
      for (int rows : sum.inspectedRows()) {
        inspected += rows;
      }
      assertThat(sum.rows() + inspected).isEqualTo(2L * PART * parts.size());
      assertThat(sum.servers())
          .as("also those of flows beyond the limit")
          .hasSize(5 * PART - PartialCounts.MAX_FLOWS + 1);
      assertThat(sum)
          .usingRecursiveComparison()
          .as("whatever order parts come in")
          .isEqualTo(first == null ? sum : first);
      first = sum;
      Collections.shuffle(parts, new Random(seed));
    }
  }
}
