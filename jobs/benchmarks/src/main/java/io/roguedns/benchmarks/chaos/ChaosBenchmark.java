package io.roguedns.benchmarks.chaos;

import io.roguedns.benchmarks.chaos.ChaosReport.Struck;
import io.roguedns.cluster.ClusterException;
import io.roguedns.cluster.EndOfTraffic;
import io.roguedns.cluster.Feed;
import io.roguedns.cluster.FoundTopics;
import io.roguedns.cluster.Installation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * The local cluster under faults, and what the job has written in the end. Fails unless every
 * finding and alert of an undisturbed run over the same rows is in topic, index and files, once and
 * the same.
 */
@Command(
    name = "chaos",
    description = {
      "Brings a cluster up on this machine, sends rows, makes faults in random order, and compares"
          + " findings and alerts in topic, index and files with those of an undisturbed run.",
      "Exit status 1 if any are lost, doubled or wrong."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    sortOptions = false)
public final class ChaosBenchmark implements Callable<Integer> {
  /** What is sent waits while the broker is dead, and arrives once. */
  private static final Map<String, String> PRODUCER =
      Map.of(
          "enable.idempotence", "true",
          "buffer.memory", Integer.toString(256 << 20),
          "max.block.ms", "300000",
          "request.timeout.ms", "5000",
          "delivery.timeout.ms", "300000");

  /** Faults as they are written on the command line. */
  private static final class Kinds implements ITypeConverter<Fault>, Iterable<String> {
    @Override
    public Fault convert(String label) {
      return Stream.of(Fault.values())
          .filter(fault -> fault.label().equals(label))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      label + " isn't a fault; there are " + String.join(", ", this)));
    }

    @Override
    public Iterator<String> iterator() {
      return Stream.of(Fault.values()).map(Fault::label).iterator();
    }
  }

  @Option(names = "--faults", paramLabel = "N", description = "how many")
  private int faults = 100;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "the same faults in the same order, and the same rows, follow from it")
  private long seed = 1;

  @Option(
      names = "--kinds",
      paramLabel = "FAULT",
      split = ",",
      converter = Kinds.class,
      completionCandidates = Kinds.class,
      description = "those alone: ${COMPLETION-CANDIDATES}",
      showDefaultValue = CommandLine.Help.Visibility.NEVER)
  private List<Fault> kinds = List.of(Fault.values());

  @Option(names = "--rate", paramLabel = "N", description = "rows a second")
  private int rate = 5_000;

  @Option(names = "--devices", paramLabel = "N", description = "of the fleet")
  private int devices = 600;

  @Option(names = "--adversaries", paramLabel = "N", description = "stories in it, each day")
  private int adversaries = 12;

  @Option(
      names = "--taskmanagers",
      paramLabel = "N",
      description = "to begin with, at most " + ChaosCluster.MAX_TASKMANAGERS)
  private int taskManagers = 2;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "gets report.json, and after a run that fails differences.jsonl and the cluster's logs")
  private Path report = Path.of("chaos");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${sys:roguedns.benchmark.data:-target/data}",
      description = "where the cluster is kept, until the end")
  private Path data;

  @Parameters(
      paramLabel = "SETTING",
      description =
          "further options of the job and their values, after --, as in: -- --delivery"
              + " at-least-once")
  private List<String> settings = List.of();

  @Spec private CommandSpec spec;

  private final List<Struck> struck = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    check("--faults", faults, 1, 100_000);
    check("--rate", rate, 1, 1_000_000);
    check("--taskmanagers", taskManagers, 1, ChaosCluster.MAX_TASKMANAGERS);
    PrintWriter err = spec.commandLine().getErr();
    err.printf("Seed %d: making the fleet's first day, starting the cluster …%n", seed);
    FleetDays days = new FleetDays(seed, devices, adversaries);
    Files.createDirectories(data);
    Path directory = Files.createTempDirectory(data.toAbsolutePath(), "chaos-unfinished-");
    Files.createDirectories(report);
    boolean passed = false;
    try (ChaosCluster cluster =
        ChaosCluster.start(Installation.ofThisProcess(), directory, taskManagers, settings)) {
      try {
        ChaosReport result = run(cluster, days);
        spec.commandLine().getOut().print(result.text());
        spec.commandLine().getOut().flush();
        passed = result.passed();
      } finally {
        if (!passed) {
          cluster.copyLogs(report.resolve("logs"));
        }
      }
    }
    return passed ? 0 : 1;
  }

  private void check(String option, int value, int lowest, int highest) {
    if (value < lowest || value > highest) {
      throw new ParameterException(
          spec.commandLine(), option + " " + value + ": allowed are " + lowest + " to " + highest);
    }
  }

  private ChaosReport run(ChaosCluster cluster, FleetDays days) throws Exception {
    String servers = cluster.local().broker().servers();
    long sent;
    double seconds;
    long expectedRows;
    try (Feed feed = new Feed(servers, PRODUCER);
        FoundTopics found = new FoundTopics(servers, new PrintWriter(Writer.nullWriter()))) {
      long start = System.nanoTime();
      CompletableFuture<Void> sending =
          CompletableFuture.runAsync(() -> send(feed, days), FleetDays.THREADS);
      try {
        disturb(cluster, sending, start);
        seconds = (System.nanoTime() - start) / 1e9;
      } finally {
        days.end();
      }
      sending.get(ChaosCluster.PATIENCE.toSeconds(), TimeUnit.SECONDS);
      sent = feed.sent();
      say("%,d rows are sent; waiting until the job has read them and emits nothing more", sent);
      RowsOfTopic rows = new RowsOfTopic(servers);
      rows.awaitRead();
      int moves = EndOfTraffic.await(servers, cluster.local().rest(), feed, days.closing(), found);
      expectedRows = sent + (long) moves * rows.partitions();
      rows.mustBe(expectedRows);
    }
    awaitIndex(cluster);
    cluster.stop();
    say("The undisturbed run over the same %,d rows", expectedRows);
    Comparison comparison = Comparison.of(cluster, Undisturbed.run(cluster));
    ChaosReport result =
        new ChaosReport(
            seed,
            sent,
            sent / seconds,
            days.days(),
            seconds / 60,
            struck,
            comparison.rowsLate(),
            comparison.rowsRejected(),
            comparison.byLabel());
    result.write(report.resolve("report.json"));
    comparison.writeExamples(report.resolve("differences.jsonl"));
    return result;
  }

  private void send(Feed feed, FleetDays days) {
    try {
      feed.sendOnAverage(days, rate);
    } catch (InterruptedException | ClusterException failed) {
      throw new CompletionException(failed);
    }
  }

  private void disturb(ChaosCluster cluster, CompletableFuture<Void> sending, long start)
      throws IOException, InterruptedException, ClusterException {
    if (!cluster.awaitRecovery(new ChaosCluster.Progress(0, 0), true)) {
      throw new IllegalStateException("the job doesn't come to a first checkpoint");
    }
    for (Schedule.Planned planned : Schedule.of(seed, faults, kinds)) {
      if (sending.isDone()) {
        sending.join();
      }
      double second = (System.nanoTime() - start) / 1e9;
      String what = planned.fault().strike(cluster, new Random(planned.seed()));
      Double recovered = null;
      if (planned.waits() || planned.number() == faults) {
        recovered = recovery(cluster, planned.fault());
      }
      Struck one = new Struck(planned.number(), planned.fault().label(), what, second, recovered);
      struck.add(one);
      say("%s", one.line(faults));
      TimeUnit.MILLISECONDS.sleep(planned.pause().toMillis());
    }
  }

  private static double recovery(ChaosCluster cluster, Fault fault) throws InterruptedException {
    ChaosCluster.Progress then = cluster.progress();
    long since = System.nanoTime();
    if (!cluster.awaitRecovery(then, fault.isOfSearch())) {
      throw new IllegalStateException(
          "the job hasn't recovered from "
              + fault.label()
              + " after "
              + ChaosCluster.PATIENCE.toSeconds()
              + " s");
    }
    return (System.nanoTime() - since) / 1e9;
  }

  /** Documents that wait are sent ever more slowly after a fault. */
  private static void awaitIndex(ChaosCluster cluster) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + ChaosCluster.PATIENCE.toNanos();
    int wanted =
        Output.FINDINGS_TOPIC.contents(cluster).size()
            + Output.ALERTS_TOPIC.contents(cluster).size();
    while (System.nanoTime() < deadline && documents(cluster) < wanted) {
      TimeUnit.SECONDS.sleep(1);
    }
  }

  private static long documents(ChaosCluster cluster) throws IOException, InterruptedException {
    cluster.search("POST", "/roguedns-*/_refresh", null);
    return cluster.search("GET", "/roguedns-*/_count", null).path("count").asLong();
  }

  private void say(String format, Object... values) {
    PrintWriter err = spec.commandLine().getErr();
    err.printf(Locale.ROOT, format + "%n", values);
    err.flush();
  }
}
