package io.roguedns.detection.alert;

import static io.roguedns.detection.testing.EvidenceBuilder.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roguedns.alert.Evidence;
import io.roguedns.alert.EvidenceKind;
import io.roguedns.detection.settings.Catalog;
import io.roguedns.detection.settings.ConfigurationException;
import io.roguedns.detection.settings.RawSettings;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.settings.SettingsReader;
import io.roguedns.detection.signal.Signals;
import io.roguedns.detection.signal.api.EvidenceRule;
import io.roguedns.detection.signal.api.Signal;
import io.roguedns.event.ProcessOrigin;
import io.roguedns.event.Ticks;
import io.roguedns.finding.DetectionType;
import io.roguedns.finding.Finding;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.junit.jupiter.api.Test;

class FindingEvidenceTest {
  private static final FindingEvidence EVIDENCE = new FindingEvidence(rules());

  private static Map<DetectionType, EvidenceRule> rules() {
    RawSettings raw = new RawSettings();
    raw.add(Catalog.INPUT, ".", "--input");
    Settings settings = read(raw);
    return Signals.ALL.stream()
        .collect(
            Collectors.toMap(
                Signal::type,
                signal -> signal.evidence(settings, EnumSet.allOf(EvidenceKind.class))));
  }

  private static Settings read(RawSettings raw) {
    try {
      return SettingsReader.read(raw, null);
    } catch (ConfigurationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static List<Evidence> evidence(Finding finding) {
    List<Evidence> evidence = new ArrayList<>();
    EVIDENCE.flatMap(finding, new ListCollector<>(evidence));
    return evidence;
  }

  private static Finding use(String resolver) {
    return new Finding(
            "id",
            DetectionType.UNAUTHORIZED_RESOLVER,
            NOON,
            "pc1",
            "alice",
            "10.1.1.1",
            resolver,
            53L,
            "a.exe",
            "a.exe -x",
            null,
            null,
            null,
            null,
            null,
            null)
        .withOrigin(ProcessOrigin.of("C:\\a.exe", "A", "b.exe"));
  }

  private static Finding change(String data, List<String> servers) {
    return new Finding(
        "id",
        DetectionType.CONFIGURATION_CHANGE,
        NOON,
        "pc1",
        "alice",
        null,
        null,
        null,
        "reg.exe",
        null,
        "HKLM\\TcpIp",
        "NameServer",
        data,
        null,
        null,
        servers);
  }

  private static Finding volume() {
    return new Finding(
        "id",
        DetectionType.HIGH_VOLUME,
        NOON,
        "pc1",
        null,
        null,
        null,
        null,
        "a.exe",
        null,
        null,
        null,
        null,
        300L,
        2L,
        null);
  }

  @Test
  void aFindingOfNoSignalIsAnError() {
    assertThatThrownBy(() -> new FindingEvidence(Map.of()).flatMap(volume(), null))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("HIGH_VOLUME");
  }

  @Test
  void aUse() {
    assertThat(evidence(use("198.51.100.53")))
        .containsExactly(
            new Evidence(
                DetectionType.UNAUTHORIZED_RESOLVER,
                "pc1",
                "a.exe",
                "alice",
                "a.exe -x",
                ProcessOrigin.of("C:\\a.exe", "A", "b.exe"),
                "198.51.100.53",
                "",
                NOON,
                NOON,
                1,
                List.of("id"),
                0,
                0,
                0,
                false));
  }

  @Test
  void anAddressIsTheSameHoweverItIsWritten() {
    assertThat(evidence(use("2001:DB8:0::0009")).get(0).resolver())
        .isEqualTo(evidence(use("2001:db8::9")).get(0).resolver());
  }

  @Test
  void whatIsNoAddressIsNone() {
    assertThat(evidence(use("resolver.example"))).isEmpty();
    assertThat(evidence(use(""))).isEmpty();
  }

  @Test
  void aBinLastsUntilTheNextBegins() {
    assertThat(evidence(volume()))
        .singleElement()
        .satisfies(
            bin -> {
              assertThat(bin.first()).isEqualTo(NOON);
              assertThat(bin.last()).isEqualTo(NOON + 5 * Ticks.PER_MINUTE - 1);
              assertThat(bin.queries()).isEqualTo(300);
              assertThat(bin.servers()).isEqualTo(2);
              assertThat(bin.resolver()).isEmpty();
              assertThat(bin.account()).isEmpty();
              assertThat(bin.findings()).as("one finding, however many queries").isOne();
            });
  }

  @Test
  void onlyTheLastWordOnABinCounts() {
    assertThat(evidence(volume().withRevision(Finding.PROVISIONAL))).isEmpty();
    assertThat(evidence(volume().withRevision(Finding.WITHDRAWN))).isEmpty();
    assertThat(evidence(volume().withRevision(Finding.FINAL))).hasSize(1);
  }

  @Test
  void aChangeIsEvidenceOfEachServerThatFaultWasFoundWith() {
    assertThat(
            evidence(
                change(
                    "10.0.0.1,203.0.113.9,203.0.113.10", List.of("203.0.113.9", "203.0.113.10"))))
        .extracting(Evidence::resolver, Evidence::setting)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("203.0.113.9", "hklm\\tcpip\\nameserver"),
            org.assertj.core.groups.Tuple.tuple("203.0.113.10", "hklm\\tcpip\\nameserver"));
  }

  @Test
  void theQuerysChangeIsEvidenceOfThePublicServersInItsText() {
    assertThat(evidence(change("203.0.113.9 10.0.0.1; 203.0.113.10,,x, 203.0.113.9", null)))
        .extracting(Evidence::resolver)
        .containsExactly("203.0.113.9", "203.0.113.10");
    assertThat(evidence(change("", null))).isEmpty();
    assertThat(evidence(change("127.0.0.1", null))).isEmpty();
  }
}
