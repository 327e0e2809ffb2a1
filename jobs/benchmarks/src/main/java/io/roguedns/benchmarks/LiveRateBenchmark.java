package io.roguedns.benchmarks;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The live job over a topic, with a fixed allowlist and with an allowlist topic, and the same
 * source with raw bytes into a discarding sink, in turns. Fails if the job's findings differ.
 */
@Command(
    name = "live-rate",
    description = "The live job over a Kafka topic compared with the same source without a job.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    sortOptions = false)
final class LiveRateBenchmark implements Callable<Integer> {
  private static final String ALLOWLIST = "roguedns.allowlist";

  @Option(names = "--rows", paramLabel = "N", description = "rows of DeviceNetworkEvents")
  private long rows = 5_000_000;

  @Option(names = "--rounds", paramLabel = "N", description = "the first is reported separately")
  private int rounds = 5;

  @Option(
      names = "--span",
      paramLabel = "TIME",
      description = "the range of event time; the longer, the fewer of a bin's rows come together")
  private Duration span = Duration.ofHours(24);

  @Mixin private LiveSetUp setUp;

  @Spec private CommandSpec spec;

  private final SameFindings found = new SameFindings();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Rates raw = new Rates("raw bytes, discarded", rows);
    Rates fixed = new Rates("job, fixed allowlist", rows);
    Rates silent = new Rates("job, without alerts", rows);
    Rates changing = new Rates("job, allowlist topic", rows);
    try (Broker broker = Broker.start(setUp.data)) {
      broker.makeTopic(ALLOWLIST, 1, Map.of("cleanup.policy", "compact"));
      NetworkTopic topic = NetworkTopic.fill(broker, setUp.partitions, rows, span);
      out.printf("%s%n%n", topic);
      for (int round = 0; round < rounds; round++) {
        List<Measurement> turns =
            new ArrayList<>(
                List.of(
                    number -> raw.add(readRaw(broker, topic, number)),
                    number -> fixed.add(readByJob(broker, topic, "fixed-" + number)),
                    number ->
                        silent.add(readByJob(broker, topic, "silent-" + number, "--alerts", "off")),
                    number ->
                        changing.add(
                            readByJob(
                                broker,
                                topic,
                                "changing-" + number,
                                "--allowlist-topic",
                                ALLOWLIST))));
        // Each is first equally often.
        Collections.rotate(turns, round);
        for (Measurement turn : turns) {
          turn.run(round);
        }
      }
    }
    out.printf(Locale.ROOT, "Each run of the job found %s.%n%n", found);
    out.println(Rates.HEADING);
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

  private Duration readRaw(Broker broker, NetworkTopic topic, int round) throws Exception {
    ReadingTime time = ReadingTime.of(topic.name(), rows);
    try (RawRead job = RawRead.start(broker, "raw-" + round, topic.name(), setUp.parallelism)) {
      return time.await(job::mustRun);
    }
  }

  private Duration readByJob(Broker broker, NetworkTopic topic, String name, String... settings)
      throws Exception {
    String findings = "findings-" + name;
    broker.makeTopic(findings, 1, Map.of());
    List<String> all =
        new ArrayList<>(
            List.of(
                "--kafka-topic",
                topic.name(),
                "--findings-topic",
                findings,
                "--parallelism",
                Integer.toString(setUp.parallelism)));
    all.addAll(List.of(settings));
    ReadingTime reading = ReadingTime.of(topic.name(), rows);
    Duration time;
    try (LiveJob job = LiveJob.start(broker, name, all.toArray(String[]::new))) {
      time = reading.await(job::mustRun);
    }
    found.mustBe(broker, findings, name);
    return time;
  }
}
