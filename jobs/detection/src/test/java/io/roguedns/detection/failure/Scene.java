package io.roguedns.detection.failure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.detection.testing.ElasticsearchServer;
import io.roguedns.detection.testing.Run;
import io.roguedns.detection.testing.Topics;
import io.roguedns.detection.testing.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A live run's topics, files and index, and what must be in them in the end. */
final class Scene {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TO_THE_END = Duration.ofSeconds(90);

  /**
   * A place that findings are written to.
   *
   * @param findings reads the final findings that stand there now, every one as often as it does
   */
  private record Sink(String name, Callable<List<String>> findings) {}

  private final Path directory;
  private final Topics broker;
  private final Undisturbed expected;
  private final String network;
  private final String registry;
  private final String found;
  private final String rejected;
  private final ElasticsearchServer elasticsearch;
  private final List<Sink> sinks;

  Scene(Path directory, Topics broker, ElasticsearchServer elasticsearch) throws IOException {
    this.directory = directory;
    this.broker = broker;
    this.elasticsearch = elasticsearch;
    expected = Undisturbed.run(directory);
    network = broker.make("DeviceNetworkEvents", Traffic.NETWORK_PARTITIONS);
    registry = broker.make("DeviceRegistryEvents", Traffic.REGISTRY_PARTITIONS);
    found = broker.make("found", 2);
    rejected = broker.make("rejected", 1);
    sinks =
        List.of(
            new Sink("findings' topic", () -> finalOnes(told())),
            new Sink("findings' files", () -> results().sortedFindings()),
            new Sink("findings' index", () -> finalOnes(indexed())));
  }

  /** A run's settings, keys and values in turn. */
  String[] settings(int parallelism, String... more) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "kafka.brokers",
                broker.servers(),
                "kafka.topic",
                network,
                "kafka.topic",
                registry,
                "kafka.group",
                "live-" + found,
                "findings-topic",
                found,
                "rejected-topic",
                rejected,
                "elasticsearch",
                elasticsearch.url(),
                "out",
                directory.resolve("live").toString(),
                "parallelism",
                Integer.toString(parallelism),
                "checkpoint-interval",
                "1s",
                "checkpoint-dir",
                directory.resolve("checkpoints").toString()));
    settings.addAll(List.of(more));
    return settings.toArray(String[]::new);
  }

  /** The traffic's beginning, sent, and what sends the rest. */
  Feed feed() {
    return new Feed(broker, network, registry);
  }

  /** Waits until every sink has at least as many findings as there are to find. */
  void awaitFindings(BooleanSupplier ended, Supplier<String> said) {
    for (Sink sink : sinks) {
      int[] there = {0};
      Waiting.until(
          () ->
              "%d of %d of the %s: %s"
                  .formatted(there[0], expected.findings().size(), sink.name, said.get()),
          TO_THE_END,
          () -> {
            if (ended.getAsBoolean()) {
              throw new AssertionError("the run has ended: " + said.get());
            }
            there[0] = sink.findings.call().size();
            return there[0] >= expected.findings().size();
          });
    }
  }

  /** Every sink has each finding once, and the other outputs each row, of a run that is stopped. */
  void assertNothingIsLostOrTwice() throws Exception {
    for (Sink sink : sinks) {
      assertSame(sink.name, sink.findings.call(), expected.findings());
    }
    // No document but these: nothing is left there of what was told before a bin was closed.
    assertThat(elasticsearch.documents()).hasSameSizeAs(expected.findings());
    List<JsonNode> told = told();
    assertSame(
        "told while their bins were open",
        texts(told.stream().filter(finding -> !isFinal(finding)).map(Scene::id).toList()),
        texts(told.stream().filter(f -> isFinal(f) && isHighVolume(f)).map(Scene::id).toList()));
    assertSame("rejected rows' files", rejectedRows(results().rejected()), expected.rejected());
    assertSame("rejected rows' topic", rejectedRows(read(rejected)), expected.rejected());
    assertSame("late rows", Undisturbed.late(results().lines("late")), expected.late());
  }

  private static void assertSame(String name, List<String> actual, List<String> expected) {
    List<String> surplus = new ArrayList<>(actual);
    // Each takes away one of its like.
    List<String> missing = expected.stream().filter(row -> !surplus.remove(row)).toList();
    assertThat(surplus).as("surplus in the " + name).isEmpty();
    assertThat(missing).as("missing in the " + name).isEmpty();
  }

  private static List<String> rejectedRows(List<JsonNode> rows) {
    return rows.stream().map(Undisturbed::rejectedRow).sorted().toList();
  }

  private Run results() {
    return new Run(0, "", "", directory.resolve("live"));
  }

  /** Everything that the findings' topic tells readers of committed records. */
  private List<JsonNode> told() throws JsonProcessingException {
    return read(found);
  }

  private List<JsonNode> read(String topic) throws JsonProcessingException {
    List<JsonNode> records = new ArrayList<>();
    for (String value : broker.committed(topic)) {
      assertThat(value).as("nothing is withdrawn").isNotNull();
      records.add(JSON.readTree(value));
    }
    return records;
  }

  /** The findings in the documents that a search finds, each under its own id and revision. */
  private List<JsonNode> indexed() {
    List<JsonNode> findings = new ArrayList<>();
    elasticsearch
        .documents()
        .forEach(
            (id, hit) -> {
              JsonNode finding = hit.at("/_source/roguedns");
              assertThat(id).isEqualTo(id(finding).asText());
              assertThat(hit.get("_version").asLong())
                  .as("version of " + finding)
                  .isEqualTo(finding.path("Revision").asLong(2));
              findings.add(finding);
            });
    return findings;
  }

  private static List<String> finalOnes(List<JsonNode> findings) {
    return texts(findings.stream().filter(Scene::isFinal).toList());
  }

  private static List<String> texts(List<JsonNode> nodes) {
    return nodes.stream().map(JsonNode::toString).sorted().toList();
  }

  private static JsonNode id(JsonNode finding) {
    return finding.get("FindingId");
  }

  private static boolean isFinal(JsonNode finding) {
    return finding.path("Revision").asLong(2) == 2;
  }

  private static boolean isHighVolume(JsonNode finding) {
    return finding.get("Signal").asText().equals("high-volume");
  }
}
