package io.roguedns.benchmarks;

import io.roguedns.processes.FlinkRest;
import io.roguedns.processes.FlinkRest.Together;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The live job over a filled topic, on clusters with increasing numbers of TaskManagers, in turns.
 * Fails if its findings differ.
 */
@Command(
    name = "cluster-rate",
    description = "The live job on clusters of one and more TaskManagers, with one slot each.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    sortOptions = false)
final class ClusterRateBenchmark implements Callable<Integer> {
  private static final String CONSUMED = "KafkaConsumer.records-consumed-total";
  private static final long PAUSE_MILLIS = 100;

  /** What is read before doesn't count: the job is still starting. */
  private static final double FROM = 0.1;

  @Option(names = "--rows", paramLabel = "N", description = "rows of DeviceNetworkEvents")
  private long rows = 5_000_000;

  @Option(names = "--rounds", paramLabel = "N", description = "the first is reported separately")
  private int rounds = 5;

  @Option(
      names = "--taskmanagers",
      paramLabel = "N",
      split = ",",
      description = "cluster sizes; all clusters run at the same time")
  private List<Integer> sizes = List.of(1, 2);

  @Mixin private ClusterSetUp setUp;

  @Spec private CommandSpec spec;

  private final SameFindings found = new SameFindings();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Map<Integer, ProcessEngine> clusters = new LinkedHashMap<>();
    Map<Integer, Rates> rates = new LinkedHashMap<>();
    try (Broker broker = Broker.start(setUp.data)) {
      NetworkTopic topic = NetworkTopic.fill(broker, setUp.partitions, rows, Duration.ofHours(24));
      out.printf("%s%n%n", topic);
      try {
        for (int size : sizes) {
          clusters.put(
              size,
              new ProcessEngine(
                  broker.directory("cluster-" + size), size, setUp.taskManagerMemory));
          rates.put(size, new Rates(named(size), rows));
        }
        for (int round = 0; round < rounds; round++) {
          List<Integer> turns = new ArrayList<>(sizes);
          Collections.rotate(turns, round);
          for (int size : turns) {
            rates.get(size).add(read(broker, topic, clusters.get(size), size, round));
          }
        }
      } finally {
        clusters.values().forEach(ProcessEngine::close);
      }
    }
    out.printf("Each run found %s.%n%n", found);
    out.println(Rates.HEADING);
    rates.values().forEach(rate -> out.println(rate.line()));
    Rates least = rates.get(sizes.get(0));
    out.println();
    rates.forEach(
        (size, rate) ->
            out.printf(
                Locale.ROOT,
                "%s: %.2f times the rate of %d (median of the ratios of warm rounds)%n",
                named(size),
                rate.medianRatio(least),
                sizes.get(0)));
    return 0;
  }

  private static String named(int taskManagers) {
    return taskManagers + (taskManagers == 1 ? " TaskManager" : " TaskManagers");
  }

  /** How long all rows would take at the rate of those after the start. */
  private Duration read(
      Broker broker, NetworkTopic topic, ProcessEngine cluster, int taskManagers, int round)
      throws Exception {
    String name = "rate-" + taskManagers + "-" + round;
    broker.makeTopic(name, 1, Map.of());
    Duration time;
    try (LiveJob job =
        LiveJob.start(
            broker,
            cluster,
            name,
            "--kafka-topic",
            topic.name(),
            "--findings-topic",
            name,
            "--parallelism",
            Integer.toString(taskManagers))) {
      time = time(cluster.rest(), job);
    }
    found.mustBe(broker, name, name);
    return time;
  }

  private Duration time(FlinkRest rest, LiveJob job) throws IOException, InterruptedException {
    long firstRows = 0;
    long firstNanos = 0;
    long lastRows = 0;
    long lastNanos = System.nanoTime();
    long beforeAll = lastNanos;
    while (lastRows < rows) {
      job.mustRun();
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      long read = consumed(rest, job);
      if (read == 0) {
        beforeAll = System.nanoTime();
      }
      if (read == lastRows) {
        continue;
      }
      lastRows = read;
      lastNanos = System.nanoTime();
      if (firstNanos == 0 && read >= FROM * rows) {
        firstRows = read;
        firstNanos = lastNanos;
      }
    }
    if (firstRows == lastRows) {
      // So few rows that all were read between two samples.
      return Duration.ofNanos(lastNanos - beforeAll);
    }
    return Duration.ofNanos(
        (long) ((double) (lastNanos - firstNanos) / (lastRows - firstRows) * rows));
  }

  private static long consumed(FlinkRest rest, LiveJob job)
      throws IOException, InterruptedException {
    return rest.metrics(job.id(), CONSUMED, Together.SUM).values().stream()
        .mapToLong(Double::longValue)
        .sum();
  }
}
