package io.roguedns.detection.alert;

import static io.roguedns.detection.testing.EvidenceBuilder.change;
import static io.roguedns.detection.testing.EvidenceBuilder.use;
import static io.roguedns.detection.testing.EvidenceBuilder.volume;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.alert.Alert;
import io.roguedns.alert.AlertType;
import io.roguedns.alert.Evidence;
import io.roguedns.alert.Factor;
import io.roguedns.detection.signal.Signals;
import io.roguedns.detection.signal.configurationchange.Tampering;
import io.roguedns.detection.signal.highvolume.SustainedVolume;
import io.roguedns.detection.signal.unauthorizedresolver.PersistentUse;
import io.roguedns.detection.testing.EvidenceBuilder;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class SummariesTest {
  private static final String TIME = " between 2026-03-10 12:00 and 12:30 UTC.";

  private static String summary(AlertType type, String device, EvidenceBuilder... evidence) {
    return summary(type, device, Set.of(), evidence);
  }

  private static String summary(
      AlertType type, String device, Set<Factor> factors, EvidenceBuilder... evidence) {
    OpenAlert alert = new OpenAlert("id", device);
    alert.match(type);
    for (EvidenceBuilder one : evidence) {
      Evidence built = one.build();
      alert.add(built, factors, DeviceNetworks.View.NOTHING, Map.of(), 0);
    }
    Alert told = alert.tell(0, false, new Summaries(Signals.ALL));
    return told.summary();
  }

  @Test
  void hijack() {
    assertThat(
            summary(
                CorrelationRules.DNS_HIJACK_CONFIRMED,
                "pc1",
                change(),
                use().minute(30).findings(1_234)))
        .isEqualTo(
            "The DNS settings of pc1 were changed to 198.51.100.53, a resolver that is not on the"
                + " allowlist (1 change), and then a.exe queried it (1,234 queries)"
                + TIME);
    assertThat(
            summary(
                CorrelationRules.DNS_HIJACK_CONFIRMED,
                "pc1",
                change().process(""),
                change().process("").minute(1),
                use().process("").minute(30)))
        .isEqualTo(
            "The DNS settings of pc1 were changed to 198.51.100.53, a resolver that is not on the"
                + " allowlist (2 changes), and then an unknown process queried it (1 query)"
                + TIME);
  }

  @Test
  void tunnel() {
    assertThat(
            summary(
                CorrelationRules.ROGUE_RESOLVER_TUNNEL,
                "pc1",
                use().findings(200),
                volume(4_321).lasting(30)))
        .isEqualTo(
            "a.exe on pc1 sent up to 4,321 queries within minutes, most of them to"
                + " 198.51.100.53, a resolver that is not on the allowlist"
                + TIME);
  }

  @Test
  void campaign() {
    assertThat(
            summary(
                CorrelationRules.ROGUE_RESOLVER_CAMPAIGN,
                "",
                use(),
                use().device("pc2").minute(30)))
        .isEqualTo(
            "2 devices began to use 198.51.100.53, a resolver that is not on the"
                + " allowlist"
                + TIME);
    EvidenceBuilder[] many = new EvidenceBuilder[80];
    for (int i = 0; i < many.length; i++) {
      many[i] = use().device("pc" + i);
    }
    assertThat(summary(CorrelationRules.ROGUE_RESOLVER_CAMPAIGN, "", many))
        .startsWith("At least 50 devices began to use ");
  }

  @Test
  void tampering() {
    assertThat(
            summary(
                Tampering.PERSISTENT_CONFIGURATION_TAMPERING,
                "pc1",
                change(),
                change().setting("other").resolver("203.0.113.9").minute(30)))
        .isEqualTo(
            "The DNS settings of pc1 were changed 2 times to resolvers that are not on the"
                + " allowlist (198.51.100.53, 203.0.113.9)"
                + TIME);
  }

  @Test
  void sustained() {
    assertThat(
            summary(
                SustainedVolume.SUSTAINED_DNS_TUNNELING,
                "pc1",
                volume(300).process("").lasting(30)))
        .isEqualTo(
            "An unknown process on pc1 sent up to 300 DNS queries within minutes, in consecutive"
                + " bins"
                + TIME);
  }

  @Test
  void persistent() {
    assertThat(
            summary(PersistentUse.PERSISTENT_UNAUTHORIZED_RESOLVER, "pc1", use(), use().minute(30)))
        .isEqualTo(
            "a.exe on pc1 queried 198.51.100.53, a resolver that is not on the allowlist, 2"
                + " times"
                + TIME);
  }

  @Test
  void saysTheWeightiestReasonsOfBothKinds() {
    assertThat(
            summary(
                PersistentUse.PERSISTENT_UNAUTHORIZED_RESOLVER,
                "pc1",
                Set.of(
                    Factor.OWN_CLIENT,
                    Factor.NO_COMPANY,
                    Factor.SCRIPT_HOST,
                    Factor.USER_WRITABLE_PATH,
                    Factor.VPN_UP),
                use(),
                use().minute(30)))
        .endsWith(
            "Risk is higher because "
                + Factor.USER_WRITABLE_PATH.meaning()
                + "; "
                + Factor.SCRIPT_HOST.meaning()
                + "; "
                + Factor.NO_COMPANY.meaning()
                + ". Risk is lower because "
                + Factor.VPN_UP.meaning()
                + ".");
  }

  @ParameterizedTest
  @FieldSource("io.roguedns.detection.alert.AlertCatalog#ALL")
  void isTheSameWhereverItIsWrittenAndNamesNothingThatIsNotThere(AlertType type) {
    Locale before = Locale.getDefault();
    EvidenceBuilder[] evidence = {
      change().process(""), use().process("").findings(12_345), volume(12_345).process("")
    };
    String expected =
        summary(type, type == CorrelationRules.ROGUE_RESOLVER_CAMPAIGN ? "" : "pc1", evidence);
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(
              summary(
                  type, type == CorrelationRules.ROGUE_RESOLVER_CAMPAIGN ? "" : "pc1", evidence))
          .isEqualTo(expected)
          .doesNotContain("null")
          .endsWith(".");
    } finally {
      Locale.setDefault(before);
    }
  }
}
