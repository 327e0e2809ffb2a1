package io.roguedns.detection.signal.highvolume;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.allowlist.Allowlist;
import io.roguedns.detection.allowlist.AllowlistSupply;
import io.roguedns.detection.settings.Semantics;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.signal.Rows;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.ProcessOrigin;
import io.roguedns.event.Ticks;
import io.roguedns.finding.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.transformations.OneInputTransformation;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The window as the signal's pipeline sets it up. */
class WindowTest {
  private static final Duration SEVEN_MINUTES = Duration.ofMinutes(7);

  private boolean atOnce;

  private KeyedOneInputStreamOperatorTestHarness<Tuple2<Long, Integer>, CountBatch, Finding>
      harness;

  @Test
  void addsUpWhateverOrderCountsComeInAndForgetsWhenTheBinCloses() throws Exception {
    open(Duration.ofMinutes(5));
    long noon = Ticks.parse("2026-03-10T12:00:00Z");
    long later = noon + 5 * Ticks.PER_MINUTE;
    harness.processElement(count("pc1", later, "a.exe", 150));
    harness.processElement(count("pc1", noon, "a.exe", 150));
    harness.processElement(count("pc2", noon, "a.exe", 200));
    harness.processElement(count("pc1", noon, "b.exe", 200));
    harness.processElement(count("pc1", noon, "a.exe", 51));
    harness.processWatermark(new Watermark(Ticks.toUnixMillis(later) - 2));
    assertThat(findings()).isEmpty();

    harness.processWatermark(new Watermark(Ticks.toUnixMillis(later) - 1));
    assertThat(findings()).hasSize(1);
    Finding finding = findings().get(0);
    assertThat(finding.deviceName()).isEqualTo("pc1");
    assertThat(finding.processFileName()).isEqualTo("a.exe");
    assertThat(finding.timestamp()).isEqualTo(noon);
    assertThat(finding.queryCount()).isEqualTo(201);

    harness.processWatermark(Watermark.MAX_WATERMARK);
    assertThat(findings()).hasSize(1);
  }

  @Test
  void binsCountFromTheYearOne() throws Exception {
    open(SEVEN_MINUTES);
    long bin = Ticks.bin(Ticks.parse("2026-03-10T12:00:00Z"), Ticks.ofDuration(SEVEN_MINUTES));
    harness.processElement(count("pc1", bin, "a.exe", 300));
    long end = Ticks.toUnixMillis(bin) + SEVEN_MINUTES.toMillis();
    harness.processWatermark(new Watermark(end - 2));
    assertThat(findings()).isEmpty();
    harness.processWatermark(new Watermark(end - 1));
    assertThat(findings()).hasSize(1);
  }

  @Test
  void tellsAtOnceAndAgainWhenTheBinCloses() throws Exception {
    atOnce = true;
    open(Duration.ofMinutes(5));
    long noon = Ticks.parse("2026-03-10T12:00:00Z");
    harness.processElement(count("pc1", noon, "a.exe", 150));
    harness.processElement(count("pc1", noon, "b.exe", 150));
    assertThat(findings()).isEmpty();
    harness.processElement(count("pc1", noon, "a.exe", 51));
    harness.processElement(count("pc1", noon, "a.exe", 100));
    assertThat(findings()).hasSize(1);

    OperatorSubtaskState state = harness.snapshot(1, 1);
    harness.close();
    prepare(Duration.ofMinutes(5));
    harness.initializeState(state);
    harness.open();
    harness.processElement(count("pc1", noon, "a.exe", 7));
    assertThat(findings()).as("what was told before the recovery").isEmpty();
    harness.processWatermark(Watermark.MAX_WATERMARK);

    assertThat(findings()).hasSize(1);
    Finding last = findings().get(0);
    assertThat(last.revision()).isEqualTo(Finding.FINAL);
    assertThat(last.queryCount()).isEqualTo(308);
  }

  /** Inspected rows name no process: they pass the threshold for the process of their flow. */
  @Test
  void tellsAtOnceOfAFlowsProcess() throws Exception {
    atOnce = true;
    open(Duration.ofMinutes(5));
    long noon = Ticks.parse("2026-03-10T12:00:00Z");
    long[] flow = {7};
    harness.processElement(count("pc1", noon, "iodine.exe", 1, flow, new long[0], 0));
    harness.processElement(count("pc1", noon, "", 0, new long[0], flow, 200));
    assertThat(findings()).isEmpty();
    harness.processElement(count("pc1", noon, "", 0, new long[0], flow, 1));

    assertThat(findings()).extracting(Finding::processFileName).containsExactly("iodine.exe");
    assertThat(findings().get(0).revision()).isEqualTo(Finding.PROVISIONAL);
    harness.processWatermark(Watermark.MAX_WATERMARK);
    assertThat(findings()).extracting(Finding::findingId).hasSize(2);
    assertThat(findings().get(1).findingId()).isEqualTo(findings().get(0).findingId());
  }

  /** … and when the connection's row comes last, what was told of no process is withdrawn. */
  @Test
  void withdrawsWhatTurnsOutToBeAnotherProcesss() throws Exception {
    atOnce = true;
    open(Duration.ofMinutes(5));
    long noon = Ticks.parse("2026-03-10T12:00:00Z");
    long[] flow = {7};
    harness.processElement(count("pc1", noon, "", 0, new long[0], flow, 250));
    harness.processElement(count("pc1", noon, "iodine.exe", 1, flow, new long[0], 0));
    harness.processWatermark(Watermark.MAX_WATERMARK);

    assertThat(findings())
        .extracting(finding -> finding.processFileName() + " " + finding.revision())
        .containsExactly(" 1", "iodine.exe 1", "iodine.exe 2", " 3");
    assertThat(findings().get(3).findingId()).isEqualTo(findings().get(0).findingId());
  }

  /** Each early judgement goes through all counts of the device. */
  @Test
  void aDeviceOfVeryManyProcessesIsJudgedWhenItsBinCloses() throws Exception {
    atOnce = true;
    open(Duration.ofMinutes(5));
    long noon = Ticks.parse("2026-03-10T12:00:00Z");
    for (int i = 0; i < BinCounts.MAX_COUNTS_JUDGED_EARLY; i++) {
      harness.processElement(count("evil", noon, "p" + i + ".exe", 1));
    }
    harness.processElement(count("evil", noon, "a.exe", 300));
    harness.processElement(count("pc1", noon, "a.exe", 300));
    assertThat(findings()).extracting(Finding::deviceName).containsExactly("pc1");

    harness.processWatermark(Watermark.MAX_WATERMARK);
    assertThat(findings())
        .extracting(finding -> finding.deviceName() + " " + finding.revision())
        .containsExactlyInAnyOrder("pc1 1", "pc1 2", "evil 2");
  }

  /** A reader whose partitions were silent counts what is late for the others. */
  @Test
  void countsOfAClosedBinAreLate() throws Exception {
    open(Duration.ofMinutes(5));
    long noon = Ticks.parse("2026-03-10T12:00:00Z");
    harness.processWatermark(new Watermark(Ticks.toUnixMillis(noon + 5 * Ticks.PER_MINUTE) - 1));
    StreamRecord<CountBatch> late = count("pc1", noon, "a.exe", 300);
    harness.processElement(late);
    harness.processElement(count("pc1", noon + 5 * Ticks.PER_MINUTE, "a.exe", 300));
    harness.processWatermark(Watermark.MAX_WATERMARK);

    assertThat(findings()).hasSize(1);
    assertThat(harness.getSideOutput(HighVolume.LATE_COUNTS))
        .extracting(StreamRecord::getValue)
        .containsExactly(late.getValue());
  }

  /** A recovery may come between any two records. */
  @Test
  void goesOnFromASnapshot() throws Exception {
    open(Duration.ofMinutes(5));
    long noon = Ticks.parse("2026-03-10T12:00:00Z");
    harness.processElement(count("pc1", noon, "a.exe", 150));
    OperatorSubtaskState state = harness.snapshot(1, 1);
    harness.processElement(count("pc1", noon, "a.exe", 1_000));
    harness.close();

    prepare(Duration.ofMinutes(5));
    harness.initializeState(state);
    harness.open();
    harness.processElement(count("pc1", noon, "a.exe", 51));
    harness.processWatermark(Watermark.MAX_WATERMARK);

    assertThat(findings()).extracting(Finding::queryCount).containsExactly(201L);
  }

  @AfterEach
  void forgetsEverything() throws Exception {
    assertThat(harness.numEventTimeTimers()).isZero();
    assertThat(harness.numKeyedStateEntries()).isZero();
    harness.close();
  }

  private List<Finding> findings() {
    return harness.extractOutputValues();
  }

  private static StreamRecord<CountBatch> count(
      String device, long bin, String process, long rows) {
    return count(device, bin, process, rows, new long[0], new long[0], 0);
  }

  private static StreamRecord<CountBatch> count(
      String device,
      long bin,
      String process,
      long rows,
      long[] flows,
      long[] inspected,
      int queries) {
    return new StreamRecord<>(
        new CountBatch(
            bin,
            0,
            0,
            "0123456789ab",
            List.of(
                new PartialCount(
                    device,
                    bin,
                    process,
                    process,
                    ProcessOrigin.UNKNOWN,
                    "",
                    rows,
                    new int[] {1},
                    List.of(),
                    flows,
                    flows.length == 0 ? new int[0] : new int[] {1},
                    inspected,
                    inspected.length == 0 ? new int[0] : new int[] {queries},
                    List.of()))),
        Ticks.toUnixMillis(bin));
  }

  private void open(Duration bin) throws Exception {
    prepare(bin);
    harness.open();
  }

  @SuppressWarnings("unchecked")
  private void prepare(Duration bin) throws Exception {
    StreamExecutionEnvironment engine = StreamExecutionEnvironment.getExecutionEnvironment();
    OneInputTransformation<CountBatch, Finding> window =
        (OneInputTransformation<CountBatch, Finding>)
            HighVolume.detect(
                    engine.fromData(RowTypes.NETWORK_EVENT, Rows.network(Map.of())),
                    Semantics.STRICT,
                    new Settings.HighVolume(Set.of(53), 200, bin, -1),
                    AllowlistSupply.fixed(Allowlist.EMPTY),
                    atOnce)
                .findings()
                .getTransformation();
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            window.getOperatorFactory(),
            (KeySelector<CountBatch, Tuple2<Long, Integer>>) window.getStateKeySelector(),
            (TypeInformation<Tuple2<Long, Integer>>) window.getStateKeyType());
    harness.setup();
  }
}
