package io.roguedns.detection.signal.tunnelbyname;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.roguedns.detection.testing.Run;
import io.roguedns.detection.testing.SharedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Rows of inspected queries through the whole job. */
@ExtendWith(SharedCluster.class)
class TunnelByNameITCase {
  private static final String RESOLVER = "10.0.0.1";
  private static final String ROGUE = "203.0.113.9";

  @TempDir Path directory;
  private final Random dice = new Random(7);
  private final List<String> rows = new ArrayList<>();
  private int runs;

  @BeforeEach
  void rows() {
    // A tunnel straight to its server, one through the organisation's resolver, a look-up service,
    // and a device that browses.
    for (int i = 0; i < 300; i++) {
      row("pc-direct", i, name(30) + ".t.evil.com", "NULL", ROGUE);
      row("pc-relayed", 7 * i, name(30) + ".t.wicked.com", i % 2 == 0 ? "TXT" : "CNAME", RESOLVER);
      row("pc-antivirus", i, name(30) + ".i.00.s.sophosxl.net", "TXT", RESOLVER);
      row("pc-browser", i, "www.site" + i + ".com", "A", RESOLVER);
    }
  }

  @Test
  void findsTunnelsInEveryModeAndOrderAndSaysTheSame() throws IOException {
    Run batch = run("batch", "2");
    Run streaming = run("streaming", "4");
    Collections.shuffle(rows, dice);
    Run shuffled = run("batch", "1");

    List<JsonNode> found = named(batch);
    assertThat(found)
        .extracting(
            finding ->
                finding.get("DeviceName").asText()
                    + " "
                    + finding.get("RegisteredDomain").asText()
                    + " "
                    + finding.get("QueryCount")
                    + " "
                    + finding.get("OrdinaryDomain").asText())
        .containsExactlyInAnyOrder(
            "pc-direct evil.com 300 null",
            "pc-relayed wicked.com 300 null",
            "pc-antivirus sophosxl.net 300 ordinary-sophosxl.net");
    assertThat(streaming.sortedFindings()).isEqualTo(batch.sortedFindings());
    assertThat(shuffled.sortedFindings()).isEqualTo(batch.sortedFindings());
    assertThat(streaming.lines("alerts")).isEqualTo(batch.lines("alerts"));
    assertThat(shuffled.lines("alerts")).isEqualTo(batch.lines("alerts"));
  }

  @Test
  void aTunnelIsAlertedByHowSureItIs() throws IOException {
    Run run = run("batch", "2");

    assertThat(run.lines("alerts"))
        .extracting(
            alert ->
                String.join(
                    " ",
                    alert.get("DeviceName").asText(),
                    alert.get("AlertType").asText(),
                    alert.get("Severity").asText()))
        .contains(
            "pc-direct Confirmed_DNS_Tunnel critical",
            "pc-relayed DNS_Tunnel_In_Query_Names high",
            "pc-antivirus DNS_Tunnel_In_Query_Names low");
    assertThat(run.lines("alerts").get(0).at("/Context/Domains/0").asText()).isEqualTo("evil.com");
  }

  @Test
  void anExemptionSuppressesAndIsCounted() throws IOException {
    Path list = directory.resolve("list.yaml");
    Files.writeString(
        list,
        """
        - id: tested
          kind: exemption
          device: pc-relayed
          signals: [tunnel-by-name]
          reason: we test it
          owner: us
        """);

    Run run = run("batch", "2", "--allowlist", list.toString());

    assertThat(named(run))
        .extracting(finding -> finding.get("DeviceName").asText())
        .containsExactlyInAnyOrder("pc-direct", "pc-antivirus");
    assertThat(run.summary().at("/suppressed/tested").asInt()).isEqualTo(1);
    assertThat(named(run))
        .extracting(finding -> finding.get("OrdinaryDomain").isNull())
        .containsOnly(true);
  }

  @Test
  void theQueryHasNoSuchSignal() throws IOException {
    Run run = run("batch", "2", "--semantics", "kql");

    assertThat(named(run)).isEmpty();
    assertThat(run("batch", "2", "--semantics", "kql", "--signals", "tunnel-by-name").status())
        .isEqualTo(2);
  }

  @Test
  void thresholdsAreSettings() throws IOException {
    Run run = run("batch", "2", "--tunnel-by-name-bytes", "100000");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(named(run)).isEmpty();
  }

  private Run run(String mode, String parallelism, String... more) throws IOException {
    Path input = directory.resolve("rows" + runs);
    Files.createDirectories(input);
    for (int part = 0; part < 4; part++) {
      List<String> lines = new ArrayList<>();
      for (int i = part; i < rows.size(); i += 4) {
        lines.add(rows.get(i));
      }
      Files.write(input.resolve("DeviceNetworkEvents-" + part + ".jsonl"), lines);
    }
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--input", input.toString(), "--runtime-mode", mode, "--parallelism", parallelism));
    arguments.addAll(List.of(more));
    return Run.detect(directory.resolve("out" + runs++), arguments.toArray(String[]::new));
  }

  private static List<JsonNode> named(Run run) {
    return run.findings().stream()
        .filter(finding -> finding.get("Signal").asText().equals("tunnel-by-name"))
        .toList();
  }

  private String name(int length) {
    return Asking.payload(dice, length);
  }

  private void row(String device, int second, String name, String type, String resolver) {
    rows.add(
        String.format(
            Locale.ROOT,
            "{\"Timestamp\":\"2026-03-10T12:%02d:%02dZ\",\"DeviceName\":\"%s\","
                + "\"ActionType\":\"DnsConnectionInspected\",\"RemoteIP\":\"%s\",\"RemotePort\":53,"
                + "\"LocalIP\":\"10.0.0.77\",\"LocalPort\":50000,\"Protocol\":\"Udp\","
                + "\"AdditionalFields\":\"{\\\"query\\\":\\\"%s\\\",\\\"qtype_name\\\":\\\"%s\\\"}\"}",
            second / 60,
            second % 60,
            device,
            resolver,
            name,
            type));
  }
}
