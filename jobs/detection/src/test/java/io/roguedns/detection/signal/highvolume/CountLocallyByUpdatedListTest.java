package io.roguedns.detection.signal.highvolume;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.allowlist.Allowlist;
import io.roguedns.allowlist.AllowlistEntry;
import io.roguedns.allowlist.EntryKind;
import io.roguedns.detection.allowlist.ChangingAllowlistOperator;
import io.roguedns.detection.allowlist.InForce;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.signal.Rows;
import io.roguedns.event.NetworkEvent;
import io.roguedns.event.Ticks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an operator with an updated allowlist does at updates, in time and after a failure. */
class CountLocallyByUpdatedListTest {
  private static final long NOON_MILLIS = Ticks.toUnixMillis(Rows.NOON);
  private static final Allowlist EXEMPT =
      Allowlist.of(
          List.of(
              AllowlistEntry.builder("scanner", EntryKind.EXEMPTION).process("scan.exe").build()));

  private TwoInputStreamOperatorTestHarness<NetworkEvent, InForce, CountBatch> harness;

  private void open(String submission, OperatorSubtaskState saved) throws Exception {
    Settings.HighVolume settings =
        new Settings.HighVolume(Set.of(53), 200, Duration.ofMinutes(5), -1);
    harness =
        new TwoInputStreamOperatorTestHarness<>(
            new ChangingAllowlistOperator<>(
                new CountLocally(list -> new StrictCounting(settings, list), settings.bin(), 16),
                new InForce(submission, 0, Allowlist.EMPTY)));
    harness.setup();
    if (saved != null) {
      harness.initializeState(saved);
    }
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private void row(String time) throws Exception {
    harness.processElement1(
        new StreamRecord<>(
            Rows.network(
                Map.of(
                    "Timestamp",
                    time,
                    "DeviceName",
                    "pc",
                    "InitiatingProcessFileName",
                    "scan.exe",
                    "RemotePort",
                    "53",
                    "RemoteIP",
                    "192.0.2.1"))));
  }

  private void update(long sequence, Allowlist list) throws Exception {
    harness.processElement2(new StreamRecord<>(new InForce("s", sequence, list)));
  }

  private List<String> exemptions() {
    return harness.extractOutputValues().stream()
        .flatMap(batch -> batch.counts().stream())
        .map(PartialCount::exemption)
        .toList();
  }

  @Test
  void anUpdateCountsFromTheNextRowOnAndAnOlderOneIsNone() throws Exception {
    open("s", null);
    row("2026-03-10T12:00:00Z");
    update(2, EXEMPT);
    row("2026-03-10T12:00:01Z");
    update(1, Allowlist.EMPTY);
    row("2026-03-10T12:00:02Z");
    harness.processWatermark1(new Watermark(NOON_MILLIS));

    assertThat(exemptions()).containsExactly("", "scanner");
    assertThat(harness.extractOutputValues())
        .extracting(CountBatch::allowlistVersion)
        .containsExactly(Allowlist.EMPTY.version(), EXEMPT.version());
  }

  @Test
  void recoversTheListItHadAndStartsAgainWithAnother() throws Exception {
    open("s", null);
    update(2, EXEMPT);
    OperatorSubtaskState saved = harness.snapshot(1, 1);
    harness.close();

    open("s", saved);
    row("2026-03-10T12:00:00Z");
    harness.prepareSnapshotPreBarrier(2);
    assertThat(exemptions()).containsExactly("scanner");
    harness.close();

    open("another", saved);
    row("2026-03-10T12:00:00Z");
    harness.prepareSnapshotPreBarrier(2);
    assertThat(exemptions()).containsExactly("");
    assertThat(harness.extractOutputValues())
        .extracting(CountBatch::sequence)
        .as("later than what was in force before")
        .containsExactly(3L);
  }

  @Test
  void timeIsThatOfTheRowsAlone() throws Exception {
    open("s", null);
    harness.processWatermark2(new Watermark(NOON_MILLIS));
    harness.processWatermarkStatus2(WatermarkStatus.IDLE);
    assertThat(harness.getOutput()).isEmpty();

    harness.processWatermark1(new Watermark(NOON_MILLIS - 1));
    harness.processWatermarkStatus1(WatermarkStatus.IDLE);
    assertThat(harness.getOutput())
        .containsExactly(new Watermark(NOON_MILLIS - 1), WatermarkStatus.IDLE);
  }
}
