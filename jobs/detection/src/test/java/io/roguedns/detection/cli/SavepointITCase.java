package io.roguedns.detection.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.detection.testing.SharedBroker;
import io.roguedns.detection.testing.SharedCluster;
import io.roguedns.detection.testing.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A savepoint that version 0.1 left in the middle of a bin is gone on with by this version. If it
 * can't be any more, then neither can those of people who upgrade: keep to the old form of state,
 * or read both. A new one, beside the old and not instead of it, is taken by {@code
 * -Droguedns.write-savepoint} and a directory of its own.
 */
@ExtendWith({SharedCluster.class, SharedBroker.class})
class SavepointITCase {
  private static final Path SAVEPOINT = Path.of("src/test/resources/savepoints/0.1");
  private static final Path LIST = Path.of("src/test/resources/savepoints/allowlist.yaml");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;

  @Test
  void aBinThatWasOpenIsGoneOnWith() throws Exception {
    Topics topics = new Topics(SharedBroker.servers());
    String rows = topics.makeNamed("savepoint-DeviceNetworkEvents", 1);
    String found = topics.makeNamed("savepoint-found", 1);
    List<String> before = new ArrayList<>();
    before.addAll(queries("half", 150, "12:00:00"));
    before.addAll(queries("told", 210, "12:01:00"));
    topics.send(rows, before, "none");
    if (System.getProperty("roguedns.write-savepoint") != null) {
      write(rows, found);
      return;
    }

    List<String> settings = new ArrayList<>(settings(rows, found));
    settings.addAll(List.of("restore", SAVEPOINT.toAbsolutePath().toString()));
    LiveJob job = new LiveJob(settings.toArray(String[]::new));
    List<String> after = new ArrayList<>(queries("half", 100, "12:02:00"));
    after.addAll(queries("clock", 1, "23:00:00"));
    topics.send(rows, after, "none");
    job.await("the bin is closed", () -> findings(found).size() >= 2);
    job.stop();

    assertThat(findings(found))
        .extracting(
            finding -> finding.get("DeviceName").asText(),
            finding -> finding.get("QueryCount").asLong(),
            finding -> finding.get("Revision").asLong())
        .as("what was told before the savepoint isn't told again while the bin is open")
        .contains(
            org.assertj.core.groups.Tuple.tuple("half", 250L, 2L),
            org.assertj.core.groups.Tuple.tuple("told", 210L, 2L))
        .doesNotContain(org.assertj.core.groups.Tuple.tuple("told", 210L, 1L));
  }

  private void write(String rows, String found) throws Exception {
    LiveJob job = new LiveJob(settings(rows, found).toArray(String[]::new));
    job.await("the second device is told of", () -> !findings(found).isEmpty());
    Path taken = Path.of(java.net.URI.create(job.stop()));
    assertThat(SAVEPOINT).as("an old savepoint stays as it is").doesNotExist();
    Files.createDirectories(SAVEPOINT);
    try (Stream<Path> files = Files.list(taken)) {
      for (Path file : files.toList()) {
        Files.copy(file, SAVEPOINT.resolve(file.getFileName()));
      }
    }
  }

  private List<String> settings(String rows, String found) {
    return List.of(
        "kafka.brokers",
        SharedBroker.servers(),
        "kafka.topic",
        rows,
        "kafka.group",
        "savepoint",
        "findings-topic",
        found,
        "delivery",
        "at-least-once",
        "signals",
        "high-volume",
        "allowlist",
        LIST.toAbsolutePath().toString(),
        "parallelism",
        "1",
        "checkpoint-dir",
        directory.resolve("checkpoints").toString());
  }

  private static List<String> queries(String device, int count, String time) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(
          String.format(
              Locale.ROOT,
              "{\"Timestamp\":\"2026-03-10T%s.%03dZ\",\"DeviceName\":\"%s\",\"RemotePort\":53,"
                  + "\"RemoteIP\":\"203.0.113.7\",\"InitiatingProcessFileName\":\"tool.exe\"}",
              time,
              i,
              device));
    }
    return rows;
  }

  private static List<JsonNode> findings(String topic) throws IOException {
    List<JsonNode> findings = new ArrayList<>();
    for (String value : SharedBroker.committed(topic)) {
      findings.add(JSON.readTree(value));
    }
    return findings;
  }
}
