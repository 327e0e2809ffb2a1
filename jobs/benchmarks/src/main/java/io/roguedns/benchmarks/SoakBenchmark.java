package io.roguedns.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.roguedns.benchmarks.SoakSample.Phase;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The live job on a cluster of processes for some minutes, at a share of its maximum rate, with a
 * TaskManager killed in the middle. Fails unless it reads all rows and every finding arrives
 * exactly once.
 */
@Command(
    name = "soak",
    description =
        "The live job on a cluster for some minutes, with a TaskManager killed in the middle.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    sortOptions = false)
final class SoakBenchmark implements Callable<Integer> {
  private static final String ROWS = "DeviceNetworkEvents";
  private static final String FINDINGS = "findings";
  private static final int DIFFERENT_ROWS = 100_000;

  /** The lag that keeps a job reading at its maximum rate. */
  private static final long AHEAD = 500_000;

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration PROGRESS = Duration.ofSeconds(30);

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "at the steady rate; the kill is in the middle")
  private int seconds = 600;

  @Option(names = "--warm-up", paramLabel = "N", description = "seconds of warm-up before those")
  private int warmUp = 60;

  @Option(
      names = "--maximum",
      paramLabel = "N",
      description = "seconds in which the maximum is measured")
  private int maximum = 60;

  @Option(names = "--share", paramLabel = "SHARE", description = "of the maximum, at most 1")
  private double share = 0.7;

  @Option(names = "--taskmanagers", paramLabel = "N", description = "of one slot each")
  private int taskManagers = 2;

  @Option(names = "--devices", paramLabel = "N", description = "the number of devices of the rows")
  private int devices = 100_000;

  @Option(names = "--out-of-orderness", paramLabel = "TIME", description = "of the job")
  private String outOfOrderness = "1m";

  @Option(names = "--checkpoint-interval", paramLabel = "TIME", description = "of the job")
  private String checkpointInterval = "10s";

  @Option(names = "--state-backend", paramLabel = "NAME", description = "of the job")
  private String stateBackend = "memory";

  @Option(
      names = "--samples",
      paramLabel = "FILE",
      description = "to write, as CSV, for notebooks/soak.ipynb")
  private Path file = Path.of("soak.csv");

  @Mixin private ClusterSetUp setUp;

  @Spec private CommandSpec spec;

  private final Probes probes = new Probes();
  private final List<SoakSample> samples = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    RowsOfNow rows = new RowsOfNow(DIFFERENT_ROWS, Math.min(devices, RowsOfNow.MOST_DEVICES));
    double rate;
    try (Broker broker = Broker.start(setUp.data)) {
      broker.makeTopic(
          ROWS,
          setUp.partitions,
          // Rows that were read needn't be retained.
          Map.of("segment.bytes", "67108864", "retention.bytes", "1073741824"));
      broker.makeTopic(FINDINGS, 1, Map.of());
      try (ProcessEngine cluster =
              new ProcessEngine(
                  broker.directory("cluster"), taskManagers, setUp.taskManagerMemory);
          LiveJob job =
              LiveJob.start(
                  broker,
                  cluster,
                  "soak",
                  "--kafka-topic",
                  ROWS,
                  "--findings-topic",
                  FINDINGS,
                  "--out-of-orderness",
                  outOfOrderness,
                  "--checkpoint-interval",
                  checkpointInterval,
                  "--state-backend",
                  stateBackend,
                  "--parallelism",
                  Integer.toString(taskManagers));
          SoakFeed feed = new SoakFeed(broker, ROWS, setUp.partitions, rows, probes);
          FindingsTopic findings = new FindingsTopic(broker, FINDINGS)) {
        rate = soak(new SoakWatch(broker, cluster, job, feed), cluster, feed, findings);
      }
    }
    Files.write(file, csv());
    out.printf(
        Locale.ROOT,
        "%d TaskManagers read %,.0f rows a second at most; %.0f %% of that for %d s, state in %s%n",
        taskManagers,
        rate,
        100 * share,
        seconds,
        stateBackend);
    out.print(new SoakReport(samples).text());
    out.printf("Samples: %s; see notebooks/soak.ipynb.%n", file);
    return 0;
  }

  private List<String> csv() {
    List<String> lines = new ArrayList<>(List.of(SoakSample.HEADER));
    samples.forEach(sample -> lines.add(sample.csv()));
    return lines;
  }

  private double soak(SoakWatch watch, ProcessEngine cluster, SoakFeed feed, FindingsTopic findings)
      throws IOException, InterruptedException {
    look(Phase.WARM_UP, warmUp, watch, feed, findings);
    look(Phase.MAXIMUM, maximum, watch, feed, findings);
    double rate = readRate(Phase.MAXIMUM);
    feed.sendAt(share * rate);
    look(Phase.STEADY, seconds / 2.0, watch, feed, findings);
    cluster.killTaskManager();
    // As a process supervisor would.
    cluster.startTaskManager();
    look(Phase.AFTER_KILL, seconds / 2.0, watch, feed, findings);
    feed.end();
    awaitEnd(watch, findings);
    return rate;
  }

  /** Takes samples for some time. */
  private void look(
      Phase phase, double howLong, SoakWatch watch, SoakFeed feed, FindingsTopic findings)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + (long) (howLong * 1e9);
    while (System.nanoTime() < end) {
      SoakSample sample = sample(phase, watch, findings);
      if (phase == Phase.WARM_UP || phase == Phase.MAXIMUM) {
        feed.sendUpTo(sample.read() + AHEAD);
      }
    }
  }

  private SoakSample sample(Phase phase, SoakWatch watch, FindingsTopic findings)
      throws IOException, InterruptedException {
    receive(findings);
    SoakSample sample = watch.look(phase, probes.receivedCount());
    if (samples.isEmpty()
        || (long) (last().second() / PROGRESS.toSeconds())
            < (long) (sample.second() / PROGRESS.toSeconds())) {
      spec.commandLine()
          .getErr()
          .printf(
              Locale.ROOT,
              "%.0f s, %s: %,d rows sent, %,d of them to read%n",
              sample.second(),
              phase,
              sample.sent(),
              sample.lag());
    }
    samples.add(sample);
    return sample;
  }

  private SoakSample last() {
    return samples.get(samples.size() - 1);
  }

  /** By the first and last samples of a phase. */
  private double readRate(Phase phase) {
    List<SoakSample> of = samples.stream().filter(sample -> sample.phase() == phase).toList();
    SoakSample first = of.get(0);
    SoakSample last = of.get(of.size() - 1);
    return (last.read() - first.read()) / (last.second() - first.second());
  }

  private void awaitEnd(SoakWatch watch, FindingsTopic findings)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (last().lag() != 0 || probes.missing() > 0) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "%d rows aren't read, and %d findings are missing"
                .formatted(last().lag(), probes.missing()));
      }
      sample(Phase.AFTER_KILL, watch, findings);
    }
    if (probes.twice() > 0) {
      throw new IllegalStateException(probes.twice() + " findings came twice");
    }
  }

  private void receive(FindingsTopic findings) throws IOException {
    long now = System.currentTimeMillis();
    for (ConsumerRecord<byte[], byte[]> record : findings.poll()) {
      JsonNode finding = FindingsTopic.finding(record);
      if (finding != null) {
        probes.received(finding, now);
      }
    }
  }
}
