package io.roguedns.detection.alert;

import static io.roguedns.detection.testing.EvidenceBuilder.names;
import static io.roguedns.detection.testing.EvidenceBuilder.use;
import static io.roguedns.detection.testing.EvidenceBuilder.volume;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.alert.Alert;
import io.roguedns.alert.Clue;
import io.roguedns.alert.Evidence;
import io.roguedns.alert.Factor;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.signal.Signals;
import io.roguedns.detection.signal.highvolume.SustainedVolume;
import io.roguedns.detection.signal.tunnelbyname.SustainedNames;
import io.roguedns.detection.testing.DefaultAlerts;
import io.roguedns.detection.testing.EvidenceBuilder;
import io.roguedns.finding.Severity;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How names that carry data come together with other evidence, and with one another. */
class NamesIncidentsTest {
  private static final String ROGUE = "198.51.100.53";
  private static final long HOUR = 3_600_000;

  private final ContextRules rules;
  private final Incidents incidents;

  NamesIncidentsTest() throws Exception {
    Settings.Alerts settings = DefaultAlerts.with();
    rules = new ContextRules(settings.known());
    incidents =
        new Incidents(List.of(), List.of(), new HashMap<>(), settings, new Summaries(Signals.ALL));
  }

  @Test
  void namesByThemselvesAreAnAlert() {
    tell(names("evil.com"));

    Alert alert = only();
    assertThat(alert.type()).isEqualTo(SustainedNames.DNS_TUNNEL_IN_QUERY_NAMES);
    assertThat(alert.severity()).isEqualTo(Severity.LOW);
    assertThat(alert.resolver()).as("who was asked").isEqualTo("10.0.0.1");
    assertThat(alert.context().resolvers()).as("who nobody listed").isEmpty();
    assertThat(alert.context().domains()).containsExactly("evil.com");
    assertThat(alert.context().names()).isEqualTo(100);
    assertThat(alert.context().information()).isEqualTo(2_000);
    assertThat(alert.summary()).contains("100 different names under evil.com", "2,000 bytes");
  }

  @Test
  void unusualTypesAndMuchInformationMakeItHigh() {
    tell(names("evil.com").marks(Factor.UNUSUAL_TYPES, Factor.MUCH_INFORMATION));

    assertThat(only().severity()).isEqualTo(Severity.HIGH);
  }

  @Test
  void namesAskedOfAnUnlistedResolverAreNearCertainty() {
    alone(use().process("").resolver(ROGUE).minute(3));
    tell(names("evil.com").resolver(ROGUE));

    Alert alert = only();
    assertThat(alert.type()).isEqualTo(CorrelationRules.CONFIRMED_DNS_TUNNEL);
    assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(alert.resolver()).isEqualTo(ROGUE);
    assertThat(alert.findingCount()).isEqualTo(2);
  }

  @Test
  void whicheverComesFirst() {
    tell(names("evil.com").resolver(ROGUE));
    alone(use().process("").resolver(ROGUE).minute(70));

    assertThat(only().type()).isEqualTo(CorrelationRules.CONFIRMED_DNS_TUNNEL);
  }

  @Test
  void anotherUnlistedResolverConfirmsNothing() {
    tell(names("evil.com"));
    alone(use().process("").resolver(ROGUE).minute(70));

    assertThat(only().type()).isEqualTo(SustainedNames.DNS_TUNNEL_IN_QUERY_NAMES);
  }

  @Test
  void whatAnOrdinaryDomainIsAskedIsLowAndHidesNoTunnelBesideIt() {
    for (int hour = 0; hour < 9; hour++) {
      tell(
          names("look-ups.com")
              .minute(60 * hour)
              .marks(Factor.ORDINARY_DOMAIN, Factor.UNUSUAL_TYPES, Factor.MUCH_INFORMATION));
    }
    tell(names("evil.com").marks(Factor.UNUSUAL_TYPES, Factor.MUCH_INFORMATION));

    assertThat(incidents.tell(HOUR))
        .extracting(alert -> alert.context().domains().get(0) + " " + alert.severity())
        .containsExactlyInAnyOrder("look-ups.com LOW", "evil.com HIGH");
  }

  @Test
  void norOneThatIsJoinedByVolumeOrAnUnlistedResolver() {
    take(
        new Clue(
            SustainedVolume.SUSTAINED_DNS_TUNNELING,
            List.of(volume(900).process("").build(), volume(900).process("").minute(5).build())));
    alone(use().process("").resolver(ROGUE).minute(3));
    for (int hour = 0; hour < 9; hour++) {
      tell(
          names("look-ups.com")
              .resolver(ROGUE)
              .minute(60 * hour)
              .marks(Factor.ORDINARY_DOMAIN, Factor.UNUSUAL_TYPES));
    }
    tell(names("evil.com").resolver(ROGUE).marks(Factor.UNUSUAL_TYPES, Factor.MUCH_INFORMATION));

    assertThat(incidents.tell(HOUR))
        .anySatisfy(
            alert -> {
              assertThat(alert.context().domains()).containsExactly("evil.com");
              assertThat(alert.context().factors()).doesNotContain(Factor.ORDINARY_DOMAIN);
              assertThat(alert.severity()).isGreaterThanOrEqualTo(Severity.HIGH);
            });
  }

  @Test
  void whatTheAllowlistExplainsConfirmsNothing() {
    alone(use().process("").resolver(ROGUE).minute(3));
    tell(names("look-ups.com").resolver(ROGUE).marks(Factor.ORDINARY_DOMAIN));

    assertThat(only().type()).isEqualTo(SustainedNames.DNS_TUNNEL_IN_QUERY_NAMES);
  }

  @Test
  void aDevicesOwnDomainSpeaksForIt() {
    tell(names("corp.example").marks(Factor.OWN_DOMAIN, Factor.MUCH_INFORMATION));

    assertThat(only().severity()).isEqualTo(Severity.LOW);
  }

  @Test
  void aDomainThatTheWholeFleetAsksIsRatherAServices() {
    tell(names("evil.com").devices(20).marks(Factor.MUCH_INFORMATION));

    Alert alert = only();
    assertThat(alert.context().factors())
        .contains(Factor.COMMON_DOMAIN)
        .doesNotContain(Factor.COMMON_RESOLVER, Factor.RARE_RESOLVER);
    assertThat(alert.severity()).isEqualTo(Severity.LOW);
  }

  @Test
  void volumeWhoseNamesWereSeenAndCarryNothingIsLow() {
    take(
        new Clue(
            CorrelationRules.ROGUE_RESOLVER_TUNNEL,
            List.of(
                volume(900).process("").marks(Factor.ORDINARY_NAMES).build(),
                use().process("").resolver(ROGUE).findings(900).build())));

    Alert alert = only();
    assertThat(alert.context().factors()).contains(Factor.ORDINARY_NAMES);
    assertThat(alert.severity()).isEqualTo(Severity.LOW);
  }

  @Test
  void volumeWhoseNamesCarryDataIsNotLowered() {
    take(
        new Clue(
            SustainedVolume.SUSTAINED_DNS_TUNNELING,
            List.of(
                volume(900).process("").marks(Factor.ORDINARY_NAMES).build(),
                volume(900).process("").minute(5).marks(Factor.ORDINARY_NAMES).build())));
    tell(names("evil.com").marks(Factor.UNUSUAL_TYPES));

    Alert alert = only();
    assertThat(alert.type()).isEqualTo(SustainedNames.DNS_TUNNEL_IN_QUERY_NAMES);
    assertThat(alert.context().patterns()).hasSize(2);
    assertThat(alert.context().factors()).doesNotContain(Factor.ORDINARY_NAMES);
  }

  @Test
  void windowsOnEndAreOneAlert() {
    tell(names("evil.com"));
    tell(names("evil.com").minute(60));
    take(
        new Clue(
            SustainedNames.PERSISTENT_DNS_TUNNEL,
            List.of(
                names("evil.com").build(),
                names("evil.com").minute(60).build(),
                names("evil.com").minute(120).build())));

    Alert alert = only();
    assertThat(alert.type()).isEqualTo(SustainedNames.PERSISTENT_DNS_TUNNEL);
    assertThat(alert.findingCount()).isEqualTo(3);
    assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
  }

  private void tell(EvidenceBuilder names) {
    take(new Clue(SustainedNames.DNS_TUNNEL_IN_QUERY_NAMES, List.of(names.build())));
  }

  private void alone(EvidenceBuilder evidence) {
    take(Clue.of(evidence.build()));
  }

  private void take(Clue clue) {
    DeviceNetworks.View view = DeviceNetworks.View.NOTHING;
    incidents.take(clue, "pc1", (Evidence one) -> new Incidents.Seen(rules.of(one, view), view), 0);
  }

  private Alert only() {
    List<Alert> told = incidents.tell(HOUR);
    assertThat(told).hasSize(1);
    return told.get(0);
  }
}
