package io.roguedns.detection.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.detection.testing.Alerts;
import io.roguedns.finding.DetectionType;
import io.roguedns.finding.Finding;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class AccumulatorsTest {
  private static final int ADDED = 100_000;
  private static final int KEPT = 20_000;

  @Test
  void tallyKeepsTheWorst() {
    FindingTally tally = new FindingTally();
    for (int i = 0; i < 100; i++) {
      tally.add(finding("noisy", "203.0.113.9"));
    }
    for (int i = 0; i < ADDED; i++) {
      tally.add(finding("device-" + i, "198.51.100." + i));
    }
    FindingTally other = new FindingTally();
    other.add(finding("noisy", "203.0.113.9"));
    other.merge(tally);

    assertThat(other.getLocalValue().worstDevices(1)).containsExactly(Map.entry("noisy", 101L));
    assertThat(other.getLocalValue().worstResolvers(1))
        .containsExactly(Map.entry("203.0.113.9", 101L));
    assertThat(other.getLocalValue().worstDevices(ADDED)).hasSizeLessThanOrEqualTo(KEPT);
  }

  @Test
  void theWorstAlertsAboveLowAreRemembered() throws Exception {
    WorstAlerts alerts = new WorstAlerts();
    for (int i = 0; i < 100; i++) {
      alerts.add(Alerts.harmless("harmless-" + i, "pc"));
      alerts.add(Alerts.tunnelling("tunnel-" + i, "pc"));
    }
    alerts.add(Alerts.withSummary(Alerts.hijack("worst", "pc"), "x".repeat(10_000)));
    WorstAlerts other = new WorstAlerts();
    other.add(Alerts.campaign("campaign", List.of("a", "b")));
    other.merge(copy(alerts));

    assertThat(copy(other).getLocalValue())
        .hasSize(WorstAlerts.MOST)
        .extracting(WorstAlerts.Told::alertId)
        .startsWith("worst", "campaign", "tunnel-0", "tunnel-1", "tunnel-10");
    assertThat(other.getLocalValue().get(0).summary()).hasSizeLessThan(1_000);
    assertThat(other.clone().getLocalValue()).isEqualTo(other.getLocalValue());
  }

  /** As Flink's heartbeat does with the accumulators of a running operator. */
  @Test
  void canBeSerializedWhileAnOperatorAdds() throws Exception {
    FindingTally tally = new FindingTally();
    Names names = new Names();
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<Void> operator =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < ADDED; i++) {
                tally.add(finding("device-" + i % 1_000, "198.51.100." + i));
                names.add("file-" + i);
              }
              done.set(true);
            });
    while (!done.get() && !operator.isDone()) {
      copy(tally).getLocalValue().worstDevices(1);
      copy(names).getLocalValue();
    }
    operator.get();

    assertThat(copy(tally).getLocalValue().worstDevices(1))
        .containsExactly(Map.entry("device-0", ADDED / 1_000L));
    assertThat(copy(names).getLocalValue()).hasSize(1_000);
  }

  private static <T extends Serializable> T copy(T accumulator) throws Exception {
    return InstantiationUtil.deserializeObject(
        InstantiationUtil.serializeObject(accumulator), AccumulatorsTest.class.getClassLoader());
  }

  private static Finding finding(String device, String resolver) {
    return new Finding(
        "id",
        DetectionType.UNAUTHORIZED_RESOLVER,
        0,
        device,
        "",
        "",
        resolver,
        53L,
        "",
        "",
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
