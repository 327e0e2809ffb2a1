package io.roguedns.cluster;

import io.roguedns.simulation.write.LargeFleetStream.Sent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends rows to the topic that the job reads, at a rate. */
public final class Feed implements AutoCloseable {
  private static final long TURN_NANOS = Duration.ofMillis(10).toNanos();

  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<Exception> refused = new AtomicReference<>();
  private volatile long sent;

  Feed(String servers) {
    this(servers, Map.of());
  }

  /**
   * @param more settings of the producer, which win over those that every feed has
   */
  public Feed(String servers, Map<String, String> more) {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", servers);
    properties.put("compression.type", "lz4");
    properties.put("linger.ms", "5");
    properties.put("acks", "all");
    properties.putAll(more);
    producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Sends all rows, a device's to one partition.
   *
   * @param rate rows a second
   */
  public void send(Iterator<Sent> rows, int rate) throws InterruptedException, ClusterException {
    double rowsPerTurn = rate * (TURN_NANOS / 1e9);
    long turn = System.nanoTime();
    for (double due = rowsPerTurn; rows.hasNext(); due += rowsPerTurn) {
      while (sent < due && rows.hasNext()) {
        send(rows.next());
      }
      check();
      // If it was held up, it doesn't hurry afterwards.
      turn = Math.max(turn + TURN_NANOS, System.nanoTime());
      TimeUnit.NANOSECONDS.sleep(turn - System.nanoTime());
    }
  }

  /**
   * Sends all rows, a device's to one partition, at a rate in the long run: rows that it was held
   * up with are sent as soon as it goes on.
   *
   * @param rate rows a second
   */
  public void sendOnAverage(Iterator<Sent> rows, int rate)
      throws InterruptedException, ClusterException {
    long start = System.nanoTime();
    while (rows.hasNext()) {
      double due = rate * ((System.nanoTime() - start) / 1e9);
      while (sent < due && rows.hasNext()) {
        send(rows.next());
      }
      check();
      TimeUnit.NANOSECONDS.sleep(TURN_NANOS);
    }
  }

  private void send(Sent row) {
    send(new ProducerRecord<>(ClusterTopics.ROWS, bytes(row.deviceName()), bytes(row.record())));
    sent++;
  }

  /** Sends a row to each partition, behind all that was sent before. */
  public void moveTime(String row) throws ClusterException {
    producer.flush();
    for (int partition = 0; partition < ClusterTopics.ROW_PARTITIONS; partition++) {
      send(new ProducerRecord<>(ClusterTopics.ROWS, partition, null, bytes(row)));
    }
    producer.flush();
    check();
  }

  private void send(ProducerRecord<byte[], byte[]> row) {
    producer.send(
        row,
        (arrival, failed) -> {
          if (failed != null) {
            refused.compareAndSet(null, failed);
          }
        });
  }

  private void check() throws ClusterException {
    if (refused.get() != null) {
      throw ClusterException.failure(
          "Kafka doesn't accept the rows: " + refused.get().getMessage() + "; see status and logs");
    }
  }

  /** How many rows have been sent so far, without those that move time. */
  public long sent() {
    return sent;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
