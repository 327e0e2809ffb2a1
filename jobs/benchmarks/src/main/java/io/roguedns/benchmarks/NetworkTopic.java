package io.roguedns.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A filled topic of network rows.
 *
 * @param bytes of all rows together, before they are compressed
 */
record NetworkTopic(String name, int partitions, long rows, long bytes) {
  /** The table, in the topic's name, for rows that don't have it. */
  private static final String NAME = "DeviceNetworkEvents";

  /** Makes the topic and sends all rows, spread over its partitions in turns. */
  static NetworkTopic fill(Broker broker, int partitions, long rows, Duration span)
      throws Exception {
    broker.makeTopic(NAME, partitions, Map.of());
    AtomicLong bytes = new AtomicLong();
    AtomicLong sent = new AtomicLong();
    try (DuckDb db = new DuckDb(Runtime.getRuntime().availableProcessors(), "1GB");
        KafkaProducer<byte[], byte[]> producer = broker.producer()) {
      SentRows arrivals = new SentRows();
      new JsonRows(db, rows, span)
          .forEach(
              "true",
              row -> {
                byte[] value = row.getBytes(StandardCharsets.UTF_8);
                bytes.addAndGet(value.length);
                int partition = (int) (sent.getAndIncrement() % partitions);
                producer.send(new ProducerRecord<>(NAME, partition, null, value), arrivals);
              });
      producer.flush();
      arrivals.mustBe(rows);
    }
    return new NetworkTopic(NAME, partitions, rows, bytes.get());
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,d rows of %d bytes on average, %d partitions, lz4",
        rows,
        bytes / rows,
        partitions);
  }
}
