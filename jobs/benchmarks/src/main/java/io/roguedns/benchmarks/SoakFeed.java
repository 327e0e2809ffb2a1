package io.roguedns.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends current rows from its own thread, at a rate and up to a number that may change. */
final class SoakFeed implements AutoCloseable {
  /** The number of rows per row with a finding. */
  static final int PROBE_EVERY = 10_000;

  private static final long PACE_MILLIS = 5;

  /** The maximum of rows between two checks of the time. */
  private static final int MOST_AT_ONCE = 10_000;

  private static final int END_SECONDS = 30;

  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;
  private final int partitions;
  private final RowsOfNow rows;
  private final Probes probes;
  private final SentRows arrivals = new SentRows();
  private final CompletableFuture<Void> ended;
  private volatile double rate = Double.POSITIVE_INFINITY;
  private volatile long limit;
  private volatile long sent;
  private volatile boolean closed;

  /** Starts, but sends nothing before {@link #sendUpTo} or {@link #sendAt}. */
  SoakFeed(Broker broker, String topic, int partitions, RowsOfNow rows, Probes probes) {
    producer = broker.producer();
    this.topic = topic;
    this.partitions = partitions;
    this.rows = rows;
    this.probes = probes;
    ended = CompletableFuture.runAsync(this::run);
  }

  /** As fast as can be, but no row after this one. */
  void sendUpTo(long row) {
    limit = row;
  }

  /** So many rows a second from now on. */
  void sendAt(double rowsPerSecond) {
    rate = rowsPerSecond;
    limit = Long.MAX_VALUE;
  }

  /** How many were sent so far. */
  long sent() {
    if (ended.isDone()) {
      // It fails as that did.
      ended.join();
    }
    return sent;
  }

  private void run() {
    long number = 0;
    double due = 0;
    long last = System.nanoTime();
    double lastRate = rate;
    while (!closed) {
      long nanos = System.nanoTime();
      // Rows that couldn't be sent at the previous rate aren't caught up.
      due = rate == lastRate ? due + rate * (nanos - last) / 1e9 : number;
      lastRate = rate;
      last = nanos;
      long until = (long) Math.min(due, limit);
      String now = RowsOfNow.time(System.currentTimeMillis());
      long turn = Math.min(until, number + MOST_AT_ONCE);
      for (; number < turn; number++) {
        send(number, now);
      }
      sent = number;
      if (turn == until) {
        pause();
      }
    }
    producer.flush();
    arrivals.mustBe(number);
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PACE_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  private void send(long number, String now) {
    int partition = (int) (number % partitions);
    if (number % PROBE_EVERY != 0) {
      producer.send(new ProducerRecord<>(topic, partition, null, rows.next(now)), arrivals);
      return;
    }
    byte[] probe = Probes.networkRow(number, now).getBytes(StandardCharsets.UTF_8);
    producer.send(
        // Else all of them would be in one partition.
        new ProducerRecord<>(topic, (int) (number / PROBE_EVERY % partitions), null, probe),
        (arrival, failed) -> {
          arrivals.onCompletion(arrival, failed);
          if (failed == null) {
            probes.appended(Probes.device(number), arrival.timestamp());
          }
        });
  }

  /** Stops, and fails unless all sent rows have arrived. */
  void end() throws InterruptedException {
    closed = true;
    try {
      ended.get(END_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      throw new IllegalStateException("the rows can't be sent", failed);
    }
  }

  @Override
  public void close() {
    closed = true;
    producer.close();
  }
}
