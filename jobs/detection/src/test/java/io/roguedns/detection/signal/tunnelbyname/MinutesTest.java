package io.roguedns.detection.signal.tunnelbyname;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.Ticks;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MinutesTest {
  private static final long DAY = Ticks.bin(Ticks.parse("2024-05-01T00:00:00Z"), Ticks.PER_DAY);

  @Test
  void nothingAskedIsNoInterval() {
    Minutes minutes = new Minutes();

    assertThat(minutes.count()).isZero();
    assertThat(minutes.span()).isZero();
    assertThat(minutes.interval()).isZero();
    assertThat(minutes.steadiness()).isZero();
  }

  @Test
  void queriesWithinAMinuteAreOnePoll() {
    Minutes minutes = at(600, 600, 601, 620, 640);

    assertThat(minutes.count()).isEqualTo(4);
    assertThat(minutes.span()).isEqualTo(40);
    assertThat(minutes.interval()).isEqualTo(19 * 60);
    assertThat(minutes.hours()).isEqualTo(1);
  }

  @Property
  void pollsAreSteadyWhateverTheirJitterUpToAHalf(
      @ForAll @IntRange(min = 10, max = 60) int interval,
      @ForAll @IntRange(max = 50) int jitter,
      @ForAll long seed) {
    Random dice = new Random(seed);
    Minutes minutes = new Minutes();
    // Each poll comes when its interval has passed, give or take the jitter.
    for (double at = 0;
        at < 1_440;
        at += interval * (1 + (2 * dice.nextDouble() - 1) * jitter / 100)) {
      minutes.add(DAY + (long) (at * Ticks.PER_MINUTE));
    }

    assertThat(minutes.steadiness()).isGreaterThanOrEqualTo(0.75);
  }

  @Test
  void whatPeopleDoIsNot() {
    int steady = 0;
    for (int seed = 0; seed < 1_000; seed++) {
      Random dice = new Random(seed);
      Minutes minutes = new Minutes();
      for (int i = 0; i < 30; i++) {
        minutes.add(DAY + (long) (dice.nextDouble() * Ticks.PER_DAY));
      }
      steady += minutes.steadiness() >= 0.75 ? 1 : 0;
    }

    assertThat(steady).isZero();
  }

  @Property
  void partsAddUp(@ForAll int[] asked) {
    Minutes all = new Minutes();
    Minutes even = new Minutes();
    Minutes odd = new Minutes();
    for (int at : asked) {
      long time = DAY + Math.floorMod(at, 1_440) * Ticks.PER_MINUTE;
      all.add(time);
      (at % 2 == 0 ? even : odd).add(time);
    }
    even.add(Minutes.of(odd.words()));

    assertThat(even.words()).isEqualTo(all.words());
    assertThat(even.words()).hasSizeLessThanOrEqualTo(23);
  }

  private static Minutes at(int... asked) {
    Minutes minutes = new Minutes();
    for (int minute : asked) {
      minutes.add(DAY + minute * Ticks.PER_MINUTE);
    }
    return minutes;
  }
}
