package io.roguedns.detection.failure;

import io.roguedns.detection.testing.Topics;
import io.roguedns.detection.testing.Waiting;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends the traffic to its topics: a part at once, for the job to begin with, the rest evenly over
 * a time, in which failures come.
 */
final class Feed implements AutoCloseable {
  private static final int AT_ONCE = Traffic.ROWS / 5;
  private static final long TURN_NANOS = Duration.ofMillis(10).toNanos();

  private final KafkaProducer<byte[], byte[]> producer;
  private final String network;
  private final String registry;
  private final AtomicReference<Exception> refused = new AtomicReference<>();
  private volatile int sent;
  private volatile boolean closed;
  private CompletableFuture<Void> rest;

  Feed(Topics broker, String network, String registry) {
    this.network = network;
    this.registry = registry;
    Properties properties = new Properties();
    properties.put("bootstrap.servers", broker.servers());
    properties.put("compression.type", "lz4");
    properties.put("linger.ms", "5");
    // Every row once, even if the broker dies before it has answered.
    properties.put("enable.idempotence", "true");
    properties.put("acks", "all");
    properties.put("request.timeout.ms", "5000");
    properties.put("delivery.timeout.ms", "90000");
    producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    while (sent < AT_ONCE) {
      send(Traffic.row(sent++));
    }
    producer.flush();
  }

  /** Begins to send the rest, evenly over the time. */
  void start(Duration time) {
    double rowsPerTurn = (double) (Traffic.ROWS - AT_ONCE) * TURN_NANOS / time.toNanos();
    rest = CompletableFuture.runAsync(() -> sendRest(rowsPerTurn));
  }

  private void sendRest(double rowsPerTurn) {
    try {
      long turn = System.nanoTime();
      for (double due = AT_ONCE; sent < Traffic.ROWS && !closed; due += rowsPerTurn) {
        while (sent < Math.min(due, Traffic.ROWS)) {
          send(Traffic.row(sent));
          sent++;
        }
        // If it was held up, it doesn't hurry afterwards.
        turn = Math.max(turn + TURN_NANOS, System.nanoTime());
        TimeUnit.NANOSECONDS.sleep(turn - System.nanoTime());
      }
    } catch (InterruptedException interrupted) {
      throw new CompletionException(interrupted);
    }
  }

  private Future<?> send(Traffic.Row row) {
    return producer.send(
        new ProducerRecord<>(
            row.isNetwork() ? network : registry,
            row.partition(),
            null,
            row.text().getBytes(StandardCharsets.UTF_8)),
        (arrival, failed) -> {
          if (failed != null) {
            refused.compareAndSet(null, failed);
          }
        });
  }

  /** Waits until so much of all has been sent, from 0 to 1. */
  void await(double share) {
    Waiting.until(
        () -> "only " + sent + " rows are sent",
        Duration.ofSeconds(120),
        () -> {
          if (rest.isCompletedExceptionally()) {
            rest.join();
          }
          return sent >= share * Traffic.ROWS;
        });
  }

  /** Sends what closes the bins, and makes sure that all has arrived. */
  void finish() throws ExecutionException, InterruptedException {
    rest.get();
    // All that was sent before has arrived, so that these are each partition's last.
    producer.flush();
    for (Traffic.Row row : Traffic.closing()) {
      send(row).get();
    }
    if (refused.get() != null) {
      throw new IllegalStateException("not all rows arrived", refused.get());
    }
  }

  @Override
  public void close() {
    closed = true;
    producer.close(Duration.ofSeconds(5));
  }
}
