package io.roguedns.detection.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.detection.output.elasticsearch.Connection;
import io.roguedns.detection.output.elasticsearch.IndexTemplate;
import io.roguedns.detection.testing.ElasticsearchServer;
import io.roguedns.detection.testing.Run;
import io.roguedns.detection.testing.SharedBroker;
import io.roguedns.detection.testing.SharedCluster;
import io.roguedns.detection.testing.SharedElasticsearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A live run into a real Elasticsearch: what a run over files of the same rows finds is there, once
 * each, whatever the server does meanwhile.
 */
@ExtendWith({SharedCluster.class, SharedBroker.class, SharedElasticsearch.class})
class ElasticsearchITCase {
  private static final Path SCENARIOS = Path.of("../../sample-data/scenarios");
  private static final String QUERY =
      "{\"Timestamp\":\"%s\",\"DeviceName\":\"pc\",\"RemotePort\":53,\"RemoteIP\":\"%s\","
          + "\"InitiatingProcessFileName\":\"a.exe\",\"InitiatingProcessCommandLine\":\"%s\"}";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;

  private final String network = SharedBroker.topic("DeviceNetworkEvents", 2);
  private final String registry = SharedBroker.topic("DeviceRegistryEvents", 2);
  private final Path out = Path.of("out");

  private LiveJob start(ElasticsearchServer server, String... more) throws Exception {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "kafka.brokers",
                SharedBroker.servers(),
                "kafka.topic",
                network,
                "kafka.topic",
                registry,
                "kafka.group",
                network,
                "elasticsearch",
                server.url(),
                "out",
                directory.resolve(out).toString(),
                "parallelism",
                "2",
                "idle-timeout",
                "20s",
                "checkpoint-interval",
                "500ms",
                "checkpoint-dir",
                directory.resolve("checkpoints").toString()));
    settings.addAll(List.of(more));
    return new LiveJob(settings.toArray(String[]::new));
  }

  @Test
  void everyScenarioIsTheSameInFilesInATopicAndInElasticsearch() throws Exception {
    Run files = Run.detect(directory.resolve("files"), "--input", SCENARIOS.toString());
    assertThat(files.status()).as(files.err()).isZero();
    assertThat(files.findings()).hasSizeGreaterThan(20);
    String found = SharedBroker.topic("found", 1);
    SharedBroker.send(network, rows("DeviceNetworkEvents"), "lz4");
    SharedBroker.send(registry, rows("DeviceRegistryEvents"), "lz4");
    SharedBroker.send(network, clock("\"RemotePort\":53,\"RemoteIP\":\"10.0.0.1\""), "none");
    SharedBroker.send(
        registry,
        clock("\"RegistryKey\":\"HKLM\\\\Tcpip\\\\Parameters\",\"RegistryValueName\":\"Domain\""),
        "none");

    ElasticsearchServer server = SharedElasticsearch.server();
    // Months that have an index keep it, whatever this machine's clock says.
    IndexTemplate.prepare(new Connection(List.of(server.url()), null, null, null, null));
    files.findings().stream()
        .map(finding -> finding.get("Timestamp").asText().substring(0, 7).replace('-', '.'))
        .distinct()
        .forEach(month -> server.ask("PUT", "/roguedns-findings-" + month, null));
    LiveJob live = start(server, "findings-topic", found);
    live.await("final findings", () -> finalDocuments(server) >= files.findings().size());
    live.stop();

    assertThat(inElasticsearch(server)).isEqualTo(files.sortedFindings());
    assertThat(new Run(0, "", "", directory.resolve(out)).sortedFindings())
        .isEqualTo(files.sortedFindings());
    assertThat(inTopic(found)).isEqualTo(files.sortedFindings());
    assertThat(directory.resolve(out).resolve("rejected")).doesNotExist();
    server
        .documents()
        .forEach(
            (id, hit) -> {
              JsonNode source = hit.get("_source");
              String time = source.at("/roguedns/Timestamp").asText();
              assertThat(id).isEqualTo(source.at("/roguedns/FindingId").asText());
              assertThat(hit.get("_index").asText())
                  .isEqualTo("roguedns-findings-" + time.substring(0, 7).replace('-', '.'));
              assertThat(source.get("@timestamp").asText()).isEqualTo(time.substring(0, 23) + "Z");
            });

    // The same rows again, from the start: the same documents.
    Map<String, JsonNode> before = server.documents();
    String foundAgain = SharedBroker.topic("found", 1);
    LiveJob again = start(server, "findings-topic", foundAgain, "kafka.start", "earliest");
    again.await(
        "final findings again", () -> inTopic(foundAgain).size() >= files.findings().size());
    again.stop();
    assertThat(server.documents()).isEqualTo(before);
  }

  @Test
  void whatIsRefusedIsAmongTheRejectedAndTheRestGoesThrough() throws Exception {
    ElasticsearchServer server = SharedElasticsearch.server();
    server.ask(
        "PUT",
        "/roguedns-findings-2025.05",
        "{\"mappings\":{\"properties\":{\"host\":{\"properties\":{\"name\":{\"type\":\"long\"}}}}}}");
    String tooLong = "x".repeat(1 << 20);
    SharedBroker.send(
        network,
        List.of(
            QUERY.formatted("2025-05-01T00:00:00Z", "203.0.113.1", ""),
            QUERY.formatted("2025-06-01T00:00:00Z", "203.0.113.2", tooLong),
            QUERY.formatted("2025-06-01T00:00:00.1234567Z", "203.0.113.3", ""),
            QUERY.formatted("0001-01-01T00:00:00Z", "203.0.113.4", ""),
            QUERY.formatted("9999-12-31T23:59:59.9999999Z", "203.0.113.5", "")),
        "lz4");

    LiveJob live = start(server);
    live.await("three documents", () -> server.documents().size() == 3);
    Run results = new Run(0, "", "", directory.resolve(out));
    live.stop();

    assertThat(results.rejected())
        .singleElement()
        .satisfies(
            rejected -> {
              assertThat(rejected.get("Reason").asText()).isEqualTo("refused");
              assertThat(rejected.get("Source").asText())
                  .startsWith("elasticsearch:roguedns-findings-2025.05/");
              assertThat(rejected.get("Detail").asText()).contains("host.name").contains("400");
              assertThat(JSON.readTree(rejected.get("Raw").asText()).at("/roguedns/RemoteIP"))
                  .hasToString("\"203.0.113.1\"");
            });
    // The row of year 9999 is from the future, and judged by no signal.
    assertThat(results.findings()).hasSize(4);
    assertThat(server.documents().values())
        .extracting(hit -> hit.at("/_source/destination/ip").asText())
        .containsExactlyInAnyOrder("203.0.113.2", "203.0.113.3", "203.0.113.4");
    assertThat(server.documents().values())
        .anySatisfy(
            hit -> {
              assertThat(hit.at("/_source/process/command_line").asText())
                  .startsWith("xxx")
                  .contains("…[cut: 1048576 characters");
              assertThat(hit.at("/_source/roguedns/Truncated/0").asText())
                  .isEqualTo("InitiatingProcessCommandLine");
            });
    assertThat(server.ask("GET", "/roguedns-findings/_count", null).get("count").asInt())
        .isEqualTo(3);
  }

  /** A server that takes only so much at once, and dies twice, costs time but no finding. */
  @Test
  void aServerThatIsShortOfMemoryAndDiesLosesNothing() throws Exception {
    int some = 3_000;
    try (ElasticsearchServer server =
        new ElasticsearchServer(
            directory.resolve("server"),
            "indexing_pressure.memory.limit=300kb",
            "thread_pool.write.size=1",
            "thread_pool.write.queue_size=2")) {
      server.start();
      SharedBroker.send(network, queries(0, some), "lz4");
      LiveJob live = start(server);
      live.await("documents", () -> server.documents().size() == some);
      assertThat(server.rejections()).as("times that it had no room").isPositive();

      server.kill();
      SharedBroker.send(network, queries(some, some + 50), "lz4");
      Run results = new Run(0, "", "", directory.resolve(out));
      // The other outputs go on without it.
      live.await("files", () -> results.findings().size() == some + 50);
      server.start();
      live.await("the rest", () -> server.documents().size() == some + 50);

      // A run that is stopped meanwhile takes what it couldn't send into the next.
      server.kill();
      SharedBroker.send(network, queries(some + 50, some + 60), "lz4");
      live.await("files", () -> results.findings().size() == some + 60);
      String savepoint = live.stop();
      server.start();
      assertThat(server.documents()).hasSize(some + 50);
      LiveJob next = start(server, "restore", savepoint);
      next.await("what was saved", () -> server.documents().size() == some + 60);
      next.stop();
      assertThat(inElasticsearch(server)).isEqualTo(results.sortedFindings());
      assertThat(results.rejected()).isEmpty();
    }
  }

  @Test
  void whatIsWrongWithTheServersIsSaidBeforeTheJobStarts() {
    Run run =
        Run.of(
            directory,
            "detect",
            "--kafka-brokers",
            SharedBroker.servers(),
            "--kafka-topic",
            network,
            "--elasticsearch",
            "http://127.0.0.1:1");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--elasticsearch http://127.0.0.1:1: no answer");
  }

  private static List<String> queries(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(
            i ->
                QUERY.formatted(
                    String.format(Locale.ROOT, "2025-06-01T%02d:%02d:00Z", i / 60 % 24, i % 60),
                    "203.0." + i / 250 + "." + i % 250,
                    "some " + i))
        .toList();
  }

  private static long finalDocuments(ElasticsearchServer server) {
    return server.documents().values().stream()
        .filter(hit -> hit.at("/_source/roguedns/Revision").asLong(2) == 2)
        .count();
  }

  private static List<String> inElasticsearch(ElasticsearchServer server) {
    return server.documents().values().stream()
        .map(hit -> hit.at("/_source/roguedns").toString())
        .sorted()
        .toList();
  }

  /** The last word on each finding in a topic. */
  private static List<String> inTopic(String topic) {
    Map<String, String> byId = new LinkedHashMap<>();
    for (String value : SharedBroker.committed(topic)) {
      try {
        JsonNode finding = value == null ? null : JSON.readTree(value);
        if (finding != null && finding.path("Revision").asLong(2) == 2) {
          byId.put(finding.get("FindingId").asText(), finding.toString());
        }
      } catch (IOException unreadable) {
        throw new java.io.UncheckedIOException(unreadable);
      }
    }
    return byId.values().stream().sorted().toList();
  }

  /** The rows of a table of all stories, oldest first. */
  private static List<String> rows(String table) throws IOException {
    record Timed(String time, String row) {}
    List<Timed> rows = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SCENARIOS)) {
      for (Path file : files.filter(f -> f.endsWith("rows/" + table + ".jsonl")).toList()) {
        for (String row : Files.readAllLines(file)) {
          rows.add(new Timed(JSON.readTree(row).get("Timestamp").asText(), row));
        }
      }
    }
    return rows.stream().sorted(Comparator.comparing(Timed::time)).map(Timed::row).toList();
  }

  private static List<String> clock(String columns) {
    String row = "{\"Timestamp\":\"2026-06-11T06:00:00Z\",\"DeviceName\":\"clock\",%s}";
    return List.of(row.formatted(columns), row.formatted(columns));
  }
}
