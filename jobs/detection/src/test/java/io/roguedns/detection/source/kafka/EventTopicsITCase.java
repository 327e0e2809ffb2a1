package io.roguedns.detection.source.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.roguedns.detection.testing.Form;
import io.roguedns.detection.testing.Rows;
import io.roguedns.detection.testing.Run;
import io.roguedns.detection.testing.SharedBroker;
import io.roguedns.detection.testing.SharedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The topics of a real broker, read to their end, give what files of the same rows give. */
@ExtendWith({SharedCluster.class, SharedBroker.class})
class EventTopicsITCase {
  private static final Path SCENARIOS = Path.of("../../sample-data/scenarios");

  @TempDir Path directory;

  static List<Path> stories() throws IOException {
    try (Stream<Path> stories = Files.list(SCENARIOS)) {
      return stories.filter(Files::isDirectory).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("stories")
  void everyStoryIsTheSameByKafka(Path story) throws IOException {
    Run files =
        Run.detect(directory.resolve("files"), withList(story, "--input", story.toString()));
    Rows rows =
        new Rows(
            rows(story, Rows.NETWORK).network(),
            rows(story, Rows.REGISTRY).registry(),
            rows(story, Rows.NETWORK_INFO).networkInfo(),
            true);

    for (Form form : List.of(Form.FLAT, Form.STORAGE, Form.HUB)) {
      List<String> topics = send(rows, form);
      Run kafka = read(form.name(), withList(story, options(topics)));
      assertThat(kafka.sortedFindings()).as("as %s", form).isEqualTo(files.sortedFindings());
      assertThat(kafka.summary().get("suppressed")).isEqualTo(files.summary().get("suppressed"));
      assertThat(kafka.summary().get("rowsRelevant"))
          .isEqualTo(files.summary().get("rowsRelevant"));
      assertThat(counted(kafka)).isEqualTo(rows.count() + (form.hasUnknown() ? Form.UNKNOWN : 0));
    }
  }

  private static Rows rows(Path story, String table) throws IOException {
    return Rows.of(story.resolve("rows/" + table + ".jsonl"));
  }

  /** Puts rows on topics, a file a topic, and gives these. */
  private List<String> send(Rows rows, Form form) throws IOException {
    Path written = Files.createTempDirectory(directory, "written");
    form.write(rows, written, 3);
    List<String> compressions = List.of("lz4", "zstd", "gzip", "snappy", "none");
    List<String> topics = new ArrayList<>();
    try (Stream<Path> files = Files.list(written)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        String topic = SharedBroker.topic(name.substring(0, name.indexOf('.')), 3);
        SharedBroker.send(
            topic,
            Files.readAllLines(file),
            compressions.get((form.ordinal() + topics.size()) % 5));
        topics.add(topic);
      }
    }
    return topics;
  }

  @Test
  void strangeMessagesAreAllAccountedFor() throws IOException {
    String topic = SharedBroker.topic("events", 2);
    String row =
        "{\"Timestamp\":\"2024-05-01T10:00:00Z\",\"DeviceName\":\"pc\",\"RemotePort\":53,\"RemoteIP\":\"203.0.113.9\"";
    SharedBroker.send(
        topic,
        Arrays.asList(
            row + "}",
            null,
            "no JSON",
            "{\"RemotePort\":53}",
            "{\"RemotePort\":443}",
            row + ",\"InitiatingProcessCommandLine\":\"" + "x".repeat(10_000_000) + "\"}",
            "{\"records\":[" + row + "}," + row + "},7]}"),
        "none");

    Run run =
        read(
            "strange",
            options(List.of(topic)),
            "--kafka-topic-table",
            topic + "=DeviceNetworkEvents");

    JsonNode summary = run.summary();
    assertThat(run.findings()).hasSize(4);
    assertThat(summary.get("rowsRejected").asLong()).isEqualTo(3);
    assertThat(summary.get("rowsIgnored").asLong()).isEqualTo(1);
    assertThat(summary.get("rowsIrrelevant").asLong()).isEqualTo(1);
    assertThat(run.rejected())
        .allMatch(rejected -> rejected.get("Source").asText().startsWith(topic + "-"))
        .extracting(rejected -> rejected.get("Reason").asText())
        .containsExactlyInAnyOrder("malformed", "malformed", "timestamp");
  }

  @Test
  void absentTopicIsSaidBeforeTheRun() {
    Run run = Run.detect(directory.resolve("out"), options(List.of("absent")));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--kafka-topic absent").contains("no such topic");
  }

  @Test
  void whatIsMissingIsSaid() {
    Run run = Run.detect(directory.resolve("out"), "--kafka-topic", "t", "--input", "x");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--kafka-topic needs --kafka-brokers");
  }

  private static String[] options(List<String> topics) {
    List<String> options =
        new ArrayList<>(List.of("--kafka-brokers", SharedBroker.servers(), "--bounded"));
    topics.forEach(topic -> options.addAll(List.of("--kafka-topic", topic)));
    return options.toArray(String[]::new);
  }

  private static String[] withList(Path story, String... options) {
    Path list = story.resolve("allowlist.yaml");
    List<String> all = new ArrayList<>(List.of(options));
    if (Files.exists(list)) {
      all.addAll(List.of("--allowlist", list.toString()));
    }
    return all.toArray(String[]::new);
  }

  private Run read(String name, String[] options, String... more) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of(more));
    Run run = Run.detect(directory.resolve(name), all.toArray(String[]::new));
    assertThat(run.status()).as(run.err()).isZero();
    return run;
  }

  private static long counted(Run run) {
    long rows = 0;
    for (JsonNode table : run.summary().get("rowsRead")) {
      rows += table.asLong();
    }
    return rows;
  }
}
