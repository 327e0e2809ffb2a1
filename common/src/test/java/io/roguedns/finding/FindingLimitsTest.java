package io.roguedns.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.ProcessOrigin;
import io.roguedns.text.CutText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FindingLimitsTest {
  private static Finding change(String device, String data, List<String> servers) {
    return new Finding(
        "0123456789abcdef0123456789abcdef",
        DetectionType.CONFIGURATION_CHANGE,
        0,
        device,
        "eve",
        null,
        null,
        null,
        "reg.exe",
        null,
        "HKLM",
        "NameServer",
        data,
        null,
        null,
        servers);
  }

  @Test
  void anOrdinaryFindingStaysAsItIs() {
    Finding finding = change("pc", "203.0.113.9", List.of("203.0.113.9"));

    assertThat(FindingLimits.bounded(finding)).isEqualTo(finding);
    assertThat(new String(FindingJson.bytes(finding), StandardCharsets.UTF_8))
        .doesNotContain("Truncated");
  }

  @Test
  void whatIsCutSaysSo() {
    List<String> servers =
        IntStream.range(0, 60_000).mapToObj(i -> "203.0." + (i >> 8) + "." + (i & 255)).toList();
    Finding finding = FindingLimits.bounded(change("pc", String.join(",", servers), servers));

    assertThat(finding.unauthorizedServers())
        .hasSize(FindingLimits.MAX_ENTRIES + 1)
        .startsWith(servers.get(0))
        .endsWith("…[cut: 60000 entries]");
    assertThat(CutText.isCut(finding.registryValueData())).isTrue();
    assertThat(new String(FindingJson.bytes(finding), StandardCharsets.UTF_8))
        .contains("\"Truncated\":[\"RegistryValueData\",\"UnauthorizedServers\"]")
        .hasSizeLessThan(100_000);
    assertThat(finding.findingId()).isEqualTo("0123456789abcdef0123456789abcdef");
  }

  @Test
  void devicesThatBeginAlikeStayDifferent() {
    String name = "d".repeat(5_000);

    assertThat(FindingLimits.bounded(change(name + "1", "", null)).deviceName())
        .isNotEqualTo(FindingLimits.bounded(change(name + "2", "", null)).deviceName());
  }

  @Test
  void theLongestCommandLineOfWindowsIsWhole() {
    String longest = "語".repeat(32_767);
    Finding finding =
        new Finding(
            "id",
            DetectionType.UNAUTHORIZED_RESOLVER,
            0,
            "pc",
            "",
            "",
            "203.0.113.9",
            53L,
            "a.exe",
            longest,
            null,
            null,
            null,
            null,
            null,
            null);

    assertThat(FindingLimits.bounded(finding).processCommandLine()).isEqualTo(longest);
  }

  @Test
  void whereAProcessComesFromIsBoundedToo() {
    ProcessOrigin origin = FindingLimits.origin(ProcessOrigin.of("p".repeat(9_000), "c", ""));

    assertThat(origin.folder()).hasSizeLessThanOrEqualTo(FindingLimits.MAX_PATH_BYTES);
    assertThat(origin.company()).isEqualTo("c");
  }
}
