package io.roguedns.detection.signal.tunnelbyname;

import static io.roguedns.detection.signal.tunnelbyname.Asking.NOON;
import static io.roguedns.detection.signal.tunnelbyname.Asking.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.LateRow;
import io.roguedns.event.Ticks;
import java.time.Duration;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatherNamesTest {
  private static final long CLOSES = Ticks.toUnixMillis(NOON + Ticks.PER_HOUR) - 1;

  private OneInputStreamOperatorTestHarness<AskedName, AskedNames> harness;

  @BeforeEach
  void open() throws Exception {
    harness = prepared();
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void handsOnBeforeTimeDoes() throws Exception {
    ask(1, "a.example.com", "10.0.0.1");
    ask(2, "b.example.com", "10.0.0.1");
    ask(3, "b.other.com", "10.0.0.1");
    assertThat(harness.getOutput()).isEmpty();

    harness.processWatermark(new Watermark(5));

    assertThat(handedOn())
        .extracting(names -> names.key.subject() + " " + names.queries)
        .containsExactlyInAnyOrder("example.com 2", "other.com 1");
    assertThat(harness.getOutput()).last().isEqualTo(new Watermark(5));
  }

  @Test
  void handsOnBeforeACheckpointAndAtTheEnd() throws Exception {
    ask(1, "a.example.com", "10.0.0.1");
    harness.prepareSnapshotPreBarrier(1);
    assertThat(handedOn()).hasSize(1);

    ask(2, "b.example.com", "10.0.0.1");
    harness.endInput();
    assertThat(handedOn()).hasSize(2);
  }

  @Test
  void longNamesAreForTheDayAndVeryLongOnesForTheResolver() throws Exception {
    ask(1, "a".repeat(12) + ".example.com", "10.0.0.1");
    ask(2, "b".repeat(24) + ".example.com", "10.0.0.1");
    harness.endInput();

    assertThat(handedOn())
        .extracting(names -> names.key.scope() + " " + names.queries)
        .containsExactlyInAnyOrder("DOMAIN 2", "DAY 2", "RESOLVER 1");
  }

  @Test
  void aLateQueryThatCameAloneIsSetAsideOnceAndANetworkRowIsnt() throws Exception {
    harness.processWatermark(new Watermark(CLOSES));
    ask(1, "a".repeat(30) + ".example.com", "");
    ask(2, "b.example.com", "10.0.0.1");
    harness.endInput();

    assertThat(handedOn()).extracting(names -> names.key.scope()).containsExactly(Scope.DAY);
    assertThat(harness.getSideOutput(GatherNames.LATE))
        .extracting(StreamRecord::getValue)
        .extracting(LateRow::rows)
        .containsExactly(1L);
  }

  @Test
  void timeIsntForgottenByARecovery() throws Exception {
    harness.processWatermark(new Watermark(CLOSES));
    OperatorSubtaskState state = harness.snapshot(1, 1);
    harness.close();
    harness = prepared();
    harness.initializeState(state);
    harness.open();

    ask(1, "a.example.com", "");
    harness.endInput();

    assertThat(handedOn()).isEmpty();
    assertThat(harness.getSideOutput(GatherNames.LATE)).hasSize(1);
  }

  @Test
  void holdsNoMoreNamesThanALimit() throws Exception {
    int domains = 500;
    for (int i = 0; i < GatherNames.MAX_NAMES - 1; i++) {
      ask(1, "n" + i + ".d" + i % domains + ".com", "10.0.0.1");
    }
    assertThat(handedOn()).isEmpty();
    ask(1, "last.d0.com", "10.0.0.1");
    assertThat(handedOn()).hasSize(domains);
    assertThat(handedOn().stream().mapToLong(names -> names.queries).sum())
        .isEqualTo(GatherNames.MAX_NAMES);
  }

  private void ask(int second, String name, String resolver) throws Exception {
    harness.processElement(
        new StreamRecord<>(AskedName.of(query("pc1", second, name, "A", resolver))));
  }

  private List<AskedNames> handedOn() {
    return harness.extractOutputValues();
  }

  private static OneInputStreamOperatorTestHarness<AskedName, AskedNames> prepared()
      throws Exception {
    return new OneInputStreamOperatorTestHarness<>(new GatherNames(Duration.ofHours(1)));
  }
}
