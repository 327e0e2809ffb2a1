package io.roguedns.detection.allowlist;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends messages, and waits until all are acknowledged. */
final class TopicWriter {

  /**
   * A message.
   *
   * @param name its name in messages to users
   * @param partition where the key's earlier messages are; null if there are none
   * @param value null removes the entry
   */
  record Message(String name, byte[] key, Integer partition, String value) {
    /** A message under an entry's id. */
    static Message of(String id, Integer partition, String value) {
      return new Message(id, id.getBytes(StandardCharsets.UTF_8), partition, value);
    }
  }

  private TopicWriter() {}

  static void send(Connection connection, List<Message> messages) throws AllowlistTopicException {
    int millis = Math.toIntExact(Connection.PATIENCE.toMillis());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            connection.client(
                Map.of(
                    "acks",
                    "all",
                    // One request at a time keeps the order. Resending a message after a failure
                    // has no effect, and without idempotence the client doesn't need that
                    // permission.
                    "enable.idempotence",
                    "false",
                    "max.in.flight.requests.per.connection",
                    1,
                    "linger.ms",
                    5,
                    "max.block.ms",
                    millis,
                    "delivery.timeout.ms",
                    millis)),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      List<Future<RecordMetadata>> arrivals = new ArrayList<>();
      for (Message message : messages) {
        Future<RecordMetadata> arrival = producer.send(record(connection.topic(), message));
        // Don't wait as long for each of the others.
        if (arrival.isDone()) {
          check(connection, message, arrival);
        }
        arrivals.add(arrival);
      }
      producer.flush();
      for (int i = 0; i < arrivals.size(); i++) {
        check(connection, messages.get(i), arrivals.get(i));
      }
    } catch (KafkaException refused) {
      throw connection.refused(refused);
    }
  }

  private static ProducerRecord<byte[], byte[]> record(String topic, Message message) {
    return new ProducerRecord<>(
        topic,
        message.partition(),
        message.key(),
        message.value() == null ? null : message.value().getBytes(StandardCharsets.UTF_8));
  }

  private static void check(Connection connection, Message message, Future<RecordMetadata> arrival)
      throws AllowlistTopicException {
    try {
      arrival.get();
    } catch (ExecutionException failed) {
      throw connection.ofTopic(
          ("entry %s wasn't acknowledged, and others may be missing: %s; publishing again sends"
                  + " the missing ones")
              .formatted(message.name(), Connection.words(failed)),
          failed);
    } catch (InterruptedException interrupted) {
      throw connection.interrupted(interrupted);
    }
  }
}
