package io.roguedns.detection.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.detection.testing.Run;
import io.roguedns.detection.testing.SharedBroker;
import io.roguedns.detection.testing.SharedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Alerts of a job that runs on and on: as messages arrive, over a stop, into a topic and files. The
 * story is one whose registry row comes after the queries that it explains.
 */
@ExtendWith({SharedCluster.class, SharedBroker.class})
class LiveAlertsITCase {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path STORY = Path.of("../../sample-data/scenarios/late-registry-row");
  private static final String CLOCK =
      "{\"records\":[{\"time\":\"2026-03-12T00:00:01Z\","
          + "\"category\":\"AdvancedHunting-DeviceNetworkEvents\",\"properties\":"
          + "{\"Timestamp\":\"2026-03-12T00:00:00Z\",\"DeviceName\":\"clock\","
          + "\"RemotePort\":53,\"RemoteIP\":\"10.0.0.1\"}}]}";

  @TempDir Path directory;

  @Test
  void tellsWhatARunOverFilesTellsAcrossAStop() throws Exception {
    Run files = Run.detect(directory.resolve("files"), "--input", STORY.resolve("rows").toString());
    assertThat(files.lines("alerts")).hasSize(1);
    String hub = SharedBroker.topic("hub", 1);
    String told = SharedBroker.topic("alerts", 1);
    String found = SharedBroker.topic("found", 1);
    Path out = directory.resolve("live");
    List<String> messages = Files.readAllLines(STORY.resolve("_hub/messages.jsonl"));
    int half = messages.size() / 2;

    SharedBroker.send(hub, messages.subList(0, half), "none");
    LiveJob first = new LiveJob(settings(hub, told, found, out, "1"));
    first.await("half of the messages are read", () -> !SharedBroker.committed(found).isEmpty());
    String savepoint = first.stop();
    SharedBroker.send(hub, messages.subList(half, messages.size()), "none");
    SharedBroker.send(hub, List.of(CLOCK), "none");
    List<String> again = new ArrayList<>(List.of(settings(hub, told, found, out, "3")));
    again.addAll(List.of("restore", savepoint));
    LiveJob second = new LiveJob(again.toArray(String[]::new));
    second.await("the alert is closed", () -> alerts(told).stream().anyMatch(this::isClosed));
    second.stop();

    List<JsonNode> revisions = alerts(told);
    assertThat(revisions).extracting(alert -> alert.get("Revision").asLong()).isSorted();
    assertThat(revisions.get(0).get("Status").asText()).isEqualTo("open");
    assertThat(revisions.get(revisions.size() - 1)).isEqualTo(files.lines("alerts").get(0));
    assertThat(new Run(0, "", "", out).lines("alerts"))
        .as("every revision is in the files")
        .containsExactlyInAnyOrderElementsOf(revisions);
  }

  private boolean isClosed(JsonNode alert) {
    return alert.get("Status").asText().equals("closed");
  }

  private static List<JsonNode> alerts(String topic) throws IOException {
    List<JsonNode> alerts = new ArrayList<>();
    for (String value : SharedBroker.committed(topic)) {
      alerts.add(JSON.readTree(value));
    }
    return alerts;
  }

  private String[] settings(String hub, String told, String found, Path out, String parallelism) {
    return new String[] {
      "kafka.brokers",
      SharedBroker.servers(),
      "kafka.topic",
      hub,
      "kafka.group",
      told,
      "alerts-topic",
      told,
      "findings-topic",
      found,
      "out",
      out.toString(),
      "parallelism",
      parallelism,
      "checkpoint-interval",
      "500ms",
      "idle-timeout",
      "2s",
      "checkpoint-dir",
      directory.resolve("checkpoints").toString()
    };
  }
}
