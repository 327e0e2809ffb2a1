package io.roguedns.detection.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.detection.notebooks.Notebook.Shown;
import io.roguedns.detection.output.files.FindingFormat;
import io.roguedns.detection.output.files.ResultFiles;
import io.roguedns.detection.testing.Alerts;
import io.roguedns.detection.testing.Run;
import io.roguedns.detection.testing.SharedCluster;
import io.roguedns.detection.testing.Stories;
import io.roguedns.event.Ticks;
import io.roguedns.finding.DetectionType;
import io.roguedns.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the notebook says of an alert, in the end, is what happened to the device. */
@ExtendWith(SharedCluster.class)
class InvestigateITCase {
  private static final Path DATA = Path.of("../../sample-data");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ID = "0123456789abcdef0123456789abcdef";

  @TempDir Path directory;

  /** Every finding that is expected of these devices is part of the one alert. */
  @ParameterizedTest
  @CsvSource({
    "fleet-day, DNS_Hijack_Confirmed, lt-017.corp.example, jsonl",
    "fleet-day, DNS_Tunnel_In_Query_Names, lt-023.corp.example, csv",
    "scenarios/resolver-tunnel, Rogue_Resolver_Tunnel, lt-049.corp.example, jsonl",
    "scenarios/txt-record-c2, DNS_Command_Polling, lt-058.corp.example, jsonl"
  })
  void saysWhatIsToBeSaidOfADevice(String data, String type, String device, String format)
      throws Exception {
    Path story = DATA.resolve(data);
    Shown shown = investigate(detect(story, format), alertId(type, device));

    JsonNode statement = shown.statement();
    assertIsAsExpected(statement, story, type, device);
    List<JsonNode> expected =
        expected(story, "findings").stream().filter(row -> isOf(row, device)).toList();
    Map<String, Long> counts = new TreeMap<>();
    expected.forEach(row -> counts.merge(signal(row), 1L, Long::sum));
    assertThat(statement.get("findings")).isEqualTo(JSON.readTree(JSON.writeValueAsString(counts)));
    List<Long> times = expected.stream().map(row -> ticks(row.get("Timestamp"))).sorted().toList();
    assertThat(ticks(statement.get("first"))).isEqualTo(times.get(0));
    assertThat(ticks(statement.get("last"))).isEqualTo(times.get(times.size() - 1));
    assertThat(texts(statement.get("otherDevices")))
        .containsExactlyElementsOf(othersWhoAsked(story, statement.get("resolver"), device));
    assertThat(shown.page())
        .contains("Further queries", "let device = &#34;" + device + "&#34;;")
        .doesNotContain("&#34;lt-017&#34;", "<script");
  }

  private static TreeSet<String> othersWhoAsked(Path story, JsonNode resolver, String device)
      throws IOException {
    TreeSet<String> others = new TreeSet<>();
    for (JsonNode row : expected(story, "findings")) {
      if (!isOf(row, device) && row.path("RemoteIP").equals(resolver)) {
        others.add(row.get("DeviceName").asText());
      }
    }
    return others;
  }

  @Test
  void saysOfACampaignWhichDevicesAreInIt() throws Exception {
    Path story = DATA.resolve("scenarios/campaign");
    Shown shown = investigate(detect(story, "jsonl"), "");

    JsonNode statement = shown.statement();
    assertIsAsExpected(statement, story, "Rogue_Resolver_Campaign", null);
    TreeSet<String> devices = new TreeSet<>();
    for (JsonNode row : expected(story, "findings")) {
      devices.add(row.get("DeviceName").asText());
    }
    assertThat(statement.get("devices").asInt()).isEqualTo(devices.size());
    assertThat(statement.get("otherDeviceCount").asInt()).isZero();
    assertThat(shown.page()).contains(devices).contains("let resolver = &#34;198.51.100.99&#34;");
  }

  private static void assertIsAsExpected(JsonNode statement, Path story, String type, String device)
      throws IOException {
    JsonNode expected =
        expected(story, "alerts").stream()
            .filter(alert -> alert.get("AlertType").asText().equals(type))
            .filter(alert -> device == null || isOf(alert, device))
            .findFirst()
            .orElseThrow();
    assertThat(statement.get("type")).isEqualTo(expected.get("AlertType"));
    assertThat(statement.get("device")).isEqualTo(expected.get("DeviceName"));
    for (String name : List.of("Resolver", "Process")) {
      if (!expected.get(name).isNull()) {
        assertThat(statement.get(name.toLowerCase(Locale.ROOT))).isEqualTo(expected.get(name));
      }
    }
    assertThat(severity(statement.get("severity")))
        .isBetween(severity(expected.get("AtLeast")), severity(expected.get("AtMost")));
  }

  private static Severity severity(JsonNode text) {
    return Severity.valueOf(text.asText().toUpperCase(Locale.ROOT));
  }

  /** A device that names itself and its programs for whoever looks at them. */
  @Test
  void whatAnAttackerWroteIsShownHarmlessly() throws Exception {
    String device = "pc\"; drop <script>alert(1)</script> $\\frac{";
    Path out = directory.resolve("out");
    ResultFiles.alerts(
        out,
        FindingFormat.JSONL,
        List.of(Alerts.withSummary(Alerts.hijack(ID, device), "\u001b]0;owned\u0007 \u202e<b>")));
    ResultFiles.findings(
        out,
        FindingFormat.JSONL,
        List.of(
            Stories.asked(Alerts.FIRST, device, "a\u009b1mb\n<i>.exe", "203.0.113.9"),
            Stories.set(
                Alerts.FIRST + 1, device, "reg\r.exe", "203.0.113.9\u001b", List.of("203.0.113.9")),
            Stories.asked(Alerts.FIRST + 2, "<img src=x>\u001b[2J", "p.exe", "203.0.113.9")));

    Shown shown = investigate(out, "012345");

    JsonNode statement = shown.statement();
    assertThat(statement.get("device").asText()).isEqualTo(device);
    assertThat(texts(statement.get("otherDevices"))).containsExactly("<img src=x>\u001b[2J");
    assertThat(shown.out()).doesNotContain("\u001b", "\u0007", "\u202e", "\u009b");
    assertThat(shown.page())
        .doesNotContain("\u001b", "\u0007", "\u202e", "\u009b")
        .doesNotContain("<script", "<img src=x", "<i>", "<b>")
        .contains("&lt;img src=x&gt;\\u001b[2J", "a\\u009b1mb\\u000a&lt;i&gt;.exe")
        .contains(
            "let device = &#34;pc\\&#34;; drop &lt;script&gt;alert(1)&lt;/script&gt; $\\\\frac{&#34;;");
  }

  @Test
  void whatIsWrongIsSaidWithTheRemedy() throws Exception {
    Path out = directory.resolve("out");
    ResultFiles.alerts(out, FindingFormat.PARQUET, List.of(Alerts.hijack(ID, "pc-1")));

    Shown shown = investigate(out, "");

    assertThat(shown.status()).isEqualTo(1);
    assertThat(shown.page()).isNull();
    assertThat(shown.err()).contains("part-00000.parquet").contains("--out-format jsonl");
  }

  private Path detect(Path story, String format) {
    List<String> arguments =
        new ArrayList<>(List.of("--input", story.toString(), "--out-format", format));
    Path allowlist = story.resolve("allowlist.yaml");
    if (Files.exists(allowlist)) {
      arguments.addAll(List.of("--allowlist", allowlist.toString()));
    }
    Run run = Run.detect(directory.resolve("out"), arguments.toArray(String[]::new));
    assertThat(run.status()).as(run.err()).isZero();
    return run.results();
  }

  private Shown investigate(Path results, String alert) throws Exception {
    Path page = Files.createDirectories(directory.resolve("notebook"));
    return Notebook.run(
        "investigate",
        page,
        Map.of("ROGUEDNS_RESULTS", results.toAbsolutePath().toString(), "ROGUEDNS_ALERT", alert));
  }

  /** The id of the one alert of a type about a device, whatever the format of the files. */
  private String alertId(String type, String device) throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("out/alerts"))) {
      for (Path file : files.toList()) {
        for (String line : Files.readAllLines(file)) {
          if (line.contains(type) && line.contains(device)) {
            return line.replaceFirst("^\\{\"AlertId\":\"", "").substring(0, 8);
          }
        }
      }
    }
    throw new AssertionError("no " + type + " about " + device);
  }

  private static List<JsonNode> expected(Path story, String part) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    for (String line : Files.readAllLines(story.resolve("_expected/" + part + ".strict.jsonl"))) {
      rows.add(JSON.readTree(line));
    }
    return rows;
  }

  private static boolean isOf(JsonNode row, String device) {
    return row.get("DeviceName").asText().equals(device);
  }

  private static String signal(JsonNode finding) {
    String type = finding.get("DetectionType").asText();
    return Stream.of(DetectionType.values())
        .filter(known -> known.typeName().equals(type))
        .findFirst()
        .orElseThrow()
        .signal();
  }

  private static long ticks(JsonNode time) {
    return Ticks.parse(time.asText());
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
