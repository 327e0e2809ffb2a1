package io.roguedns.detection.signal.tunnelbyname;

import static io.roguedns.detection.signal.tunnelbyname.Asking.NOON;
import static io.roguedns.detection.signal.tunnelbyname.Asking.asked;
import static io.roguedns.detection.signal.tunnelbyname.Asking.names;
import static io.roguedns.detection.signal.tunnelbyname.Asking.payload;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.allowlist.Allowlist;
import io.roguedns.detection.allowlist.AllowlistSupply;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.Ticks;
import io.roguedns.finding.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.transformations.OneInputTransformation;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The window as the signal's pipeline sets it up. */
class NamesWindowTest {
  private static final long CLOSES = Ticks.toUnixMillis(NOON + Ticks.PER_HOUR) - 1;

  private final Random dice = new Random(7);
  private KeyedOneInputStreamOperatorTestHarness<
          Tuple4<Integer, String, String, String>, AskedNames, Finding>
      harness;

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void addsUpWhatComesAndForgetsWhenTheWindowCloses() throws Exception {
    open(false);
    for (int part = 0; part < 5; part++) {
      harness.processElement(part(Scope.DOMAIN, part * 600, 10, "evil.com"));
    }
    harness.processElement(part(Scope.DOMAIN, 0, 10, "other.com"));
    harness.processWatermark(new Watermark(CLOSES - 1));
    assertThat(findings()).isEmpty();

    harness.processWatermark(new Watermark(CLOSES));

    assertThat(findings()).hasSize(1);
    Finding finding = findings().get(0);
    assertThat(finding.names().domain()).isEqualTo("evil.com");
    assertThat(finding.queryCount()).isEqualTo(50);
    assertThat(finding.revision()).isEqualTo(Finding.FINAL);
    assertNothingIsLeft();
  }

  @Test
  void tellsTheMomentItSufficesAndAgainWhenTheWindowCloses() throws Exception {
    open(true);
    harness.processElement(part(Scope.DOMAIN, 0, 15, "evil.com"));
    assertThat(findings()).isEmpty();
    harness.processElement(part(Scope.DOMAIN, 100, 10, "evil.com"));
    harness.processElement(part(Scope.DOMAIN, 200, 10, "evil.com"));
    assertThat(findings()).extracting(Finding::queryCount).containsExactly(25L);
    Finding early = findings().get(0);
    assertThat(early.revision()).isEqualTo(Finding.PROVISIONAL);

    OperatorSubtaskState state = harness.snapshot(1, 1);
    harness.close();
    prepare(true);
    harness.initializeState(state);
    harness.open();
    harness.processElement(part(Scope.DOMAIN, 300, 5, "evil.com"));
    assertThat(findings()).as("what was told before the recovery").isEmpty();
    harness.processWatermark(new Watermark(CLOSES));

    assertThat(findings()).hasSize(1);
    assertThat(findings().get(0).findingId()).isEqualTo(early.findingId());
    assertThat(findings().get(0).queryCount()).isEqualTo(40);
    assertThat(findings().get(0).revision()).isEqualTo(Finding.FINAL);
    assertNothingIsLeft();
  }

  @Test
  void whatComesTooLateIsSetAside() throws Exception {
    open(true);
    harness.processWatermark(new Watermark(CLOSES));
    harness.processElement(part(Scope.DOMAIN, 0, 40, "evil.com"));

    assertThat(findings()).isEmpty();
    assertThat(harness.getSideOutput(LATE)).hasSize(1);
    assertNothingIsLeft();
  }

  @Test
  void aDaysNamesAreJudgedWhenTheDayIsOver() throws Exception {
    open(false);
    for (int hour = 0; hour < 6; hour++) {
      harness.processElement(part(Scope.DAY, hour * 3_600, 20, "evil.com"));
    }
    harness.processWatermark(new Watermark(CLOSES));
    assertThat(findings()).isEmpty();

    harness.processWatermark(new Watermark(Ticks.toUnixMillis(NOON + Ticks.PER_DAY / 2) - 1));

    assertThat(findings())
        .extracting(finding -> finding.names().windowMinutes())
        .containsExactly(1_440L);
    assertNothingIsLeft();
  }

  private static final OutputTag<AskedNames> LATE =
      new OutputTag<>("late names", AskedNamesSerializer.TYPE);

  private void assertNothingIsLeft() {
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  private StreamRecord<AskedNames> part(Scope scope, int second, int count, String domain) {
    AskedNames part =
        names(
            scope,
            IntStream.range(0, count)
                .mapToObj(i -> asked(second + i, payload(dice, 30) + "." + domain, "TXT"))
                .toList());
    return new StreamRecord<>(part, Ticks.toUnixMillis(part.key.window()));
  }

  private List<Finding> findings() {
    return harness.extractOutputValues();
  }

  private void open(boolean atOnce) throws Exception {
    prepare(atOnce);
    harness.open();
  }

  @SuppressWarnings("unchecked")
  private void prepare(boolean atOnce) throws Exception {
    StreamExecutionEnvironment engine = StreamExecutionEnvironment.getExecutionEnvironment();
    OneInputTransformation<AskedNames, Finding> window =
        (OneInputTransformation<AskedNames, Finding>)
            TunnelByName.detect(
                    engine.fromData(RowTypes.DNS_QUERY, Asking.query(0, "a.com", "A")),
                    new Settings.TunnelByName(Duration.ofHours(1), 20, 512, 12, -1),
                    AllowlistSupply.fixed(Allowlist.EMPTY),
                    atOnce)
                .findings()
                .getTransformation();
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            window.getOperatorFactory(),
            (KeySelector<AskedNames, Tuple4<Integer, String, String, String>>)
                window.getStateKeySelector(),
            (TypeInformation<Tuple4<Integer, String, String, String>>) window.getStateKeyType());
    harness.setup();
  }
}
