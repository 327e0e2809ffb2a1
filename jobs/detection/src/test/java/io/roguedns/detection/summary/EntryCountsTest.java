package io.roguedns.detection.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.flink.streaming.util.MockStreamingRuntimeContext;
import org.junit.jupiter.api.Test;

class EntryCountsTest {
  @Test
  void entriesBeyondTheLimitAreAddedUpWhateverOrderTheyComeIn() {
    List<String> ids = new ArrayList<>();
    IntStream.range(0, 5_000)
        .mapToObj(i -> "entry-%04d".formatted(i))
        .forEach(id -> ids.addAll(List.of(id, id)));
    Map<String, Long> first = null;
    for (int seed = 0; seed < 3; seed++) {
      Collections.shuffle(ids, new Random(seed));
      EntryCounts one = new EntryCounts();
      EntryCounts other = new EntryCounts();
      for (int i = 0; i < ids.size(); i++) {
        (i % 2 == 0 ? one : other).add(ids.get(i));
      }
      one.merge(other.clone());
      Map<String, Long> counts = one.getLocalValue();
      assertThat(counts)
          .hasSize(EntryCounts.MAX_ENTRIES + 1)
          .containsEntry("entry-0000", 2L)
          .containsEntry("entry-0999", 2L)
          .containsEntry(EntryCounts.OTHERS, 2L * (5_000 - EntryCounts.MAX_ENTRIES))
          .isEqualTo(first == null ? counts : first);
      first = counts;
    }
  }

  @Test
  void operatorsOfOneTaskCountTogether() {
    MockStreamingRuntimeContext task = new MockStreamingRuntimeContext(1, 0);
    new Counts(task).suppressed("scanner");
    new Counts(task).suppressed("scanner");
    assertThat(task.getAccumulator(Counts.SUPPRESSED).getLocalValue())
        .isEqualTo(Map.of("scanner", 2L));
  }
}
