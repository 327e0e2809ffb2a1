package io.roguedns.detection.signal.tunnelbyname;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NameSampleTest {
  @Test
  void fewNamesAreHeldAll() {
    NameSample sample = new NameSample();
    for (String name : List.of("b", "a", "b", "c")) {
      sample.add(name, name.equals("c"));
    }

    assertThat(sample.names()).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(sample.distinct()).isEqualTo(3);
    assertThat(sample.unusualNames()).containsExactly("c");
    assertThat(sample.sketch()).isEmpty();
  }

  @Test
  void aNameAskedForAnUnusualTypeOnceIsOfThose() {
    NameSample sample = new NameSample();
    sample.add("a", false);
    sample.add("a", true);
    sample.add("a", false);

    assertThat(sample.unusualNames()).containsExactly("a");
  }

  @Test
  void whateverIsAskedLittleIsHeldAndNearlyAllIsCounted() {
    NameSample sample = new NameSample();
    for (int i = 0; i < 100_000; i++) {
      sample.add("name-" + i, i % 4 == 0);
    }

    assertThat(sample.size()).isEqualTo(NameSample.MOST);
    assertThat(sample.distinct()).isCloseTo(100_000, within(7_000.0));
    assertThat(sample.unusualNames()).hasSizeBetween(16, 48);
    assertThat(sample.sketch()).hasSizeLessThan(2_000);
  }

  @Property(tries = 100)
  void neitherOrderNorPartsMatter(
      @ForAll @IntRange(min = 1, max = 700) int count,
      @ForAll @IntRange(min = 1, max = 5) int parts,
      @ForAll Random dice) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
    NameSample inOrder = new NameSample();
    order.forEach(i -> inOrder.add("n" + i, i % 3 == 0));
    Collections.shuffle(order, dice);
    List<NameSample> pieces = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      pieces.add(new NameSample());
    }
    order.forEach(i -> pieces.get(dice.nextInt(parts)).add("n" + i, i % 3 == 0));
    NameSample sum = pieces.get(0).copy();
    pieces.subList(1, parts).forEach(sum::add);

    assertThat(sum.names()).isEqualTo(inOrder.names());
    assertThat(sum.unusual()).isEqualTo(inOrder.unusual());
    assertThat(sum.distinct()).isEqualTo(inOrder.distinct());
  }

  @Test
  void aCopyGoesItsOwnWay() {
    NameSample sample = new NameSample();
    IntStream.range(0, 300).forEach(i -> sample.add("n" + i, false));
    double before = sample.distinct();
    List<String> names = sample.names();

    NameSample copy = sample.copy();
    IntStream.range(0, 3_000).forEach(i -> copy.add("m" + i, true));

    assertThat(sample.distinct()).isEqualTo(before);
    assertThat(sample.names()).isEqualTo(names);
    assertThat(sample.unusualNames()).isEmpty();
  }
}
