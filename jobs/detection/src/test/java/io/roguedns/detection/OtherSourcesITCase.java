package io.roguedns.detection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.detection.run.LiveJob;
import io.roguedns.detection.testing.Run;
import io.roguedns.detection.testing.SharedBroker;
import io.roguedns.detection.testing.SharedCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A run over Sysmon's events and one over Zeek's logs find what a run over their twins of Defender
 * does.
 */
@ExtendWith({SharedCluster.class, SharedBroker.class})
class OtherSourcesITCase {
  /** More than the threshold of high-volume. */
  private static final int BURST = 205;

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;

  private final List<String> defender = new ArrayList<>();
  private final List<String> sysmonJson = new ArrayList<>();
  private final List<String> sysmonXml = new ArrayList<>();
  private final List<String> zeekConn = new ArrayList<>();
  private final List<String> zeekDns = new ArrayList<>();

  @BeforeEach
  void tell() {
    for (int i = 0; i < BURST; i++) {
      connect("10:00:%02d.%03d".formatted(i / 10, i), 40_000 + i, i);
    }
    defender.add(
        """
        {"Timestamp":"2026-03-10T09:59:00.000Z","DeviceName":"pc","ActionType":"RegistryValueSet","RegistryKey":\
        "HKEY_LOCAL_MACHINE\\\\System\\\\CurrentControlSet\\\\Services\\\\Tcpip\\\\Parameters\\\\Interfaces\\\\{1}",\
        "RegistryValueName":"NameServer","RegistryValueData":"203.0.113.53","InitiatingProcessFileName":"netsh.exe",\
        "InitiatingProcessAccountName":"mara","InitiatingProcessFolderPath":"C:\\\\Windows\\\\netsh.exe","ReportId":7}""");
    sysmonJson.add(
        """
        {"winlog":{"event_id":13,"provider_name":"Microsoft-Windows-Sysmon","computer_name":"pc","record_id":7,"event_data":{\
        "UtcTime":"2026-03-10 09:59:00.000","Image":"C:\\\\Windows\\\\netsh.exe","User":"EXAMPLE\\\\mara","Details":"203.0.113.53",\
        "TargetObject":"HKLM\\\\System\\\\CurrentControlSet\\\\Services\\\\Tcpip\\\\Parameters\\\\Interfaces\\\\{1}\\\\NameServer"}}}""");
  }

  private void connect(String time, int port, int id) {
    defender.add(
        """
        {"Timestamp":"2026-03-10T%sZ","DeviceName":"pc","ActionType":"ConnectionSuccess","RemoteIP":"203.0.113.53",\
        "RemotePort":53,"LocalIP":"10.20.0.17","LocalPort":%d,"Protocol":"Udp","InitiatingProcessFileName":"a.exe",\
        "InitiatingProcessAccountName":"mara","InitiatingProcessFolderPath":"C:\\\\a.exe","ReportId":%d}"""
            .formatted(time, port, id));
    if (id % 2 == 0) {
      sysmonJson.add(
          """
          {"winlog":{"event_id":3,"channel":"Microsoft-Windows-Sysmon/Operational","computer_name":"pc","record_id":%d,\
          "event_data":{"UtcTime":"2026-03-10 %s","Image":"C:\\\\a.exe","User":"EXAMPLE\\\\mara","Protocol":"udp",\
          "Initiated":"true","SourceIp":"10.20.0.17","SourcePort":"%d","DestinationIp":"203.0.113.53","DestinationPort":"53"}}}"""
              .formatted(id, time, port));
    } else {
      sysmonXml.add(
          """
          <Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-Sysmon'/>\
          <EventID>3</EventID><EventRecordID>%d</EventRecordID><Computer>pc</Computer></System><EventData>\
          <Data Name='UtcTime'>2026-03-10 %s</Data><Data Name='Image'>C:\\a.exe</Data><Data Name='User'>EXAMPLE\\mara</Data>\
          <Data Name='Protocol'>udp</Data><Data Name='Initiated'>true</Data><Data Name='SourceIp'>10.20.0.17</Data>\
          <Data Name='SourcePort'>%d</Data><Data Name='DestinationIp'>203.0.113.53</Data><Data Name='DestinationPort'>53</Data>\
          </EventData></Event>"""
              .formatted(id, time, port));
    }
    String ends = "10.20.0.17\t%d\t203.0.113.53\t53\tudp".formatted(port);
    String seconds = "17731368%02d.%03d".formatted(id / 10, id);
    zeekConn.add(seconds + "\tC" + id + "\t" + ends + "\tSF");
    zeekDns.add(
        """
        {"ts":%s,"uid":"C%d","id":{"orig_h":"10.20.0.17","orig_p":%d,"resp_h":"203.0.113.53","resp_p":53},"proto":"udp",\
        "trans_id":%d,"query":"n%d.example.net","qtype":16,"rcode":0}"""
            .formatted(seconds, id, port, id, id));
  }

  private static String conn(List<String> lines) {
    return "#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n#unset_field\t-\n#path\tconn\n"
        + "#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tconn_state\n"
        + String.join("\n", lines)
        + "\n#close\t2026-03-10-11-00-00\n";
  }

  private Path write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return file;
  }

  private Run detect(String name, String... arguments) {
    Run run = Run.detect(directory.resolve("out-" + name), arguments);
    assertThat(run.status()).as(run.err()).isZero();
    return run;
  }

  private Run twin(String semantics) throws IOException {
    return detect(
        "twin" + semantics,
        "--input",
        write("twin/rows.jsonl", String.join("\n", defender)).toString(),
        "--semantics",
        semantics);
  }

  @ParameterizedTest
  @ValueSource(strings = {"strict", "kql"})
  void sysmonFindsWhatItsTwinDoes(String semantics) throws IOException {
    write("sysmon/a.jsonl", String.join("\n", sysmonJson));
    Path xml = directory.resolve("sysmon/b.xml");
    Files.write(
        xml,
        ("\uFEFF<Events>\r\n" + String.join("\r\n", sysmonXml) + "</Events>")
            .getBytes(StandardCharsets.UTF_16LE));
    write("sysmon/notes.log", "not of Sysmon\n");
    Run twin = twin(semantics);
    assertThat(twin.findings()).hasSize(BURST + 2);
    for (String mode : List.of("batch", "streaming")) {
      Run run =
          detect(
              mode + semantics,
              "--input",
              directory.resolve("sysmon").toString(),
              "--semantics",
              semantics,
              "--runtime-mode",
              mode);
      assertThat(run.sortedFindings()).as(mode).isEqualTo(twin.sortedFindings());
      assertThat(run.summary().at("/rowsRead/Sysmon").asLong()).isEqualTo(BURST + 1);
      assertThat(run.summary().path("rowsIgnored").asLong()).isEqualTo(1);
      assertThat(run.summary().path("rowsRejected").asLong()).isZero();
    }
  }

  @Test
  void zeekFindsWhatItsTwinDoesByTheNamesOfDevicesAtTheTime() throws IOException {
    write("zeek/conn.log", conn(zeekConn));
    write("zeek/dns.log", String.join("\n", zeekDns));
    Path names =
        write(
            "names.csv",
            """
            address,name,from,until
            10.20.0.17,pc-old,2026-03-01T00:00:00Z,2026-03-10T10:00:10Z
            10.20.0.17,pc-new,2026-03-10T10:00:10Z,
            """);
    List<Run> runs = new ArrayList<>();
    for (String mode : List.of("batch", "streaming")) {
      runs.add(
          detect(
              "zeek" + mode,
              "--input",
              directory.resolve("zeek").toString(),
              "--device-names",
              names.toString(),
              "--split-size",
              "2kb",
              "--runtime-mode",
              mode));
    }
    Run run = runs.get(0);
    assertThat(run.findings()).isEqualTo(runs.get(1).findings());
    assertThat(run.summary().at("/rowsRead/ZeekConn").asLong()).isEqualTo(BURST);
    assertThat(run.summary().at("/rowsRead/ZeekDns").asLong()).isEqualTo(BURST);
    assertThat(run.summary().path("rowsRejected").asLong()).isZero();
    assertThat(run.findings())
        .extracting(finding -> finding.path("DeviceName").asText())
        .contains("pc-old", "pc-new")
        .doesNotContain("10.20.0.17");
    assertThat(count(run, "Unauthorized_External_DNS_Resolver")).isEqualTo(2 * BURST);
    assertThat(count(run, "High_Volume_DNS_Tunneling_Indicator"))
        .as("neither device asked more than 200 times")
        .isZero();
  }

  @Test
  void aFlowThatIsInBothLogsIsCountedOnce() throws IOException {
    write("zeek/conn.log", conn(zeekConn));
    write("zeek/dns.log", String.join("\n", zeekDns));
    Run run = detect("both", "--input", directory.resolve("zeek").toString(), "--format", "zeek");
    assertThat(volume(run).path("QueryCount").asLong()).isEqualTo(BURST);
    assertThat(volume(run).path("DeviceName").asText()).isEqualTo("10.20.0.17");
    Run kql = detect("kql", "--input", directory.resolve("zeek").toString(), "--semantics", "kql");
    assertThat(volume(kql).path("QueryCount").asLong())
        .as("the query counts rows")
        .isEqualTo(2L * BURST);
  }

  private static JsonNode volume(Run run) {
    return run.findings().stream()
        .filter(finding -> finding.has("QueryCount"))
        .findFirst()
        .orElseThrow();
  }

  private static long count(Run run, String type) {
    return run.summary().path("findings").path(type).asLong();
  }

  @Test
  void topicsOfEverySourceAreReadAtOnce() throws IOException {
    String sysmon = SharedBroker.topic("winlogbeat", 2);
    String zeek = SharedBroker.topic("zeek.dns", 2);
    List<String> events = new ArrayList<>(sysmonJson);
    events.addAll(sysmonXml);
    events.add("<Event><broken");
    SharedBroker.send(sysmon, events, "none");
    SharedBroker.send(zeek, zeekDns.subList(0, 3), "none");
    SharedBroker.send(zeek, List.of(conn(zeekConn.subList(0, 2)), zeekConn.get(0)), "none");
    Run run =
        detect(
            "kafka",
            "--kafka-brokers",
            SharedBroker.servers(),
            "--kafka-topic",
            sysmon,
            "--kafka-topic",
            zeek,
            "--bounded");
    List<String> ofSysmon =
        run.findings().stream()
            .filter(finding -> finding.path("DeviceName").asText().equals("pc"))
            .map(JsonNode::toString)
            .sorted()
            .toList();
    assertThat(ofSysmon).isEqualTo(twin("strict").sortedFindings());
    assertThat(run.findings()).hasSize(BURST + 2 + 5);
    assertThat(run.summary().at("/rowsRead/Sysmon").asLong()).isEqualTo(BURST + 1);
    assertThat(run.summary().at("/rowsRead/ZeekDns").asLong()).isEqualTo(3);
    assertThat(run.summary().at("/rowsRead/ZeekConn").asLong()).isEqualTo(2);
    assertThat(run.rejected())
        .extracting(row -> row.path("Reason").asText())
        .containsExactly("malformed", "malformed");
  }

  /** A row that Kafka's client would drop if it were Defender's moves time on, and is counted. */
  @Test
  void aLiveRunReadsThemToo() throws Exception {
    String sysmon = SharedBroker.topic("winlogbeat", 1);
    String zeek = SharedBroker.topic("zeek", 1);
    String found = SharedBroker.topic("found", 1);
    SharedBroker.send(sysmon, sysmonJson, "lz4");
    SharedBroker.send(sysmon, sysmonXml, "zstd");
    SharedBroker.send(zeek, zeekDns.subList(0, 4), "none");
    String later = "2026-03-10 12:00:00.000";
    SharedBroker.send(
        sysmon,
        List.of(
            "{\"EventID\":1,\"UtcTime\":\"" + later + "\",\"Computer\":\"pc\",\"Image\":\"x\"}"),
        "none");
    SharedBroker.send(
        zeek,
        List.of(
            zeekDns
                .get(4)
                .replace("\"resp_p\":53", "\"resp_p\":5353")
                .replaceFirst("\\d{10}", "1773144000")),
        "none");
    LiveJob job =
        new LiveJob(
            "kafka.brokers",
            SharedBroker.servers(),
            "kafka.topic",
            sysmon,
            "kafka.topic",
            zeek,
            "findings-topic",
            found,
            "checkpoint-interval",
            "500ms",
            "checkpoint-dir",
            directory.resolve("state").toString(),
            "parallelism",
            "2");
    List<String> twin =
        twin("strict").findings().stream().map(finding -> id(finding)).sorted().toList();
    job.await(
        "all is told, also what waits for the bin to close",
        () -> told(found).size() == twin.size() + 4 && finalCounts(found) == 1);
    job.stop();
    assertThat(told(found)).containsAll(twin);
    assertThat(job.summary()).contains("Sysmon").contains("ZeekDns");
  }

  private static String id(JsonNode finding) {
    return finding.path("FindingId").asText();
  }

  private static List<String> told(String topic) {
    return SharedBroker.committed(topic).stream()
        .map(OtherSourcesITCase::json)
        .map(OtherSourcesITCase::id)
        .distinct()
        .toList();
  }

  private static long finalCounts(String topic) {
    return SharedBroker.committed(topic).stream()
        .map(OtherSourcesITCase::json)
        .filter(finding -> finding.has("QueryCount") && finding.path("Revision").asInt() == 2)
        .count();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Test
  void whatIsWrongWithNamesIsToldBeforeTheJobStarts() throws IOException {
    Path names = write("names.csv", "10.0.0.300,a\n10.0.0.1\n");
    Run run =
        Run.detect(
            directory.resolve("out"),
            "--input",
            write("a.jsonl", "{}").toString(),
            "--device-names",
            names.toString());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .contains("--device-names " + names + ": line 1: address 10.0.0.300 isn't an IP address")
        .contains("--device-names " + names + ": line 2: name is missing");
    Run senseless =
        Run.detect(
            directory.resolve("out"),
            "--input",
            directory.resolve("a.jsonl").toString(),
            "--format",
            "sysmon",
            "--device-names",
            "absent.csv");
    assertThat(senseless.err())
        .contains("--device-names doesn't apply to --format sysmon")
        .contains("--device-names absent.csv: no such file");
  }
}
