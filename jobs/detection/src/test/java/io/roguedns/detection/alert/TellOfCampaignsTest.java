package io.roguedns.detection.alert;

import static io.roguedns.detection.testing.EvidenceBuilder.NOON;
import static io.roguedns.detection.testing.EvidenceBuilder.use;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.alert.Alert;
import io.roguedns.alert.Clue;
import io.roguedns.alert.Evidence;
import io.roguedns.detection.signal.Signals;
import io.roguedns.detection.testing.DefaultAlerts;
import io.roguedns.detection.types.AlertSerializer;
import io.roguedns.event.Ticks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class TellOfCampaignsTest {
  private KeyedOneInputStreamOperatorTestHarness<String, Clue, Alert> harness;

  private void open(OperatorSubtaskState saved) throws Exception {
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(
                new TellOfCampaigns(DefaultAlerts.with(), new Summaries(Signals.ALL))),
            clue -> clue.evidence().get(0).resolver(),
            Types.STRING);
    harness.setup(AlertSerializer.INSTANCE);
    if (saved != null) {
      harness.initializeState(saved);
    }
    harness.open();
  }

  private List<Alert> end() throws Exception {
    harness.processWatermark(Watermark.MAX_WATERMARK);
    assertThat(harness.numEventTimeTimers()).isZero();
    assertThat(harness.numKeyedStateEntries()).isZero();
    List<Alert> told = harness.extractOutputValues();
    harness.close();
    return told;
  }

  private void add(List<Clue> clues) throws Exception {
    for (Clue clue : clues) {
      harness.processElement(clue, Ticks.toUnixMillis(clue.last()));
    }
  }

  /** A device a minute, and the pattern when there are five. */
  private static List<Clue> campaign(int devices) {
    List<Evidence> uses =
        IntStream.range(0, devices)
            .mapToObj(i -> use().device("pc" + i).minute(i).devices(i + 1).build())
            .toList();
    List<Clue> clues = new ArrayList<>(uses.stream().map(Clue::of).toList());
    clues.add(new Clue(CorrelationRules.ROGUE_RESOLVER_CAMPAIGN, uses.subList(0, 5)));
    return clues;
  }

  @Test
  void isOneAlertOfAllDevices() throws Exception {
    open(null);
    add(campaign(40));
    List<Alert> told = end();
    assertThat(told.get(0).context().devices()).hasSize(5);
    assertThat(told)
        .last()
        .satisfies(
            alert -> {
              assertThat(alert.closed()).isTrue();
              assertThat(alert.deviceName()).isNull();
              assertThat(alert.resolver()).isEqualTo("198.51.100.53");
              assertThat(alert.context().devices()).hasSize(40);
              assertThat(alert.findingCount()).isEqualTo(40);
            });
    assertThat(told.stream().map(Alert::alertId).distinct()).hasSize(1);
  }

  @Test
  void firstUsesAloneAreNone() throws Exception {
    open(null);
    add(campaign(5).subList(0, 5));
    assertThat(end()).isEmpty();
  }

  @Test
  void orderOfArrivalAndRestartsDoNotMatter() throws Exception {
    open(null);
    add(campaign(40));
    List<Alert> inOrder = end();
    for (int seed = 1; seed <= 3; seed++) {
      List<Clue> shuffled = campaign(40);
      Collections.shuffle(shuffled, new Random(seed));
      open(null);
      add(shuffled);
      harness.processWatermark(Ticks.toUnixMillis(NOON + 10 * seed * Ticks.PER_MINUTE));
      List<Alert> told = new ArrayList<>(harness.extractOutputValues());
      OperatorSubtaskState saved = harness.snapshot(1, 1);
      harness.close();
      open(saved);
      told.addAll(end());
      assertThat(told).isEqualTo(inOrder);
    }
  }
}
