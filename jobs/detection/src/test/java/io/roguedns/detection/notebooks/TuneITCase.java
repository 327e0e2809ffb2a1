package io.roguedns.detection.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.detection.notebooks.Notebook.Shown;
import io.roguedns.detection.testing.Run;
import io.roguedns.detection.testing.SharedCluster;
import io.roguedns.finding.DetectionType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the notebook says of a threshold, in the end, is what is known of the fleet's day. */
@ExtendWith(SharedCluster.class)
class TuneITCase {
  private static final Path DAY = Path.of("../../sample-data/fleet-day");
  private static final List<String> ROWS =
      List.of("--input", DAY.toString(), "--allowlist", DAY.resolve("allowlist.yaml").toString());
  private static final String HIGH_VOLUME = DetectionType.HIGH_VOLUME.typeName();
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Below the knee, at it, what is set without a word, and above all that anyone asks. */
  private static final List<Integer> CANDIDATES = List.of(8, 13, 200, 1_200);

  @TempDir Path directory;

  @Test
  void atTheKneeEveryTunnelIsFoundAndHardlyAnyoneElse() throws Exception {
    Map<Integer, Run> runs = new HashMap<>();
    for (int threshold : CANDIDATES) {
      String out = "runs/" + threshold + "-in-5m";
      runs.put(threshold, run(out, "detect", ROWS, "--high-volume-threshold", "" + threshold));
    }

    Shown shown = tune(profile(ROWS, "csv"), "ROGUEDNS_RUNS", "runs");

    JsonNode statement = shown.statement();
    int knee = statement.get("threshold").asInt();
    assertThat(CANDIDATES).contains(knee);
    assertThat(statement.get("bin").asText()).isEqualTo("5m");
    Set<String> devices = texts(statement.get("devices"));
    Set<String> tunnels = devicesOf("findings", HIGH_VOLUME);
    assertThat(tunnels).isNotEmpty().isSubsetOf(devicesOfStories(false));
    assertThat(devices).containsAll(tunnels);
    devices.removeAll(tunnels);
    // A script that asks for just 200 names, and a scanner: each is part of a story.
    assertThat(devices).hasSize(2).isSubsetOf(devicesOfAllStories());
    assertThat(statement.get("findings")).isEqualTo(findings(runs.get(knee)));
    assertThat(statement.at("/now/findings")).isEqualTo(findings(runs.get(200)));
    assertThat(statement.at("/now/deviceCount").asInt()).isEqualTo(tunnels.size());

    JsonNode alerts = statement.get("alertsAboveLow");
    int expected = Files.readAllLines(DAY.resolve("_expected/alerts.strict.jsonl")).size();
    assertThat(alerts.get(knee + "-in-5m").asInt()).isEqualTo(expected);
    assertThat(alerts.get("200-in-5m").asInt()).isEqualTo(expected);
    assertThat(alerts.get("8-in-5m").asInt()).isGreaterThan(expected);
    assertThat(alerts).hasSize(CANDIDATES.size());
    assertThat(shown.page())
        .contains("threshold: " + knee, "iodine.exe on lt-023.corp.example")
        .doesNotContain("<script");
  }

  private static JsonNode findings(Run run) {
    return run.summary().get("findings").get(HIGH_VOLUME);
  }

  private static Set<String> devicesOf(String part, String type) throws IOException {
    Set<String> devices = new TreeSet<>();
    for (String line : Files.readAllLines(DAY.resolve("_expected/" + part + ".strict.jsonl"))) {
      JsonNode row = JSON.readTree(line);
      if (row.get("DetectionType").asText().equals(type)) {
        devices.add(row.get("DeviceName").asText());
      }
    }
    return devices;
  }

  private static Set<String> devicesOfAllStories() {
    Set<String> devices = devicesOfStories(true);
    devices.addAll(devicesOfStories(false));
    return devices;
  }

  private static Set<String> devicesOfStories(boolean benign) {
    Set<String> devices = new TreeSet<>();
    for (JsonNode story : Run.read(DAY.resolve("_expected/summary.json")).get("stories")) {
      if (story.get("benign").asBoolean() == benign) {
        devices.addAll(texts(story.get("devices")));
      }
    }
    return devices;
  }

  /** The other format, a bin and a threshold of one's own, and a device that names itself so. */
  @Test
  void whatAnAttackerWroteIsShownHarmlessly() throws Exception {
    List<String> rows = new ArrayList<>();
    for (int second = 10; second < 40; second++) {
      rows.add(
          """
          {"Timestamp":"2026-03-10T08:00:%dZ","DeviceName":"<script>\\u001b[2J","RemotePort":53,\
          "RemoteIP":"10.0.0.1","InitiatingProcessFileName":"$\\\\frac{\\u202e","ActionType":"ConnectionSuccess"}"""
              .formatted(second));
    }
    Path input = Files.write(directory.resolve("DeviceNetworkEvents.jsonl"), rows);

    Shown shown =
        tune(
            profile(List.of("--input", input.toString()), "jsonl"),
            "ROGUEDNS_BIN",
            "1m",
            "ROGUEDNS_THRESHOLD",
            "20");

    JsonNode statement = shown.statement();
    assertThat(statement.get("bin").asText()).isEqualTo("1m");
    assertThat(statement.get("threshold").asInt()).isEqualTo(20);
    assertThat(statement.get("findings").asInt()).isEqualTo(1);
    assertThat(texts(statement.get("devices"))).containsExactly("<script>\u001b[2J");
    assertThat(shown.out()).doesNotContain("\u001b", "\u202e");
    assertThat(shown.page())
        .doesNotContain("\u001b", "\u202e", "<script")
        .contains("&lt;script&gt;\\u001b[2J");
  }

  @Test
  void whatIsWrongIsSaidWithTheRemedy() throws Exception {
    Shown without = tune(directory, "ROGUEDNS_BIN", "5m");
    assertThat(without.status()).isEqualTo(1);
    assertThat(without.err()).contains("ROGUEDNS_PROFILE").contains("has no counts/");

    Path tunnel = Path.of("../../sample-data/scenarios/iodine-tunnel");
    Path profile = profile(List.of("--input", tunnel.toString()), "jsonl");
    run("runs/200-in-5m", "detect", List.of("--input", "../../sample-data/scenarios/dns-hijack"));
    Shown ofOtherRows = tune(profile, "ROGUEDNS_RUNS", "runs");
    assertThat(ofOtherRows.status()).isEqualTo(1);
    assertThat(ofOtherRows.err())
        .contains("200-in-5m has 0 findings", "the profile 4", "they have other rows");
  }

  private Path profile(List<String> rows, String format) {
    return run("profile", "profile", rows, "--out-format", format).results();
  }

  private Run run(String out, String command, List<String> rows, String... more) {
    Path results = directory.resolve(out);
    List<String> arguments = new ArrayList<>(List.of(command, "--out", results.toString()));
    arguments.addAll(rows);
    arguments.addAll(List.of(more));
    Run run = Run.of(results, arguments.toArray(String[]::new));
    assertThat(run.status()).as(run.err()).isZero();
    return run;
  }

  /**
   * Runs the notebook.
   *
   * @param more environment variables and their values; that of a path is beneath the directory
   */
  private Shown tune(Path profile, String... more) throws Exception {
    Map<String, String> variables = new HashMap<>();
    variables.put("ROGUEDNS_PROFILE", profile.toAbsolutePath().toString());
    for (int i = 0; i < more.length; i += 2) {
      variables.put(
          more[i],
          more[i].equals("ROGUEDNS_RUNS")
              ? directory.resolve(more[i + 1]).toAbsolutePath().toString()
              : more[i + 1]);
    }
    Path page = Files.createTempDirectory(directory, "notebook");
    return Notebook.run("tune", page, variables);
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new TreeSet<>();
    StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).forEach(texts::add);
    return texts;
  }
}
