package io.roguedns.detection.run;

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
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Savepoints that version 0.1 left in the middle of a bin and of an alert are gone on with by this
 * version. If they can't be any more, then neither can those of people who upgrade: keep to the old
 * form of state, or read both. A new one, beside the old and not instead of it, is taken by {@code
 * -Droguedns.write-savepoint} and a directory of its own.
 */
@ExtendWith({SharedCluster.class, SharedBroker.class})
class SavepointITCase {
  private static final Path SAVEPOINT = Path.of("src/test/resources/savepoints/0.1");

  /** Of the same version, when it had learnt to tell alerts. */
  private static final Path WITH_ALERTS = Path.of("src/test/resources/savepoints/0.1-alerts");

  /** Of the same version, when it had learnt to read names. */
  private static final Path WITH_NAMES = Path.of("src/test/resources/savepoints/0.1-names");

  private static final Path LIST = Path.of("src/test/resources/savepoints/allowlist.yaml");

  /** Of the alert that was open when the savepoint was taken. */
  private static final String ALERT_ID = "1caba6100e750ca781d4140ea8bb2ea8";

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
    List<String> settings = new ArrayList<>(settings(rows, found, "high-volume"));
    if (System.getProperty("roguedns.write-savepoint") != null) {
      LiveJob job = new LiveJob(settings.toArray(String[]::new));
      job.await("the second device is told of", () -> !records(found).isEmpty());
      write(job, SAVEPOINT);
      return;
    }

    settings.addAll(List.of("restore", SAVEPOINT.toAbsolutePath().toString()));
    LiveJob job = new LiveJob(settings.toArray(String[]::new));
    List<String> after = new ArrayList<>(queries("half", 100, "12:02:00"));
    after.addAll(queries("clock", 1, "23:00:00"));
    topics.send(rows, after, "none");
    job.await("the bin is closed", () -> records(found).size() >= 2);
    job.stop();

    assertThat(records(found))
        .extracting(
            finding -> finding.get("DeviceName").asText(),
            finding -> finding.get("QueryCount").asLong(),
            finding -> finding.get("Revision").asLong())
        .as("what was told before the savepoint isn't told again while the bin is open")
        .contains(Tuple.tuple("half", 250L, 2L), Tuple.tuple("told", 210L, 2L))
        .doesNotContain(Tuple.tuple("told", 210L, 1L));
  }

  @Test
  void aWindowOfNamesThatWasOpenIsGoneOnWith() throws Exception {
    Topics topics = new Topics(SharedBroker.servers());
    String rows = topics.makeNamed("savepoint-names-DeviceNetworkEvents", 1);
    String found = topics.makeNamed("savepoint-names-found", 1);
    List<String> before = new ArrayList<>();
    before.addAll(names("half", 0, 12, "12:00:00"));
    before.addAll(names("told", 0, 140, "12:01:00"));
    topics.send(rows, before, "none");
    List<String> settings = new ArrayList<>(settings(rows, found, "tunnel-by-name"));
    if (System.getProperty("roguedns.write-savepoint") != null) {
      LiveJob job = new LiveJob(settings.toArray(String[]::new));
      job.await("the second device is told of", () -> !records(found).isEmpty());
      write(job, WITH_NAMES);
      return;
    }

    settings.addAll(List.of("restore", WITH_NAMES.toAbsolutePath().toString()));
    LiveJob job = new LiveJob(settings.toArray(String[]::new));
    List<String> after = new ArrayList<>(names("half", 12, 18, "12:02:00"));
    after.addAll(names("told", 0, 140, "12:03:00"));
    after.addAll(names("clock", 0, 1, "23:00:00"));
    topics.send(rows, after, "none");
    job.await(
        "the hour is closed",
        () -> records(found).stream().filter(SavepointITCase::isFinal).count() >= 2);
    job.stop();

    assertThat(records(found))
        .extracting(
            finding -> finding.get("DeviceName").asText(),
            finding -> finding.get("QueryCount").asLong(),
            finding -> finding.get("DistinctNames").asLong(),
            finding -> finding.get("Revision").asLong())
        .contains(Tuple.tuple("half", 30L, 30L, 2L))
        .as("queried names before the savepoint aren't new")
        .anyMatch(told -> told.toList().get(1).equals(280L) && (long) told.toList().get(2) < 150)
        .as("what was told before the savepoint isn't told again while the window is open")
        .filteredOn(told -> told.toList().get(0).equals("told"))
        .hasSize(1);
  }

  private static boolean isFinal(JsonNode finding) {
    return finding.get("Revision").asLong() == 2;
  }

  /** Queries for names of which each number has its own. */
  private static List<String> names(String device, int from, int count, String time) {
    List<String> rows = new ArrayList<>();
    for (int i = from; i < from + count; i++) {
      rows.add(
          String.format(
              Locale.ROOT,
              "{\"Timestamp\":\"2026-03-10T%s.%03dZ\",\"DeviceName\":\"%s\",\"RemotePort\":53,"
                  + "\"RemoteIP\":\"10.0.0.1\",\"ActionType\":\"DnsConnectionInspected\","
                  + "\"AdditionalFields\":{\"query\":\"%016x%016x.evil.com\",\"qtype\":\"16\"}}",
              time,
              i,
              device,
              (i + 1) * 0x9E3779B97F4A7C15L,
              (i + 1) * 0xD1B54A32D192ED03L));
    }
    return rows;
  }

  @Test
  void anAlertThatWasOpenIsGoneOnWith() throws Exception {
    Topics topics = new Topics(SharedBroker.servers());
    String rows = topics.makeNamed("savepoint-alerts-rows", 1);
    String told = topics.makeNamed("savepoint-alerts", 1);
    List<String> before = new ArrayList<>();
    before.addAll(List.of(networkInfo("11:59:00")));
    before.addAll(queries("laptop", 3, "12:00:00"));
    before.addAll(queries("laptop", 4, "12:20:00"));
    before.addAll(queries("clock", 1, "14:00:00"));
    topics.send(rows, before, "none");
    List<String> settings =
        List.of(
            "kafka.brokers",
            SharedBroker.servers(),
            "kafka.topic",
            rows,
            "kafka.group",
            "savepoint",
            "alerts-topic",
            told,
            "delivery",
            "at-least-once",
            "allowlist",
            LIST.toAbsolutePath().toString(),
            "parallelism",
            "1",
            "checkpoint-dir",
            directory.resolve("checkpoints").toString());
    if (System.getProperty("roguedns.write-savepoint") != null) {
      LiveJob job = new LiveJob(settings.toArray(String[]::new));
      job.await("the alert is told", () -> !records(told).isEmpty());
      write(job, WITH_ALERTS);
      return;
    }

    List<String> restored = new ArrayList<>(settings);
    restored.addAll(List.of("restore", WITH_ALERTS.toAbsolutePath().toString()));
    LiveJob job = new LiveJob(restored.toArray(String[]::new));
    List<String> after = new ArrayList<>(queries("laptop", 5, "14:10:00"));
    after.addAll(queries("clock", 1, "23:59:00"));
    topics.send(rows, after, "none");
    job.await(
        "the alert is closed",
        () ->
            records(told).stream()
                .anyMatch(alert -> alert.get("Status").asText().equals("closed")));
    job.stop();

    List<JsonNode> alerts =
        records(told).stream()
            .filter(alert -> alert.path("DeviceName").asText().equals("laptop"))
            .toList();
    assertThat(alerts).extracting(alert -> alert.get("AlertId").asText()).containsOnly(ALERT_ID);
    JsonNode closed = alerts.get(alerts.size() - 1);
    assertThat(closed.get("FindingCount").asLong()).as("before and after").isEqualTo(12);
    assertThat(closed.get("FirstSeen").asText()).startsWith("2026-03-10T12:00:00");
    assertThat(closed.get("LastSeen").asText()).startsWith("2026-03-10T14:10:00");
    assertThat(closed.at("/Context/Networks").toString()).contains("home (Private)");
  }

  private static String networkInfo(String time) {
    return String.format(
        Locale.ROOT,
        "{\"Timestamp\":\"2026-03-10T%sZ\",\"DeviceName\":\"laptop\",\"NetworkAdapterName\":\"{1}\","
            + "\"NetworkAdapterType\":\"Ethernet\",\"NetworkAdapterStatus\":\"Up\","
            + "\"ConnectedNetworks\":[{\"Name\":\"home\",\"Category\":\"Private\"}]}",
        time);
  }

  private static void write(LiveJob job, Path savepoint) throws Exception {
    Path taken = Path.of(java.net.URI.create(job.stop()));
    assertThat(savepoint).as("an old savepoint stays as it is").doesNotExist();
    Files.createDirectories(savepoint);
    try (Stream<Path> files = Files.list(taken)) {
      for (Path file : files.toList()) {
        Files.copy(file, savepoint.resolve(file.getFileName()));
      }
    }
  }

  private List<String> settings(String rows, String found, String signal) {
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
        signal,
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

  private static List<JsonNode> records(String topic) throws IOException {
    List<JsonNode> records = new ArrayList<>();
    for (String value : SharedBroker.committed(topic)) {
      records.add(JSON.readTree(value));
    }
    return records;
  }
}
