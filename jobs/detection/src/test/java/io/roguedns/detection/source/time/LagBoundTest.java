package io.roguedns.detection.source.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.Ticks;
import io.roguedns.format.RowBlock;
import org.junit.jupiter.api.Test;

class LagBoundTest {
  private static final long NOON = Ticks.parse("2026-03-10T12:00:00Z");
  private static final long A_DAY = Ticks.PER_DAY;

  private int reports;
  private long now = Ticks.toUnixMillis(NOON);
  private final LagBound bound = new LagBound(A_DAY, () -> now, () -> reports++);

  /** Whether a block whose row is older than its receipt by a given time moves event time. */
  private boolean moves(String partition, long received, long lag) {
    RowBlock block = new RowBlock();
    block.receivedAt(received, 0);
    block.moveTo(received - lag);
    bound.apply(block, partition);
    return block.latest() != Ticks.NONE;
  }

  @Test
  void aPartitionOfThePastMovesTimeWhileAllAreOfThePast() {
    assertThat(moves("t-0", NOON, 300 * A_DAY)).isTrue();
    assertThat(moves("t-1", NOON, A_DAY + 1)).isTrue();
    assertThat(reports).isZero();
  }

  @Test
  void aPartitionOfThePastMovesNoTimeOnceAnotherIsCurrent() {
    assertThat(moves("t-0", NOON, A_DAY)).isTrue();

    assertThat(moves("t-1", NOON, A_DAY + 1)).isFalse();
    assertThat(moves("t-1", NOON, 0)).isTrue();
    assertThat(reports).isEqualTo(1);
  }

  @Test
  void itIsAllTheSameWhichReaderTheOtherIsOn() {
    bound.othersAreCurrent();

    assertThat(moves("t-1", NOON, A_DAY + 1)).isFalse();
    assertThat(moves("t-1", NOON, A_DAY)).isTrue();
    assertThat(reports).as("it is known already").isZero();
  }

  /** A history that is read from its beginning, while another partition has come to its end. */
  @Test
  void oldRowsThatWereReceivedLongAgoMoveTime() {
    assertThat(moves("t-0", NOON, 0)).isTrue();

    assertThat(moves("t-1", NOON - 365 * A_DAY, Ticks.PER_HOUR)).isTrue();
  }

  /** A producer that sets old timestamps for old rows can't be told from a history. */
  @Test
  void aPartitionThatIsReadInThePastForLongIsNamedOnce() {
    moves("t-0", NOON, 0);
    moves("t-1", NOON - 365 * A_DAY, 0);
    now += 600_000;
    moves("t-1", NOON - 364 * A_DAY, 0);
    assertThat(bound.named()).isZero();

    now++;
    moves("t-0", NOON, 0);
    moves("t-1", NOON - 363 * A_DAY, 0);
    moves("t-1", NOON - 362 * A_DAY, 0);
    assertThat(bound.named()).isEqualTo(1);

    moves("t-1", NOON, 0);
    assertThat(bound.named()).isZero();
  }

  @Test
  void whatHasNoTimeIsNeitherCurrentNorOfThePast() {
    RowBlock nothing = new RowBlock();
    nothing.receivedAt(NOON, 0);
    bound.apply(nothing, "t-0");

    assertThat(reports).isZero();
    assertThat(moves("t-1", NOON, 2 * A_DAY)).isTrue();
  }
}
