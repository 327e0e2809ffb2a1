package io.roguedns.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Sums and differences are what they would be without end, cut where a long ends. */
class EventTimeProperties {
  private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

  private static long cut(BigInteger exact) {
    return exact.max(MIN).min(MAX).longValueExact();
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }

  @Property
  void sumsEndWhereTimeDoes(@ForAll long time, @ForAll long millis) {
    assertThat(EventTime.plus(time, millis)).isEqualTo(cut(big(time).add(big(millis))));
  }

  @Property
  void differencesEndWhereTimeDoes(@ForAll long earlier, @ForAll long time) {
    assertThat(EventTime.between(earlier, time)).isEqualTo(cut(big(time).subtract(big(earlier))));
  }

  @Property
  void roundTimesAreBeforeAndBehind(
      @ForAll long time, @ForAll @LongRange(min = 1, max = 604_800_000) long millis) {
    BigInteger past = big(time).mod(big(millis));
    BigInteger down = big(time).subtract(past);
    assertThat(EventTime.roundDown(time, millis)).isEqualTo(cut(down));
    assertThat(EventTime.roundUp(time, millis))
        .isEqualTo(cut(past.signum() == 0 ? down : down.add(big(millis))));
  }

  @Property
  void ticksLeaveRoomForAnyLengthOfTime(@ForAll long time) {
    long ticks = EventTime.toTicks(time);

    Math.addExact(ticks, 100 * 366 * Ticks.PER_DAY);
    Math.subtractExact(ticks, 100 * 366 * Ticks.PER_DAY);
    if (ticks >= 0 && ticks <= Ticks.MAX) {
      assertThat(Ticks.toUnixMillis(ticks)).isEqualTo(time);
    }
  }

  @Property
  void theOrderOfTimesIsKept(@ForAll long one, @ForAll long other) {
    long early = Math.min(one, other);
    long late = Math.max(one, other);
    assertThat(EventTime.toTicks(early)).isLessThanOrEqualTo(EventTime.toTicks(late));
  }

  @Property
  void timesThatRowsMayHaveAreExact(@ForAll @LongRange(min = 0, max = Ticks.MAX) long ticks) {
    long whole = ticks - ticks % Ticks.PER_MILLISECOND;
    assertThat(EventTime.toTicks(Ticks.toUnixMillis(ticks))).isEqualTo(whole);
  }
}
