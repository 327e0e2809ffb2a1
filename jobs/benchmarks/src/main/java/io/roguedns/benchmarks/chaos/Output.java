package io.roguedns.benchmarks.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.benchmarks.chaos.Contents.Kind;
import io.roguedns.cluster.ClusterTopics;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The outputs of the job that are compared, each read as those read it whom it is for. */
enum Output {
  FINDINGS_TOPIC("findings, topic", Kind.FINDING, true) {
    @Override
    void read(ChaosCluster cluster, Reader reader) throws IOException {
      topic(cluster, ClusterTopics.FINDINGS, reader);
    }
  },
  FINDINGS_INDEX("findings, index", Kind.FINDING, false) {
    @Override
    void read(ChaosCluster cluster, Reader reader) throws IOException, InterruptedException {
      index(cluster, "roguedns-findings", reader);
    }
  },
  FINDINGS_FILES("findings, files", Kind.FINDING, false) {
    @Override
    void read(ChaosCluster cluster, Reader reader) throws IOException {
      lines(cluster.results().resolve("findings"), Kind.FINDING, reader);
    }
  },
  ALERTS_TOPIC("alerts, topic", Kind.ALERT, true) {
    @Override
    void read(ChaosCluster cluster, Reader reader) throws IOException {
      topic(cluster, ClusterTopics.ALERTS, reader);
    }
  },
  ALERTS_INDEX("alerts, index", Kind.ALERT, false) {
    @Override
    void read(ChaosCluster cluster, Reader reader) throws IOException, InterruptedException {
      index(cluster, "roguedns-alerts", reader);
    }
  },
  ALERTS_FILES("alerts, files", Kind.ALERT, true) {
    @Override
    void read(ChaosCluster cluster, Reader reader) throws IOException {
      lines(cluster.results().resolve("alerts"), Kind.ALERT, reader);
    }
  };

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int DOCUMENTS_AT_ONCE = 2_000;

  private final String label;
  private final Kind kind;
  private final boolean everyRevision;

  Output(String label, Kind kind, boolean everyRevision) {
    this.label = label;
    this.kind = kind;
    this.everyRevision = everyRevision;
  }

  /** Gets what an output has, in its order. */
  @FunctionalInterface
  interface Reader {
    /**
     * @param value null for what withdraws the id
     */
    void add(String id, JsonNode value) throws IOException;
  }

  String label() {
    return label;
  }

  Kind kind() {
    return kind;
  }

  abstract void read(ChaosCluster cluster, Reader reader) throws IOException, InterruptedException;

  Contents contents(ChaosCluster cluster) throws IOException, InterruptedException {
    Contents contents = new Contents(kind, everyRevision);
    read(cluster, contents::add);
    return contents;
  }

  /** Reads all committed records of a topic. */
  private static void topic(ChaosCluster cluster, String topic, Reader reader) throws IOException {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                cluster.local().broker().servers(),
                "isolation.level",
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          reader.add(
              new String(record.key(), StandardCharsets.UTF_8),
              record.value() == null ? null : JSON.readTree(record.value()));
        }
      }
    }
  }

  /** Reads all documents behind an alias. */
  private static void index(ChaosCluster cluster, String alias, Reader reader)
      throws IOException, InterruptedException {
    cluster.search("POST", "/" + alias + "-*/_refresh", null);
    JsonNode page =
        cluster.search(
            "POST",
            "/" + alias + "-*/_search?scroll=1m",
            "{\"size\":" + DOCUMENTS_AT_ONCE + ",\"sort\":[\"_doc\"]}");
    while (!page.at("/hits/hits").isEmpty()) {
      for (JsonNode hit : page.at("/hits/hits")) {
        reader.add(hit.get("_id").asText(), hit.at("/_source/roguedns"));
      }
      page =
          cluster.search(
              "POST",
              "/_search/scroll",
              JSON.createObjectNode()
                  .put("scroll", "1m")
                  .put("scroll_id", page.get("_scroll_id").asText())
                  .toString());
    }
  }

  /** Reads all files of JSON lines below a directory that have their final names. */
  static void lines(Path directory, Kind kind, Reader reader) throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    List<Path> committed;
    try (Stream<Path> files = Files.walk(directory)) {
      committed =
          files
              .filter(Files::isRegularFile)
              .filter(file -> !file.getFileName().toString().startsWith("."))
              .sorted()
              .toList();
    }
    for (Path file : committed) {
      try (BufferedReader lines = Files.newBufferedReader(file)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          JsonNode value = JSON.readTree(line);
          reader.add(kind.id(value), value);
        }
      }
    }
  }
}
