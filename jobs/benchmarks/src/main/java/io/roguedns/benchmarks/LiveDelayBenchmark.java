package io.roguedns.benchmarks;

import io.roguedns.benchmarks.Probes.Delays;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Measures the time from a row's Kafka timestamp until a reader of committed records has its
 * finding, at a steady rate. Fails unless every finding arrives exactly once.
 */
@Command(
    name = "live-delay",
    description = "The delay of findings for each delivery guarantee.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    sortOptions = false)
final class LiveDelayBenchmark implements Callable<Integer> {
  private static final int ORDINARY_ROWS = 100_000;
  private static final int NETWORK_PROBE_EVERY = 100;
  private static final int REGISTRY_PROBE_EVERY = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long PACE_MILLIS = 5;

  /** A guarantee and a checkpoint interval. */
  private record Mode(String delivery, String interval) {
    String name() {
      return delivery + "-" + interval;
    }
  }

  @Option(names = "--rate", paramLabel = "N", description = "rows a second")
  private long rate = 10_000;

  @Option(names = "--seconds", paramLabel = "N", description = "for each mode")
  private long seconds = 120;

  @Option(names = "--warm-up", paramLabel = "N", description = "seconds of warm-up before those")
  private long warmUp = 10;

  @Option(
      names = "--intervals",
      paramLabel = "TIME",
      split = ",",
      description = "between checkpoints; at-least-once is measured with the first only")
  private List<String> intervals = List.of("10s", "1s");

  @Mixin private LiveSetUp setUp;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    RowsOfNow rows = new RowsOfNow((int) Math.min(ORDINARY_ROWS, 10 * rate));
    try (Broker broker = Broker.start(setUp.data)) {
      out.printf(
          Locale.ROOT,
          "%,d rows a second for %d seconds after %d to warm up; milliseconds from the broker's"
              + " timestamp of the row to the finding's receipt%n%n",
          rate,
          seconds,
          warmUp);
      out.println("| delivery      | checkpoints | findings |    p50 |    p99 |    max |");
      out.println("| ------------- | ----------- | -------- | ------ | ------ | ------ |");
      for (Mode mode : modes()) {
        Delays delays = measure(broker, mode, rows);
        out.printf(
            Locale.ROOT,
            "| %-13s | %11s | %8d | %6d | %6d | %6d |%n",
            mode.delivery(),
            mode.interval(),
            delays.count(),
            delays.percentile(50).toMillis(),
            delays.percentile(99).toMillis(),
            delays.percentile(100).toMillis());
      }
    }
    return 0;
  }

  private List<Mode> modes() {
    List<Mode> modes = new ArrayList<>();
    intervals.forEach(interval -> modes.add(new Mode("exactly-once", interval)));
    modes.add(new Mode("at-least-once", intervals.get(0)));
    return modes;
  }

  private Delays measure(Broker broker, Mode mode, RowsOfNow rows) throws Exception {
    String network = "DeviceNetworkEvents-" + mode.name();
    String registry = "DeviceRegistryEvents-" + mode.name();
    String findings = "findings-" + mode.name();
    // The timestamp comes from the broker's clock.
    Map<String, String> stamped = Map.of("message.timestamp.type", "LogAppendTime");
    broker.makeTopic(network, setUp.partitions, stamped);
    broker.makeTopic(registry, 1, stamped);
    broker.makeTopic(findings, 1, Map.of());
    Probes probes = new Probes();
    try (LiveJob job =
            LiveJob.start(
                broker,
                mode.name(),
                "--kafka-topic",
                network,
                "--kafka-topic",
                registry,
                "--findings-topic",
                findings,
                "--delivery",
                mode.delivery(),
                "--checkpoint-interval",
                mode.interval(),
                "--parallelism",
                Integer.toString(setUp.parallelism));
        FindingsTopic topic = new FindingsTopic(broker, findings)) {
      long started = System.currentTimeMillis();
      CompletableFuture<Void> sent =
          CompletableFuture.runAsync(() -> send(broker, network, registry, rows, probes));
      long deadline = System.nanoTime() + PATIENCE.plusSeconds(warmUp + seconds).toNanos();
      while (!sent.isDone() || probes.missing() > 0) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException(mode + ": " + probes.missing() + " findings are missing");
        }
        job.mustRun();
        receive(topic, probes);
      }
      join(sent);
      if (probes.twice() > 0) {
        throw new IllegalStateException(mode + ": " + probes.twice() + " findings came twice");
      }
      return probes.delays(started + TimeUnit.SECONDS.toMillis(warmUp));
    }
  }

  private static void receive(FindingsTopic topic, Probes probes) throws IOException {
    ConsumerRecords<byte[], byte[]> found = topic.poll();
    long now = System.currentTimeMillis();
    for (ConsumerRecord<byte[], byte[]> record : found) {
      var finding = FindingsTopic.finding(record);
      if (finding != null) {
        probes.received(finding, now);
      }
    }
  }

  private static void join(CompletableFuture<Void> sent) throws InterruptedException {
    try {
      sent.get(1, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      throw new IllegalStateException("the rows can't be sent", failed);
    }
  }

  /** Sends all rows, each when its time has come. */
  private void send(Broker broker, String network, String registry, RowsOfNow rows, Probes probes) {
    long all = rate * (warmUp + seconds);
    SentRows arrivals = new SentRows();
    try (KafkaProducer<byte[], byte[]> producer = broker.producer()) {
      long started = System.nanoTime();
      for (long number = 0; number < all; ) {
        long due = Math.min(all, (System.nanoTime() - started) * rate / 1_000_000_000L);
        String now = RowsOfNow.time(System.currentTimeMillis());
        for (; number < due; number++) {
          int partition = (int) (number / NETWORK_PROBE_EVERY % setUp.partitions);
          if (number % REGISTRY_PROBE_EVERY == 1) {
            probe(producer, registry, 0, number, Probes.registryRow(number, now), probes, arrivals);
          } else if (number % NETWORK_PROBE_EVERY == 0) {
            probe(
                producer,
                network,
                partition,
                number,
                Probes.networkRow(number, now),
                probes,
                arrivals);
          } else {
            producer.send(
                new ProducerRecord<>(
                    network, (int) (number % setUp.partitions), null, rows.next(now)),
                arrivals);
          }
        }
        Thread.sleep(PACE_MILLIS);
      }
      producer.flush();
      arrivals.mustBe(all);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  private static void probe(
      KafkaProducer<byte[], byte[]> producer,
      String topic,
      int partition,
      long number,
      String row,
      Probes probes,
      SentRows arrivals) {
    producer.send(
        new ProducerRecord<>(topic, partition, null, row.getBytes(StandardCharsets.UTF_8)),
        (arrival, failed) -> {
          arrivals.onCompletion(arrival, failed);
          if (failed == null) {
            probes.appended(Probes.device(number), arrival.timestamp());
          }
        });
  }
}
