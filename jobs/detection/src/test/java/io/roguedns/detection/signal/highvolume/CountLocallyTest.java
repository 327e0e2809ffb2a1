package io.roguedns.detection.signal.highvolume;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.allowlist.Allowlist;
import io.roguedns.detection.allowlist.FixedAllowlistOperator;
import io.roguedns.detection.allowlist.InForce;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.signal.Rows;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.NetworkEvent;
import io.roguedns.event.Ticks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CountLocallyTest {
  private static final long NOON_MILLIS = Ticks.toUnixMillis(Rows.NOON);

  private static final int SHARES = 16;

  private OneInputStreamOperatorTestHarness<NetworkEvent, CountBatch> harness;

  @BeforeEach
  void open() throws Exception {
    harness = harness();
    harness.open();
  }

  private static OneInputStreamOperatorTestHarness<NetworkEvent, CountBatch> harness()
      throws Exception {
    Settings.HighVolume settings =
        new Settings.HighVolume(Set.of(53), 200, Duration.ofMinutes(5), -1);
    return new OneInputStreamOperatorTestHarness<>(
        new FixedAllowlistOperator<>(
            new CountLocally(any -> new KqlCounting(settings), settings.bin(), SHARES),
            new InForce("", 0, Allowlist.EMPTY)),
        RowTypes.NETWORK_EVENT.createSerializer(new SerializerConfigImpl()));
  }

  @AfterEach
  void keepsNothingByKey() throws Exception {
    OperatorSubtaskState state = harness.snapshot(2, 2);
    assertThat(state.getManagedKeyedState()).isEmpty();
    assertThat(state.getRawOperatorState()).isEmpty();
    harness.close();
  }

  @Test
  void aRowWhoseBinHadClosedBeforeAFailureIsLate() throws Exception {
    harness.processWatermark(new Watermark(NOON_MILLIS + 299_999));
    restore(harness.snapshot(1, 1));

    row("2026-03-10T12:04:59Z");
    row("2026-03-10T12:05:00Z");
    // Time begins behind where it was, since rows are not in order.
    harness.processWatermark(new Watermark(NOON_MILLIS));
    row("2026-03-10T12:04:58Z");
    harness.endInput();

    assertThat(counts()).containsOnlyKeys(Rows.NOON + 5 * Ticks.PER_MINUTE);
    assertThat(harness.getSideOutput(CountLocally.LATE)).hasSize(2);
  }

  @Test
  void afterAFailureTimeIsThatOfTheActiveReaderFurthestBehind() throws Exception {
    restore(
        stateAt(NOON_MILLIS + 899_999, WatermarkStatus.ACTIVE),
        stateAt(NOON_MILLIS + 299_999, WatermarkStatus.ACTIVE),
        stateAt(Long.MIN_VALUE, WatermarkStatus.IDLE));

    row("2026-03-10T12:04:59Z");
    row("2026-03-10T12:05:00Z");
    harness.endInput();

    assertThat(counts()).containsOnlyKeys(Rows.NOON + 5 * Ticks.PER_MINUTE);
    assertThat(harness.getSideOutput(CountLocally.LATE)).hasSize(1);
  }

  @Test
  void afterAFailureTimeIsTheLatestIfAllReadersWereIdle() throws Exception {
    restore(
        stateAt(NOON_MILLIS + 299_999, WatermarkStatus.IDLE),
        stateAt(NOON_MILLIS - 1, WatermarkStatus.IDLE));

    row("2026-03-10T12:04:59Z");
    row("2026-03-10T12:05:00Z");
    harness.endInput();

    assertThat(counts()).containsOnlyKeys(Rows.NOON + 5 * Ticks.PER_MINUTE);
    assertThat(harness.getSideOutput(CountLocally.LATE)).hasSize(1);
  }

  @Test
  void longNamesOfDevicesAreHandedOnSooner() throws Exception {
    for (int i = 0; i < 100; i++) {
      harness.processElement(
          new StreamRecord<>(Rows.network(Map.of("DeviceName", "x".repeat(100_000) + i))));
    }
    assertThat(harness.extractOutputValues()).as("after 20,000 entries' worth").isNotEmpty();
  }

  private static OperatorSubtaskState stateAt(long time, WatermarkStatus status) throws Exception {
    OneInputStreamOperatorTestHarness<NetworkEvent, CountBatch> other = harness();
    other.open();
    if (time > Long.MIN_VALUE) {
      other.processWatermark(new Watermark(time));
    }
    other.processWatermarkStatus(status);
    OperatorSubtaskState state = other.snapshot(1, 1);
    other.close();
    return state;
  }

  /** Goes on from what several readers have saved. */
  private void restore(OperatorSubtaskState... states) throws Exception {
    harness.close();
    harness = harness();
    harness.initializeState(AbstractStreamOperatorTestHarness.repackageState(states));
    harness.open();
  }

  @Test
  void handsOnBeforeAWatermarkSoThatNothingBecomesLate() throws Exception {
    row("2026-03-10T12:04:59.9999999Z");
    row("2026-03-10T12:00:00Z");
    row("2026-03-10T12:05:00Z");
    assertThat(harness.getOutput()).isEmpty();

    harness.processWatermark(new Watermark(NOON_MILLIS));

    List<Object> output = new ArrayList<>(harness.getOutput());
    assertThat(output).hasSize(3);
    assertThat(output.get(2)).isEqualTo(new Watermark(NOON_MILLIS));
    assertThat(counts()).containsEntry(Rows.NOON, 2L);
    assertThat(counts()).containsEntry(Rows.NOON + 5 * Ticks.PER_MINUTE, 1L);
  }

  @Test
  void aRowWhoseBinHasClosedIsLate() throws Exception {
    harness.processWatermark(new Watermark(NOON_MILLIS + 299_999));
    row("2026-03-10T12:04:59.9999999Z");
    row("2026-03-10T12:05:00Z");
    harness.processElement(new StreamRecord<>(Rows.network(Map.of("RemotePort", "443"))));
    harness.endInput();

    assertThat(
            ((FixedAllowlistOperator<?, ?>) harness.getOperator())
                .getRuntimeContext()
                .getLongCounter("rowsLate")
                .getLocalValuePrimitive())
        .isEqualTo(1);
    assertThat(counts()).containsOnlyKeys(Rows.NOON + 5 * Ticks.PER_MINUTE);
    assertThat(harness.getSideOutput(CountLocally.LATE))
        .singleElement()
        .satisfies(
            late -> {
              assertThat(late.getValue().lateByMillis()).isZero();
              assertThat(late.getValue().event().timestamp())
                  .isEqualTo(Ticks.parse("2026-03-10T12:04:59.9999999Z"));
            });
  }

  @Test
  void eachCountHasItsBinsTime() throws Exception {
    row("2026-03-10T12:03:00Z");
    harness.endInput();
    StreamRecord<?> record = (StreamRecord<?>) harness.getOutput().peek();
    assertThat(record.getTimestamp()).isEqualTo(NOON_MILLIS);
  }

  @Test
  void handsOnBeforeACheckpointSoThatNoCountsAreKept() throws Exception {
    row("2026-03-10T12:03:00Z");
    harness.prepareSnapshotPreBarrier(1);
    assertThat(counts()).containsExactly(Map.entry(Rows.NOON, 1L));
  }

  @Test
  void addsNothingTwice() throws Exception {
    row("2026-03-10T12:03:00Z");
    harness.processWatermark(new Watermark(NOON_MILLIS));
    harness.endInput();
    assertThat(harness.extractOutputStreamRecords()).hasSize(1);
  }

  @Test
  void handsOnWhenMuchIsHeld() throws Exception {
    for (int device = 0; device < 250_000; device++) {
      harness.processElement(new StreamRecord<>(Rows.network(Map.of("DeviceName", "pc" + device))));
    }
    assertThat(batches()).isNotEmpty();
    harness.endInput();
    assertThat(batches().stream().flatMap(batch -> batch.counts().stream())).hasSize(250_000);
  }

  @Test
  void aBatchHasOneBinAndOneShareOfTheDevices() throws Exception {
    for (int device = 0; device < 1_000; device++) {
      for (String time : List.of("2026-03-10T12:03:00Z", "2026-03-10T12:06:00Z")) {
        Map<String, String> row = Map.of("DeviceName", "pc" + device, "Timestamp", time);
        harness.processElement(new StreamRecord<>(Rows.network(row)));
      }
    }
    harness.endInput();

    assertThat(batches()).hasSize(2 * SHARES);
    for (CountBatch batch : batches()) {
      assertThat(batch.counts())
          .allMatch(count -> count.bin() == batch.bin())
          .allMatch(count -> CountBatch.shareOf(count.device(), SHARES) == batch.share());
    }
  }

  @Test
  void passesOverOtherPorts() throws Exception {
    harness.processElement(new StreamRecord<>(Rows.network(Map.of("RemotePort", "853"))));
    harness.endInput();
    assertThat(harness.getOutput()).isEmpty();
  }

  private void row(String timestamp) throws Exception {
    harness.processElement(new StreamRecord<>(Rows.network(Map.of("Timestamp", timestamp))));
  }

  private List<CountBatch> batches() {
    return harness.extractOutputValues();
  }

  private Map<Long, Long> counts() {
    return batches().stream()
        .flatMap(batch -> batch.counts().stream())
        .collect(Collectors.toMap(PartialCount::bin, PartialCount::rows));
  }
}
