package io.roguedns.allowlist;

import static io.roguedns.allowlist.AllowlistTest.ip;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.Ticks;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The example that ships is valid, and says of itself what is true. */
class AllowlistExampleTest {
  private static AllowlistFile.Reading reading;

  @BeforeAll
  static void read() throws IOException {
    reading = AllowlistFile.read(Path.of("..", "deploy", "config", "allowlist.example.yaml"));
  }

  @Test
  void hasNoProblems() {
    assertThat(reading.problems()).isEmpty();
  }

  @Test
  void comesBackFromMessages() {
    for (AllowlistEntry entry : reading.entries()) {
      assertThat(AllowlistFile.readEntry(entry.id(), AllowlistJson.write(entry)).entries())
          .containsExactly(entry);
    }
  }

  @Test
  void showsEveryKindWithReasonAndOwner() {
    assertThat(reading.entries()).extracting(AllowlistEntry::kind).contains(EntryKind.values());
    assertThat(reading.entries())
        .allSatisfy(
            entry -> {
              assertThat(entry.reason()).isNotEmpty();
              assertThat(entry.owner()).endsWith("@example.com");
            });
  }

  @Test
  void handsOverFromOneResolverToTheNext() {
    Allowlist list = reading.allowlist();
    long handover = Ticks.parse("2026-03-01T06:00:00Z");
    String signal = "unauthorized-resolver";
    assertThat(list.resolverEntry(ip("203.0.113.10"), signal, handover - 1)).isPresent();
    assertThat(list.resolverEntry(ip("203.0.113.10"), signal, handover)).isEmpty();
    assertThat(list.resolverEntry(ip("203.0.113.20"), signal, handover - 1)).isEmpty();
    assertThat(list.resolverEntry(ip("203.0.113.20"), signal, handover)).isPresent();
  }

  @Test
  void exemptsAsItSays() {
    Allowlist list = reading.allowlist();
    long day = Ticks.parse("2026-05-08T23:59:59Z");
    String signal = "unauthorized-resolver";
    assertThat(list.exemption(signal, "Scanner64.exe", "svc-scan", "a-scan.example.com", null, day))
        .map(AllowlistEntry::id)
        .contains("vulnerability-scanner");
    assertThat(list.exemption(signal, "dnsprobe.exe", "", "", ip("203.0.113.9"), day)).isPresent();
    assertThat(list.exemption(signal, "dnsprobe.exe", "", "", ip("192.0.2.9"), day)).isEmpty();
    assertThat(list.exemption(signal, "x.exe", "", "redteam-1", null, day)).isPresent();
    assertThat(list.exemption(signal, "x.exe", "", "redteam-1", null, Ticks.parse("2026-05-09")))
        .isEmpty();
    assertThat(list.needsNetworkContext())
        .extracting(AllowlistEntry::id)
        .containsExactly("guest-wifi");
    assertThat(list.ordinaryDomain("tunnel-by-name", "0a1b.cdn.example.net", day)).isPresent();
  }
}
