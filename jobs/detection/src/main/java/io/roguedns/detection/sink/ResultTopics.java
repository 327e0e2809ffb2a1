package io.roguedns.detection.sink;

import io.roguedns.alert.Alert;
import io.roguedns.alert.AlertJson;
import io.roguedns.decode.RejectedRow;
import io.roguedns.finding.Finding;
import io.roguedns.finding.FindingJson;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Kafka topics for results.
 *
 * @param brokers hosts and ports, separated by commas
 * @param properties settings of Kafka's client; passwords may be among them
 * @param group what transactional ids begin with: of this job alone among those that write to one
 *     topic
 * @param transactionTimeout after how long brokers abort a transaction that isn't committed, unless
 *     the client's settings say it
 * @param delivery what a failure may leave in the topics
 */
public record ResultTopics(
    String brokers,
    Map<String, String> properties,
    String group,
    Duration transactionTimeout,
    DeliveryGuarantee delivery) {
  /**
   * Findings as JSON; the key is the finding's id. One that is withdrawn is a null under its id.
   */
  public KafkaSink<Finding> findings(String topic) {
    return of(
        topic,
        finding -> finding.findingId().getBytes(StandardCharsets.UTF_8),
        finding -> finding.isWithdrawn() ? null : FindingJson.bytes(finding));
  }

  /** Alerts as JSON, every revision; the key is the alert's id. */
  public KafkaSink<Alert> alerts(String topic) {
    return of(topic, alert -> alert.alertId().getBytes(StandardCharsets.UTF_8), AlertJson::bytes);
  }

  /** Rejected rows as JSON; the key says where the row came from. */
  public KafkaSink<RejectedRow> rejected(String topic) {
    JsonLines<RejectedRow> lines = new JsonLines<>(RejectedRowJson::write);
    return of(
        topic,
        row -> (row.source() + "@" + row.position()).getBytes(StandardCharsets.UTF_8),
        lines::bytes);
  }

  private <T> KafkaSink<T> of(String topic, Bytes<T> key, Bytes<T> value) {
    Properties producer = new Properties();
    producer.setProperty("compression.type", "lz4");
    producer.setProperty("transaction.timeout.ms", Long.toString(transactionTimeout.toMillis()));
    producer.putAll(properties);
    return KafkaSink.<T>builder()
        .setBootstrapServers(brokers)
        .setKafkaProducerConfig(producer)
        .setDeliveryGuarantee(delivery)
        .setTransactionalIdPrefix(idPrefix(topic))
        .setRecordSerializer(new Records<>(topic, key, value))
        .build();
  }

  /**
   * What the transactional ids of a topic's writers begin with, and no other job's or topic's: no
   * topic has a slash in its name, so that the last two set the topic apart from the group.
   */
  String idPrefix(String topic) {
    return group + "/" + topic + "/";
  }

  /** Part of a record. */
  private interface Bytes<T> extends Serializable {
    byte[] of(T row);
  }

  private record Records<T>(String topic, Bytes<T> key, Bytes<T> value)
      implements KafkaRecordSerializationSchema<T> {
    @Override
    public ProducerRecord<byte[], byte[]> serialize(
        T row, KafkaSinkContext context, Long timestamp) {
      return new ProducerRecord<>(topic, key.of(row), value.of(row));
    }
  }
}
