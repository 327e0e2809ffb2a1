package io.roguedns.detection.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.IntUnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The topics of a broker: made, written and read.
 *
 * @param servers the broker's host and port
 */
public record Topics(String servers) {
  static final String LARGEST_MESSAGE = Integer.toString(32 << 20);

  /** Makes a topic whose name begins so and is of its own. */
  public String make(String name, int partitions) {
    return makeNamed(name + "-" + UUID.randomUUID().toString().substring(0, 8), partitions);
  }

  /** Makes a topic of just this name, which there must be none of. */
  public String makeNamed(String topic, int partitions) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all().get();
      // The broker learns of it a moment later than the controller.
      while (!hasLeaders(admin, topic, partitions)) {
        Thread.sleep(20);
      }
    } catch (ExecutionException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
    return topic;
  }

  private static boolean hasLeaders(Admin admin, String topic, int partitions)
      throws ExecutionException, InterruptedException {
    try {
      List<TopicPartitionInfo> found =
          admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions();
      return found.size() == partitions
          && found.stream().allMatch(partition -> partition.leader() != null);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      throw failed;
    }
  }

  /** Sends lines to a topic, spread over its partitions; fails unless all have arrived. */
  public void send(String topic, Collection<String> lines, String compression) {
    try (KafkaProducer<byte[], byte[]> producer = producer(compression)) {
      int partitions = producer.partitionsFor(topic).size();
      send(producer, topic, lines, sent -> sent % partitions);
    }
  }

  /** Sends lines to one partition of a topic; fails unless all have arrived. */
  public void sendTo(String topic, int partition, Collection<String> lines) {
    try (KafkaProducer<byte[], byte[]> producer = producer("none")) {
      send(producer, topic, lines, any -> partition);
    }
  }

  private static void send(
      KafkaProducer<byte[], byte[]> producer,
      String topic,
      Collection<String> lines,
      IntUnaryOperator partition) {
    try {
      int sent = 0;
      List<Future<RecordMetadata>> arrivals = new ArrayList<>();
      for (String line : lines) {
        arrivals.add(
            producer.send(
                new ProducerRecord<>(
                    topic,
                    partition.applyAsInt(sent++),
                    ("key " + sent).getBytes(StandardCharsets.UTF_8),
                    line == null ? null : line.getBytes(StandardCharsets.UTF_8))));
      }
      producer.flush();
      for (Future<RecordMetadata> arrival : arrivals) {
        arrival.get();
      }
    } catch (ExecutionException | InterruptedException failed) {
      throw new IllegalStateException("not all rows arrived in " + topic, failed);
    }
  }

  /** Sends one record, key and value as they are, to partition 0; fails unless it has arrived. */
  public void send(String topic, byte[] key, byte[] value) {
    try (KafkaProducer<byte[], byte[]> producer = producer("none")) {
      producer.send(new ProducerRecord<>(topic, 0, key, value)).get();
    } catch (ExecutionException | InterruptedException failed) {
      throw new IllegalStateException("the record didn't arrive in " + topic, failed);
    }
  }

  /** The values of all records of a topic that are committed; null for a tombstone. */
  public List<String> committed(String topic) {
    Map<String, Object> properties =
        Map.of(
            "bootstrap.servers",
            servers,
            "isolation.level",
            "read_committed",
            "auto.offset.reset",
            "earliest");
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(
                record ->
                    values.add(
                        record.value() == null
                            ? null
                            : new String(record.value(), StandardCharsets.UTF_8)));
      }
    }
    return values;
  }

  private KafkaProducer<byte[], byte[]> producer(String compression) {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", servers);
    properties.put("compression.type", compression);
    properties.put("max.request.size", LARGEST_MESSAGE);
    properties.put("linger.ms", "5");
    // One request at a time and no sequence numbers: with them, now and then a batch to a partition
    // that was just made waited until it expired.
    properties.put("enable.idempotence", "false");
    properties.put("acks", "all");
    properties.put("max.in.flight.requests.per.connection", "1");
    properties.put("request.timeout.ms", "10000");
    properties.put("delivery.timeout.ms", "30000");
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
