package io.roguedns.benchmarks;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The live job over a topic, with a fixed allowlist and with one that may change, and the same
 * source that hands raw bytes to a sink that discards them, round by round in turns. Fails if the
 * job doesn't find the same each time.
 */
@Command(
    name = "live-rate",
    description = "The live job over a Kafka topic beside the same source without a job behind it.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    sortOptions = false)
final class LiveRateBenchmark implements Callable<Integer> {
  private static final String ROWS = "DeviceNetworkEvents";
  private static final String ALLOWLIST = "roguedns.allowlist";

  @Option(names = "--rows", paramLabel = "N", description = "rows of DeviceNetworkEvents")
  private long rows = 5_000_000;

  @Option(names = "--rounds", paramLabel = "N", description = "the first is reported apart")
  private int rounds = 5;

  @Option(
      names = "--span",
      paramLabel = "TIME",
      description =
          "the time that the rows tell of; the longer, the fewer of a bin's rows come together")
  private Duration span = Duration.ofHours(24);

  @Mixin private LiveSetUp setUp;

  @Spec private CommandSpec spec;

  /** What a run of the job found. */
  private Map<String, String> found = Map.of();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Rates raw = new Rates("raw bytes, discarded", rows);
    Rates fixed = new Rates("job, fixed allowlist", rows);
    Rates silent = new Rates("job, without alerts", rows);
    Rates changing = new Rates("job, allowlist topic", rows);
    try (Broker broker = Broker.start(setUp.data)) {
      broker.makeTopic(ALLOWLIST, 1, Map.of("cleanup.policy", "compact"));
      long bytes = send(broker);
      out.printf(
          Locale.ROOT,
          "%,d rows of %d bytes on average, %d partitions, lz4%n%n",
          rows,
          bytes / rows,
          setUp.partitions);
      for (int round = 0; round < rounds; round++) {
        List<Measurement> turns =
            new ArrayList<>(
                List.of(
                    number -> raw.add(readRaw(broker, number)),
                    number -> fixed.add(readByJob(broker, "fixed-" + number)),
                    number -> silent.add(readByJob(broker, "silent-" + number, "--alerts", "off")),
                    number ->
                        changing.add(
                            readByJob(
                                broker, "changing-" + number, "--allowlist-topic", ALLOWLIST))));
        // Each comes first as often as the others.
        Collections.rotate(turns, round);
        for (Measurement turn : turns) {
          turn.run(round);
        }
      }
    }
    out.printf(Locale.ROOT, "Each run of the job found %s.%n%n", counts(found.values()));
    out.println("| rows a second                | cold      | median    | least     | most      |");
    out.println("| ---------------------------- | --------- | --------- | --------- | --------- |");
    for (Rates rates : List.of(raw, fixed, silent, changing)) {
      out.println(rates.line());
    }
    out.printf(
        Locale.ROOT,
        "%nOf the rate of raw bytes: fixed allowlist %.2f, without alerts %.2f, allowlist topic"
            + " %.2f (medians of the ratios of warm rounds; cold %.2f, %.2f and %.2f).%n",
        fixed.medianRatio(raw),
        silent.medianRatio(raw),
        changing.medianRatio(raw),
        fixed.cold() / raw.cold(),
        silent.cold() / raw.cold(),
        changing.cold() / raw.cold());
    return 0;
  }

  /** A run in a round of some number. */
  private interface Measurement {
    void run(int round) throws Exception;
  }

  private long send(Broker broker) throws Exception {
    broker.makeTopic(ROWS, setUp.partitions, Map.of());
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
                int partition = (int) (sent.getAndIncrement() % setUp.partitions);
                producer.send(new ProducerRecord<>(ROWS, partition, null, value), arrivals);
              });
      producer.flush();
      arrivals.mustBe(rows);
    }
    return bytes.get();
  }

  private Duration readRaw(Broker broker, int round) throws Exception {
    ReadingTime time = ReadingTime.of(ROWS, rows);
    try (RawRead job = RawRead.start(broker, "raw-" + round, ROWS, setUp.parallelism)) {
      return time.await(job::mustRun);
    }
  }

  private Duration readByJob(Broker broker, String name, String... settings) throws Exception {
    String findings = "findings-" + name;
    broker.makeTopic(findings, 1, Map.of());
    List<String> all =
        new ArrayList<>(
            List.of(
                "--kafka-topic",
                ROWS,
                "--findings-topic",
                findings,
                "--parallelism",
                Integer.toString(setUp.parallelism)));
    all.addAll(List.of(settings));
    ReadingTime reading = ReadingTime.of(ROWS, rows);
    Duration time;
    try (LiveJob job = LiveJob.start(broker, name, all.toArray(String[]::new))) {
      time = reading.await(job::mustRun);
    }
    try (FindingsTopic topic = new FindingsTopic(broker, findings)) {
      Map<String, String> now = topic.signals();
      if (now.isEmpty() || !found.isEmpty() && !now.equals(found)) {
        throw new IllegalStateException(
            "the job found %s in run %s, and %s before"
                .formatted(counts(now.values()), name, counts(found.values())));
      }
      found = now;
    }
    return time;
  }

  private static String counts(Collection<String> signals) {
    Map<String, Integer> counts = new TreeMap<>();
    signals.forEach(signal -> counts.merge(signal, 1, Integer::sum));
    return counts.toString();
  }
}
