package io.roguedns.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LeastPrefixTest {
  private final List<Map<String, Integer>> trials = new ArrayList<>();

  private Map<String, Integer> find(
      Map<String, Integer> tooLittle, Map<String, Integer> enough, Map<String, Integer> needed) {
    return LeastPrefix.find(
        tooLittle,
        enough,
        parts -> {
          trials.add(Map.copyOf(parts));
          return parts.keySet().stream()
              .filter(thing -> parts.get(thing) >= needed.get(thing))
              .collect(Collectors.toSet());
        });
  }

  @Test
  void theLeastOfEachIsFoundTogether() {
    Map<String, Integer> needed = Map.of("a", 1, "b", 37, "c", 1_000, "d", 1);

    assertThat(find(Map.of(), Map.of("a", 64, "b", 64, "c", 1_000, "d", 1), needed))
        .isEqualTo(needed);
    assertThat(trials).as("halvings of the longest").hasSize(10);
    assertThat(trials.get(0)).as("one query can't be cut").doesNotContainKey("d");
  }

  @Test
  void whatIsKnownIsNotTriedAgain() {
    assertThat(find(Map.of("a", 36), Map.of("a", 37), Map.of("a", 37))).containsEntry("a", 37);
    assertThat(trials).isEmpty();
  }
}
