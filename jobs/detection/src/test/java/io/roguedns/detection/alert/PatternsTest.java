package io.roguedns.detection.alert;

import static io.roguedns.detection.testing.EvidenceBuilder.change;
import static io.roguedns.detection.testing.EvidenceBuilder.repair;
import static io.roguedns.detection.testing.EvidenceBuilder.use;
import static io.roguedns.detection.testing.EvidenceBuilder.volume;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.alert.Clue;
import io.roguedns.alert.Evidence;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.testing.DefaultAlerts;
import io.roguedns.detection.testing.EvidenceBuilder;
import io.roguedns.detection.testing.PatternHarness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The patterns across signals and devices, alone. */
class PatternsTest {
  private static final Duration BIN = Duration.ofMinutes(5);

  private final Settings.Alerts.Patterns settings;
  private final PatternHarness.Pipeline hijack;

  PatternsTest() throws Exception {
    settings = DefaultAlerts.with().patterns();
    hijack = evidence -> CorrelationRules.hijack(evidence, evidence, BIN, settings);
  }

  private List<Clue> hijacks(EvidenceBuilder... evidence) throws Exception {
    return twice(hijack, evidence);
  }

  /** The same whatever order evidence comes in. */
  private static List<Clue> twice(PatternHarness.Pipeline pipeline, EvidenceBuilder... evidence)
      throws Exception {
    List<Clue> clues = PatternHarness.clues(pipeline, evidence);
    EvidenceBuilder[] reversed = new EvidenceBuilder[evidence.length];
    for (int i = 0; i < evidence.length; i++) {
      reversed[evidence.length - 1 - i] = evidence[i];
    }
    assertThat(PatternHarness.clues(pipeline, reversed)).as("the other way round").isEqualTo(clues);
    return clues;
  }

  @Test
  void hijackIsAUseAfterAChange() throws Exception {
    assertThat(hijacks(change(), use().minute(1)))
        .containsExactly(
            new Clue(
                CorrelationRules.DNS_HIJACK_CONFIRMED,
                List.of(change().build(), use().minute(1).build())));
    assertThat(hijacks(change(), use().minute(60 * 23))).hasSize(1);
    assertThat(hijacks(change(), use().minute(60 * 24 + 1))).as("too late").isEmpty();
    assertThat(hijacks(use(), change().minute(1))).as("before").isEmpty();
    assertThat(hijacks(use().minute(-3).lasting(4), change()))
        .as("a bin's uses, some of them after it")
        .hasSize(1);
    assertThat(hijacks(use().minute(-3).lasting(3).findings(9), change().at(1), use().minute(2)))
        .singleElement()
        .satisfies(clue -> assertThat(clue.evidence().get(1)).isEqualTo(use().minute(2).build()));
  }

  @Test
  void hijackIsOfOneDeviceAndServer() throws Exception {
    assertThat(hijacks(change(), use().minute(1).device("pc2"))).isEmpty();
    assertThat(hijacks(change(), use().minute(1).resolver("198.51.100.54"))).isEmpty();
    assertThat(hijacks(repair(), use().minute(1).resolver(""))).isEmpty();
    assertThat(
            hijacks(change().setting("k\\dhcpnameserver").process("SVCHOST.EXE"), use().minute(1)))
        .as("joining a network is none")
        .isEmpty();
  }

  @Test
  void hijackSurvivesARestart() throws Exception {
    PatternHarness first = new PatternHarness(hijack);
    first.add(change());
    first.minute(10);
    PatternHarness restarted = new PatternHarness(hijack, first.save());
    restarted.add(use().minute(11));

    assertThat(restarted.end()).hasSize(1);
  }

  private static List<Clue> tunnels(EvidenceBuilder... evidence) throws Exception {
    return twice(one -> CorrelationRules.tunnel(one, one, BIN), evidence);
  }

  /** What a process asks a resolver within a bin; the window tells it at the bin's last moment. */
  private static EvidenceBuilder part(long findings) {
    return use().findings(findings).lasting(4.999999);
  }

  @Test
  void tunnelIsAtLeastHalfOfABin() throws Exception {
    assertThat(tunnels(part(150), volume(300)))
        .containsExactly(
            new Clue(
                CorrelationRules.ROGUE_RESOLVER_TUNNEL,
                List.of(part(150).build(), volume(300).build())));
    assertThat(tunnels(part(149), volume(300))).isEmpty();
    assertThat(tunnels(part(1), volume(300).servers(1)))
        .as("one row stands for many queries, and there is no other server")
        .hasSize(1);
    assertThat(tunnels(part(300), volume(300).minute(5))).as("the next bin").isEmpty();
    assertThat(tunnels(part(300).minute(5), volume(300))).as("the bin before").isEmpty();
  }

  @Test
  void tunnelIsOfOneProcessAndDevice() throws Exception {
    assertThat(tunnels(part(300).process("b.exe"), volume(300))).isEmpty();
    assertThat(tunnels(part(300).device("pc2"), volume(300))).isEmpty();
    assertThat(tunnels(part(300).process("A.EXE"), volume(300))).hasSize(1);
    assertThat(tunnels(part(300).process(""), volume(300))).hasSize(1);
    assertThat(
            tunnels(
                part(20).resolver("198.51.100.1"),
                part(200),
                part(20).resolver("198.51.100.99"),
                volume(300)))
        .singleElement()
        .satisfies(clue -> assertThat(clue.evidence().get(0)).isEqualTo(part(200).build()));
  }

  @Test
  void twoTunnelsDoNotHideEachOther() throws Exception {
    assertThat(
            tunnels(
                part(300),
                part(300).process("b.exe").resolver("198.51.100.54"),
                volume(300),
                volume(300).process("b.exe")))
        .extracting(clue -> clue.evidence().get(0).process())
        .containsExactlyInAnyOrder("a.exe", "b.exe");
  }

  private List<Clue> campaigns(EvidenceBuilder... firstUses) throws Exception {
    return twice(one -> CorrelationRules.campaign(one, settings), firstUses);
  }

  private static EvidenceBuilder[] devices(int count, double minutesApart) {
    List<EvidenceBuilder> devices = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      devices.add(use().device("pc" + i).minute(i * minutesApart));
    }
    return devices.toArray(EvidenceBuilder[]::new);
  }

  @Test
  void campaignIsFiveDevicesWithinAnHour() throws Exception {
    assertThat(campaigns(devices(4, 1))).isEmpty();
    assertThat(campaigns(devices(5, 14)))
        .singleElement()
        .satisfies(
            clue -> {
              assertThat(clue.pattern()).isEqualTo(CorrelationRules.ROGUE_RESOLVER_CAMPAIGN);
              assertThat(clue.evidence())
                  .extracting(Evidence::device)
                  .containsExactly("pc0", "pc1", "pc2", "pc3", "pc4");
            });
    assertThat(campaigns(devices(8, 16))).as("too slow").isEmpty();
  }

  @Test
  void aDeviceCountsOnceForACampaign() throws Exception {
    EvidenceBuilder[] devices = devices(5, 1);
    devices[4].device("pc0");
    assertThat(campaigns(devices)).isEmpty();
    devices[4].device("pc4").resolver("198.51.100.54");
    assertThat(campaigns(devices)).as("another resolver").isEmpty();
  }

  @Test
  void whatNoPatternNeedsAnyMoreIsForgotten() throws Exception {
    for (PatternHarness.Pipeline pipeline :
        List.<PatternHarness.Pipeline>of(
            hijack,
            one -> CorrelationRules.tunnel(one, one, BIN),
            one -> CorrelationRules.campaign(one, settings))) {
      PatternHarness harness = new PatternHarness(pipeline);
      for (int i = 0; i < 50; i++) {
        harness.add(
            use().device("pc" + i).minute(i), change().resolver("203.0.113." + i).minute(i));
      }
      harness.end();
      assertThat(harness.left()).as("state").isZero();
    }
  }
}
