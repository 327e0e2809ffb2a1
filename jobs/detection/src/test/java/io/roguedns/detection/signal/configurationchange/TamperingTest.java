package io.roguedns.detection.signal.configurationchange;

import static io.roguedns.detection.testing.EvidenceBuilder.change;
import static io.roguedns.detection.testing.EvidenceBuilder.repair;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.alert.Clue;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.testing.DefaultAlerts;
import io.roguedns.detection.testing.EvidenceBuilder;
import io.roguedns.detection.testing.PatternHarness;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two settings within an hour, or one again within a day after it was put right. */
class TamperingTest {
  private static final String OTHER = "hklm\\tcpip6\\parameters\\nameserver";
  private static final String BY_DHCP = "hklm\\tcpip\\parameters\\interfaces\\{1}\\dhcpnameserver";

  private final Settings.Alerts.Patterns settings;

  TamperingTest() throws Exception {
    settings = DefaultAlerts.with().patterns();
  }

  private List<Clue> clues(EvidenceBuilder... changes) throws Exception {
    return PatternHarness.clues(evidence -> Tampering.escalate(evidence, settings), changes);
  }

  @Test
  void twoSettingsTogether() throws Exception {
    assertThat(clues(change(), change().minute(59).setting(OTHER)))
        .containsExactly(
            new Clue(
                Tampering.PERSISTENT_CONFIGURATION_TAMPERING,
                List.of(change().build(), change().minute(59).setting(OTHER).build())));
    assertThat(clues(change(), change().minute(61).setting(OTHER))).as("too late").isEmpty();
    assertThat(clues(change(), change().minute(1).setting(OTHER).device("pc2"))).isEmpty();
  }

  @Test
  void thatOneWasPutRightInBetweenDoesNotMatter() throws Exception {
    assertThat(clues(change(), repair().minute(5), change().minute(10).setting(OTHER)))
        .singleElement()
        .satisfies(clue -> assertThat(clue.evidence()).noneMatch(one -> one.isRepair()).hasSize(2));
  }

  @Test
  void theSameSettingTwiceIsNoneUnlessItWasPutRight() throws Exception {
    assertThat(clues(change(), change().minute(5).resolver("203.0.113.1"))).isEmpty();
    assertThat(clues(change(), repair().minute(4).setting(OTHER), change().minute(5)))
        .as("another was put right")
        .isEmpty();
    assertThat(clues(repair(), change().minute(5))).isEmpty();
    assertThat(clues(change(), repair().minute(4))).isEmpty();

    assertThat(clues(change(), repair().minute(4), change().minute(60 * 23)))
        .containsExactly(
            new Clue(
                Tampering.PERSISTENT_CONFIGURATION_TAMPERING,
                List.of(change().build(), change().minute(60 * 23).build())));
    assertThat(clues(change(), repair().minute(4), change().minute(60 * 25)))
        .as("too late")
        .isEmpty();
  }

  @Test
  void aMatchIsEmittedWithItsLastChange() throws Exception {
    PatternHarness harness = new PatternHarness(evidence -> Tampering.escalate(evidence, settings));
    // The other setting's change, an hour and more before, waits for its own repair.
    harness.add(
        change().setting(OTHER),
        change().minute(90),
        repair().minute(100),
        repair().minute(110),
        repair().minute(115).setting(OTHER),
        change().minute(120));
    harness.minute(119.999);
    assertThat(harness.clues()).isEmpty();

    harness.minute(120);
    assertThat(harness.clues())
        .containsExactly(
            new Clue(
                Tampering.PERSISTENT_CONFIGURATION_TAMPERING,
                List.of(change().minute(90).build(), change().minute(120).build())));
    assertThat(harness.end()).hasSize(1);
    assertThat(harness.times()).containsExactly(PatternHarness.millis(120));
  }

  @Test
  void aSettingThatIsWrittenAgainAndAgainKeepsNoPartialMatches() throws Exception {
    PatternHarness harness = new PatternHarness(evidence -> Tampering.escalate(evidence, settings));
    for (int i = 0; i < 3_000; i++) {
      harness.add(change().at(i), repair().at(3_000 + i));
    }
    harness.minute(110);
    assertThat(harness.stateEntries()).isLessThan(20);

    harness.add(change().minute(120));
    assertThat(harness.end()).hasSize(1);
  }

  @Test
  void whatDhcpWritesIsNone() throws Exception {
    EvidenceBuilder joined = change().setting(BY_DHCP).process("svchost.exe");
    assertThat(clues(joined, change().minute(1))).isEmpty();
    assertThat(clues(change(), joined.minute(1))).isEmpty();
    assertThat(
            clues(
                change().setting(BY_DHCP).process("svchost.exe"),
                repair().setting(BY_DHCP).process("svchost.exe").minute(2),
                change().setting(BY_DHCP).process("svchost.exe").minute(4)))
        .isEmpty();

    assertThat(clues(change().setting(BY_DHCP), change().minute(1)))
        .as("the same setting by another than the DHCP client")
        .hasSize(1);
  }

  @Test
  void orderOfArrivalDoesNotMatterNorARestart() throws Exception {
    PatternHarness.Pipeline pipeline = evidence -> Tampering.escalate(evidence, settings);
    PatternHarness disordered = new PatternHarness(pipeline);
    disordered.add(repair().minute(4), change());
    disordered.minute(5);
    PatternHarness restarted = new PatternHarness(pipeline, disordered.save());
    restarted.add(change().minute(30));

    assertThat(restarted.end()).hasSize(1);
  }
}
