package io.roguedns.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.ProcessOrigin;
import io.roguedns.event.Ticks;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingJsonTest {
  private static final long TIME = Ticks.parse("2024-05-01T10:02:03.0259186Z");

  @Test
  void resolverFindingHasTheQuerysColumnsInTheQuerysOrder() {
    Finding finding =
        new Finding(
            "00ff",
            DetectionType.UNAUTHORIZED_RESOLVER,
            TIME,
            "pc-1",
            "eve",
            "10.0.0.7",
            "203.0.113.9",
            53L,
            "tool.exe",
            "tool.exe -x",
            null,
            null,
            null,
            null,
            null,
            null);

    assertThat(json(finding))
        .isEqualTo(
            """
            {"Timestamp":"2024-05-01T10:02:03.0259186Z","DeviceName":"pc-1","AccountName":"eve",\
            "LocalIP":"10.0.0.7","RemoteIP":"203.0.113.9","RemotePort":53,\
            "InitiatingProcessFileName":"tool.exe","InitiatingProcessCommandLine":"tool.exe -x",\
            "DetectionType":"Unauthorized_External_DNS_Resolver","FindingId":"00ff",\
            "Signal":"unauthorized-resolver","Severity":"medium","Technique":"T1583.002"}""");
  }

  @Test
  void whereTheProcessComesFromIsNoColumn() {
    Finding finding = volume("pc-1", 501L);

    assertThat(json(finding.withOrigin(new ProcessOrigin("f", "c", "p")))).isEqualTo(json(finding));
  }

  @Test
  void volumeFindingHasItsOwnColumnsOnly() {
    assertThat(json(volume("pc-1", 501L)))
        .isEqualTo(
            """
            {"Timestamp":"2024-05-01T10:02:03.0259186Z","DeviceName":"pc-1",\
            "InitiatingProcessFileName":"tool.exe","QueryCount":501,"UniqueServers":3,\
            "DetectionType":"High_Volume_DNS_Tunneling_Indicator","FindingId":"00ff",\
            "Signal":"high-volume","Severity":"low","Technique":"T1583.002"}""");
  }

  @Test
  void configurationFindingListsTheServersThatWereFoundFaultWith() {
    Finding finding =
        new Finding(
            "00ff",
            DetectionType.CONFIGURATION_CHANGE,
            TIME,
            "pc-1",
            "eve",
            null,
            null,
            null,
            "reg.exe",
            null,
            "HKEY_LOCAL_MACHINE\\SYSTEM",
            "NameServer",
            "203.0.113.9,8.8.8.8",
            null,
            null,
            List.of("203.0.113.9"));

    assertThat(json(finding))
        .isEqualTo(
            """
            {"Timestamp":"2024-05-01T10:02:03.0259186Z","DeviceName":"pc-1","AccountName":"eve",\
            "RegistryKey":"HKEY_LOCAL_MACHINE\\\\SYSTEM","RegistryValueName":"NameServer",\
            "RegistryValueData":"203.0.113.9,8.8.8.8","InitiatingProcessFileName":"reg.exe",\
            "DetectionType":"DNS_Server_Configuration_Modified",\
            "UnauthorizedServers":["203.0.113.9"],"FindingId":"00ff",\
            "Signal":"configuration-change","Severity":"high","Technique":"T1583.002"}""");
  }

  @Test
  void missingValueOfAnOwnColumnIsNull() {
    assertThat(json(volume("pc-1", null))).contains("\"QueryCount\":null");
  }

  @Test
  void loneSurrogatesBecomeTheReplacementCharacter() {
    assertThat(json(volume("a\uD800b\uDC00c\uD83D\uDE00\uD800", 1L)))
        .contains("\"DeviceName\":\"a\uFFFDb\uFFFDc\uD83D\uDE00\uFFFD\"");
  }

  private static Finding volume(String device, Long count) {
    return new Finding(
        "00ff",
        DetectionType.HIGH_VOLUME,
        TIME,
        device,
        null,
        null,
        null,
        null,
        "tool.exe",
        null,
        null,
        null,
        null,
        count,
        3L,
        null);
  }

  private static String json(Finding finding) {
    return new String(FindingJson.bytes(finding), StandardCharsets.UTF_8);
  }
}
