package io.roguedns.detection.allowlist;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic from its beginning to its end at the start. */
final class TopicReader {
  private static final Duration POLL = Duration.ofMillis(200);

  /**
   * What was read.
   *
   * @param ends the offset after the last message that was read, by partition
   */
  record Reading(TopicMessages messages, SortedMap<Integer, Long> ends) {}

  private TopicReader() {}

  static Reading read(Connection connection, List<Integer> partitions)
      throws AllowlistTopicException {
    List<TopicPartition> all =
        partitions.stream()
            .map(partition -> new TopicPartition(connection.topic(), partition))
            .toList();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            connection.client(
                Map.of(
                    "isolation.level", "read_committed",
                    "enable.auto.commit", "false",
                    "allow.auto.create.topics", "false",
                    // Compaction or retention removed the next offset.
                    "auto.offset.reset", "earliest")),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all, Connection.PATIENCE);
      consumer.beginningOffsets(all, Connection.PATIENCE).forEach(consumer::seek);
      TopicMessages messages = new TopicMessages();
      poll(connection, consumer, ends, messages);
      SortedMap<Integer, Long> endOf = new TreeMap<>();
      ends.forEach((partition, end) -> endOf.put(partition.partition(), end));
      return new Reading(messages, endOf);
    } catch (KafkaException refused) {
      throw connection.refused(refused);
    }
  }

  private static void poll(
      Connection connection,
      KafkaConsumer<byte[], byte[]> consumer,
      Map<TopicPartition, Long> ends,
      TopicMessages messages)
      throws AllowlistTopicException {
    Map<TopicPartition, Long> before = positions(consumer, ends.keySet());
    long progress = System.nanoTime();
    while (!hasReached(before, ends)) {
      for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
        if (message.offset() < ends.get(new TopicPartition(message.topic(), message.partition()))) {
          messages.add(message);
        }
      }
      Map<TopicPartition, Long> now = positions(consumer, ends.keySet());
      if (!now.equals(before)) {
        before = now;
        progress = System.nanoTime();
      } else if (System.nanoTime() - progress > Connection.PATIENCE.toNanos()) {
        throw connection.ofTopic(stopped(now, ends), null);
      }
    }
  }

  private static Map<TopicPartition, Long> positions(
      KafkaConsumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
    Map<TopicPartition, Long> positions = new HashMap<>();
    partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
    return positions;
  }

  private static boolean hasReached(
      Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream().allMatch(end -> positions.get(end.getKey()) >= end.getValue());
  }

  private static String stopped(
      Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends) {
    StringBuilder text = new StringBuilder("no message arrived for ");
    text.append(Connection.PATIENCE.toSeconds())
        .append(" s, and these partitions aren't" + " complete:");
    ends.forEach(
        (partition, end) -> {
          if (positions.get(partition) < end) {
            text.append(' ').append(partition).append('@').append(positions.get(partition));
            text.append(" of ").append(end);
          }
        });
    return text.toString();
  }
}
