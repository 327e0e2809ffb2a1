package io.roguedns.detection.alert;

import static io.roguedns.detection.testing.EvidenceBuilder.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.alert.Evidence;
import io.roguedns.event.ProcessOrigin;
import io.roguedns.event.Ticks;
import io.roguedns.finding.DetectionType;
import io.roguedns.finding.Finding;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingEvidenceTest {
  private static final FindingEvidence EVIDENCE =
      new FindingEvidence(Duration.ofMinutes(5), 512, true);

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
  void aUse() {
    assertThat(EVIDENCE.of(use("198.51.100.53")))
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
    assertThat(EVIDENCE.of(use("2001:DB8:0::0009")).get(0).resolver())
        .isEqualTo(EVIDENCE.of(use("2001:db8::9")).get(0).resolver());
  }

  @Test
  void whatIsNoAddressIsNone() {
    assertThat(EVIDENCE.of(use("resolver.example"))).isEmpty();
    assertThat(EVIDENCE.of(use(""))).isEmpty();
  }

  @Test
  void aBinLastsUntilTheNextBegins() {
    assertThat(EVIDENCE.of(volume()))
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
    assertThat(EVIDENCE.of(volume().withRevision(Finding.PROVISIONAL))).isEmpty();
    assertThat(EVIDENCE.of(volume().withRevision(Finding.WITHDRAWN))).isEmpty();
    assertThat(EVIDENCE.of(volume().withRevision(Finding.FINAL))).hasSize(1);
  }

  @Test
  void aChangeIsEvidenceOfEachServerThatFaultWasFoundWith() {
    assertThat(
            EVIDENCE.of(
                change(
                    "10.0.0.1,203.0.113.9,203.0.113.10", List.of("203.0.113.9", "203.0.113.10"))))
        .extracting(Evidence::resolver, Evidence::setting)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("203.0.113.9", "hklm\\tcpip\\nameserver"),
            org.assertj.core.groups.Tuple.tuple("203.0.113.10", "hklm\\tcpip\\nameserver"));
  }

  @Test
  void theQuerysChangeIsEvidenceOfThePublicServersInItsText() {
    assertThat(EVIDENCE.of(change("203.0.113.9 10.0.0.1; 203.0.113.10,,x, 203.0.113.9", null)))
        .extracting(Evidence::resolver)
        .containsExactly("203.0.113.9", "203.0.113.10");
    assertThat(EVIDENCE.of(change("", null))).isEmpty();
    assertThat(EVIDENCE.of(change("127.0.0.1", null))).isEmpty();
  }
}
