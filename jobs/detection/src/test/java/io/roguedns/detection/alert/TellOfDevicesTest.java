package io.roguedns.detection.alert;

import static io.roguedns.detection.testing.EvidenceBuilder.NOON;
import static io.roguedns.detection.testing.EvidenceBuilder.change;
import static io.roguedns.detection.testing.EvidenceBuilder.use;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.alert.Alert;
import io.roguedns.alert.AlertType;
import io.roguedns.alert.Clue;
import io.roguedns.alert.Evidence;
import io.roguedns.alert.Factor;
import io.roguedns.detection.signal.Signals;
import io.roguedns.detection.signal.unauthorizedresolver.PersistentUse;
import io.roguedns.detection.testing.DefaultAlerts;
import io.roguedns.detection.testing.EvidenceBuilder;
import io.roguedns.detection.types.AlertSerializer;
import io.roguedns.event.ConnectedNetwork;
import io.roguedns.event.NetworkInfo;
import io.roguedns.event.Ticks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TellOfDevicesTest {
  private static final int DAY = 24 * 60;
  private static final AlertType PERSISTENT = PersistentUse.PERSISTENT_UNAUTHORIZED_RESOLVER;

  private KeyedTwoInputStreamOperatorTestHarness<String, Clue, NetworkInfo, Alert> harness;

  @BeforeEach
  void open() throws Exception {
    open(null);
  }

  private void open(OperatorSubtaskState saved) throws Exception {
    harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(
                new TellOfDevices(DefaultAlerts.with(), new Summaries(Signals.ALL))),
            Clue::device,
            NetworkInfo::deviceName,
            Types.STRING);
    harness.setup(AlertSerializer.INSTANCE);
    if (saved != null) {
      harness.initializeState(saved);
    }
    harness.open();
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    end();
    assertThat(harness.numEventTimeTimers()).isZero();
    assertThat(harness.numKeyedStateEntries()).isZero();
    harness.close();
  }

  private void add(Clue... clues) throws Exception {
    for (Clue clue : clues) {
      harness.processElement1(clue, Ticks.toUnixMillis(clue.last()));
    }
  }

  private void add(EvidenceBuilder... alone) throws Exception {
    for (EvidenceBuilder one : alone) {
      add(Clue.of(one.build()));
    }
  }

  private static Clue clue(AlertType pattern, EvidenceBuilder... evidence) {
    return new Clue(pattern, Stream.of(evidence).map(EvidenceBuilder::build).toList());
  }

  private void network(double minutes, String status, String resolver) throws Exception {
    harness.processElement2(row(minutes, status, resolver), 0);
  }

  private static NetworkInfo row(double minutes, String status, String resolver) {
    return new NetworkInfo(
        NOON + (long) (minutes * Ticks.PER_MINUTE),
        "pc1",
        "{1}",
        "Tunnel",
        status,
        "None",
        "",
        "",
        List.of(new ConnectedNetwork("vpn", "Private")),
        List.of(resolver),
        List.of(),
        List.of(),
        1);
  }

  private void minute(double minutes) throws Exception {
    harness.processBothWatermarks(
        new Watermark(Ticks.toUnixMillis(NOON + (long) (minutes * Ticks.PER_MINUTE))));
  }

  private void end() throws Exception {
    harness.processBothWatermarks(Watermark.MAX_WATERMARK);
  }

  private List<Alert> told() {
    return harness.extractOutputValues();
  }

  private List<Evidence> firstUses() {
    var records = harness.getSideOutput(TellOfDevices.FIRST_USES);
    return records == null ? List.of() : records.stream().map(StreamRecord::getValue).toList();
  }

  @Test
  void evidenceAloneIsNoAlertAndIsCountedWhenThereIsOne() throws Exception {
    add(use().findings(7));
    minute(60);
    assertThat(told()).isEmpty();

    add(use().minute(61));
    add(clue(PERSISTENT, use().findings(7), use().minute(61)));
    minute(65.9);
    assertThat(told()).as("the device's word on its networks may be behind").isEmpty();
    minute(66);
    assertThat(told())
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.findingCount()).as("each once").isEqualTo(8);
              assertThat(alert.firstSeen()).isEqualTo(NOON);
              assertThat(alert.revision()).isOne();
              assertThat(alert.closed()).isFalse();
            });
    end();
    assertThat(told()).hasSize(2);
    assertThat(told().get(1).closed()).isTrue();
    assertThat(told().get(1).alertId()).isEqualTo(told().get(0).alertId());
  }

  @Test
  void evidenceIsForgottenAfterTheLongestPattern() throws Exception {
    add(use().findings(7).minute(-DAY - 10));
    add(use().resolver("198.51.100.99").process("b.exe").minute(-DAY));
    add(clue(PERSISTENT, use(), use().minute(1)));
    end();
    assertThat(told()).allMatch(alert -> alert.findingCount() == 2);
  }

  @Test
  void theNetworkAtTheTimeCounts() throws Exception {
    network(-60, "Up", "198.51.100.53");
    add(clue(PERSISTENT, use()));
    minute(5);
    assertThat(told().get(0).context().factors()).contains(Factor.VPN_RESOLVER);
    assertThat(told().get(0).context().networks()).containsExactly("vpn (Private)");

    network(DAY, "Down", "198.51.100.53");
    add(clue(PERSISTENT, use().minute(DAY + 10)));
    minute(DAY + 15);
    assertThat(told())
        .last()
        .satisfies(
            alert -> assertThat(alert.context().factors()).doesNotContain(Factor.VPN_RESOLVER));
  }

  @Test
  void theNetworkMayBeToldALittleLater() throws Exception {
    add(clue(PERSISTENT, use()));
    minute(4);
    network(4.5, "Up", "198.51.100.53");
    minute(5);
    assertThat(told().get(0).context().factors()).contains(Factor.VPN_RESOLVER);
  }

  /** An adapter that says the same hour by hour for weeks. */
  @Test
  @Timeout(60)
  void aDeviceThatSaysTheSameForWeeksIsNoTroubleAndIsBelieved() throws Exception {
    for (int hour = 0; hour < 24 * 20; hour++) {
      network(hour * 60, "Up", "198.51.100.53");
      minute(hour * 60);
    }
    assertThat(harness.numEventTimeTimers()).isLessThan(12);
    int now = 20 * DAY - 30;
    add(clue(PERSISTENT, use().minute(now)));
    minute(now + 5);
    assertThat(told().get(0).context().factors()).contains(Factor.VPN_RESOLVER);
  }

  @Test
  void aResolversFirstUseIsToldOnceADayUnlessItIsExplained() throws Exception {
    add(use(), use().minute(5), use().minute(6).resolver("198.51.100.54"));
    add(use().minute(DAY + 5), use().minute(2 * DAY + 10));
    minute(3 * DAY);
    assertThat(firstUses())
        .containsExactly(
            use().build(),
            use().minute(6).resolver("198.51.100.54").build(),
            use().minute(2 * DAY + 10).build());

    network(4 * DAY, "Up", "198.51.100.53");
    add(use().minute(4 * DAY + 10));
    end();
    assertThat(firstUses()).as("a VPN's").hasSize(3);
  }

  @Test
  void orderOfArrivalAndRestartsDoNotMatter() throws Exception {
    List<Clue> clues = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      clues.add(Clue.of(use().minute(i * 7).findings(i + 1).build()));
      if (i % 5 == 4) {
        clues.add(
            clue(
                PERSISTENT,
                use().minute(i * 7 - 7).findings(i),
                use().minute(i * 7).findings(i + 1)));
      }
      if (i % 9 == 3) {
        clues.add(
            clue(
                CorrelationRules.DNS_HIJACK_CONFIRMED,
                change().minute(i * 7 - 1),
                use().minute(i * 7).findings(i + 1)));
      }
    }
    add(clues.toArray(Clue[]::new));
    network(30, "Up", "10.0.0.1");
    network(100, "Up", "198.51.100.53");
    end();
    List<Alert> inOrder = told();
    assertThat(inOrder).hasSizeGreaterThan(2).last().matches(Alert::closed);
    nothingIsLeft();

    for (int seed = 1; seed <= 3; seed++) {
      open(null);
      Collections.shuffle(clues, new Random(seed));
      network(100, "Up", "198.51.100.53");
      network(30, "Up", "10.0.0.1");
      add(clues.toArray(Clue[]::new));
      minute(seed * 60);
      List<Alert> told = new ArrayList<>(told());
      OperatorSubtaskState saved = harness.snapshot(1, 1);
      harness.close();
      open(saved);
      end();
      told.addAll(told());
      assertThat(told).as("seed %d", seed).isEqualTo(inOrder);
      if (seed < 3) {
        nothingIsLeft();
      }
    }
  }

  @Test
  void devicesAreForThemselves() throws Exception {
    add(clue(PERSISTENT, use()), clue(PERSISTENT, use().device("pc2")));
    end();
    assertThat(told().stream().map(Alert::deviceName).distinct())
        .containsExactlyInAnyOrder("pc1", "pc2");
  }

  /** What an alert has counted before it was closed may be told again by a pattern that is late. */
  @Test
  void aLatePatternOverWhatWasCountedIsNoAlert() throws Exception {
    add(clue(PERSISTENT, use(), use().minute(30)));
    minute(8 * 60);
    assertThat(told()).last().matches(Alert::closed);
    int before = told().size();
    harness.processElement1(
        clue(PERSISTENT, use().minute(10), use().minute(20)),
        Ticks.toUnixMillis(NOON) + 9 * 3_600_000);
    end();
    assertThat(told()).hasSize(before);
  }
}
