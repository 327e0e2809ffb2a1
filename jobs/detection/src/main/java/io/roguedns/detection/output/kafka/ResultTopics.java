package io.roguedns.detection.output.kafka;

import io.roguedns.alert.Alert;
import io.roguedns.alert.AlertJson;
import io.roguedns.detection.output.RejectedRowJson;
import io.roguedns.detection.types.RowTypeInfo;
import io.roguedns.event.RejectedRow;
import io.roguedns.finding.Finding;
import io.roguedns.finding.FindingJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Kafka topics for results. What a topic takes no record of, since it is too large, comes out
 * again.
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
  private static final TypeInformation<TopicRecord> RECORD =
      new RowTypeInfo<>(TopicRecord.class, TopicRecordSerializer.INSTANCE);

  /**
   * Writes findings as JSON; the key is the finding's id. One that is withdrawn is a null under its
   * id.
   *
   * @return what is too large for the topic
   */
  public DataStream<RejectedRow> writeFindings(DataStream<Finding> findings, String topic) {
    return write("findings", findings, topic, new Findings(), true)
        .getSideOutput(TopicRecords.REFUSED);
  }

  /**
   * Writes alerts as JSON, every revision; the key is the alert's id.
   *
   * @return what is too large for the topic
   */
  public DataStream<RejectedRow> writeAlerts(DataStream<Alert> alerts, String topic) {
    return write("alerts", alerts, topic, new Alerts(), true).getSideOutput(TopicRecords.REFUSED);
  }

  /**
   * Writes rejected rows as JSON; the key says where the row came from. One that is too large for
   * the topic has less of its raw row there.
   */
  public void writeRejected(DataStream<RejectedRow> rejected, String topic) {
    write("rejected", rejected, topic, new Rejected(), false);
  }

  /**
   * Writes rows.
   *
   * @param name what they are, which the operators' ids and names begin with
   * @param toRejected whether a record that is too large is a rejected row then
   */
  private <T> SingleOutputStreamOperator<TopicRecord> write(
      String name,
      DataStream<T> rows,
      String topic,
      TopicRecords.Format<T> format,
      boolean toRejected) {
    String shown = name.equals("rejected") ? "rejected rows" : name;
    String servers = brokers;
    Map<String, String> client = properties;
    SingleOutputStreamOperator<TopicRecord> records =
        rows.process(
                new TopicRecords<>(
                    topic, format, () -> RecordLimit.of(servers, client, topic), toRejected),
                RECORD)
            .uid(name + ".records")
            .name(shown + ": records of the topic");
    records.sinkTo(sink(topic)).uid(name + ".topic").name(shown + ": topic");
    return records;
  }

  private KafkaSink<TopicRecord> sink(String topic) {
    Properties producer = new Properties();
    producer.setProperty("compression.type", "lz4");
    producer.setProperty("transaction.timeout.ms", Long.toString(transactionTimeout.toMillis()));
    producer.putAll(properties);
    return KafkaSink.<TopicRecord>builder()
        .setBootstrapServers(brokers)
        .setKafkaProducerConfig(producer)
        .setDeliveryGuarantee(delivery)
        .setTransactionalIdPrefix(idPrefix(topic))
        .setRecordSerializer(new ToTopic(topic))
        .build();
  }

  /**
   * What the transactional ids of a topic's writers begin with, and no other job's or topic's: no
   * topic has a slash in its name, so that the last two set the topic apart from the group.
   */
  String idPrefix(String topic) {
    return group + "/" + topic + "/";
  }

  private record ToTopic(String topic) implements KafkaRecordSerializationSchema<TopicRecord> {
    @Override
    public ProducerRecord<byte[], byte[]> serialize(
        TopicRecord row, KafkaSinkContext context, Long timestamp) {
      return new ProducerRecord<>(topic, row.key(), row.value());
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static final class Findings implements TopicRecords.Format<Finding> {
    private static final long serialVersionUID = 1L;

    @Override
    public byte[] key(Finding finding) {
      return utf8(finding.findingId());
    }

    @Override
    public byte[] value(Finding finding) {
      return finding.isWithdrawn() ? null : FindingJson.bytes(finding);
    }

    @Override
    public long revision(Finding finding) {
      return finding.revision() == null ? Finding.FINAL : finding.revision();
    }
  }

  private static final class Alerts implements TopicRecords.Format<Alert> {
    private static final long serialVersionUID = 1L;

    @Override
    public byte[] key(Alert alert) {
      return utf8(alert.alertId());
    }

    @Override
    public byte[] value(Alert alert) {
      return AlertJson.bytes(alert);
    }

    @Override
    public long revision(Alert alert) {
      return alert.revision();
    }
  }

  private static final class Rejected implements TopicRecords.Format<RejectedRow> {
    private static final long serialVersionUID = 1L;

    @Override
    public byte[] key(RejectedRow row) {
      return utf8(row.source() + "@" + row.position());
    }

    @Override
    public byte[] value(RejectedRow row) {
      return RejectedRowJson.bytes(row);
    }

    @Override
    public long revision(RejectedRow row) {
      return row.position();
    }

    @Override
    public RejectedRow smaller(RejectedRow row) {
      return row.raw().length == 0 ? null : row.withRaw(row.raw().length / 2);
    }
  }
}
