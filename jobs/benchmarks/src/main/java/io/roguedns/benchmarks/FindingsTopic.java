package io.roguedns.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A topic of findings of one partition, as a reader of committed records has it. */
final class FindingsTopic implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration POLL = Duration.ofMillis(100);

  private final TopicPartition partition;
  private final KafkaConsumer<byte[], byte[]> consumer;

  /** From its beginning. */
  FindingsTopic(Broker broker, String topic) {
    partition = new TopicPartition(topic, 0);
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                broker.servers(),
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
  }

  /** The new records since the last call. */
  ConsumerRecords<byte[], byte[]> poll() {
    return consumer.poll(POLL);
  }

  /** The finding in a record, or null for a retraction. */
  static JsonNode finding(ConsumerRecord<byte[], byte[]> found) throws IOException {
    return found.value() == null ? null : JSON.readTree(found.value());
  }

  /** The signals of all findings by their ids, without retracted ones. */
  Map<String, String> signals() throws IOException {
    Map<String, String> signals = new TreeMap<>();
    long end = consumer.endOffsets(List.of(partition)).get(partition);
    while (consumer.position(partition) < end) {
      for (ConsumerRecord<byte[], byte[]> found : poll()) {
        String id = new String(found.key(), StandardCharsets.UTF_8);
        JsonNode finding = finding(found);
        if (finding == null) {
          signals.remove(id);
        } else {
          signals.put(id, finding.get("Signal").asText());
        }
      }
    }
    return signals;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
