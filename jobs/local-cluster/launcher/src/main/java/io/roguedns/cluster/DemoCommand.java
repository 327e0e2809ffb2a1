package io.roguedns.cluster;

import io.roguedns.simulation.fleet.LargeFleet;
import io.roguedns.simulation.story.Scenario;
import io.roguedns.simulation.write.LargeFleetStream;
import io.roguedns.simulation.write.LargeFleetStream.Sent;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cluster demo}. */
@Command(
    name = "demo",
    description = {
      "Sends the day of a simulated fleet with adversaries, and shows findings and alerts as the"
          + " job commits them.",
      "The allowlist becomes that of the fleet. Each further demo is a week later in event time."
    },
    showDefaultValues = true)
final class DemoCommand implements Callable<Integer> {
  private static final int LARGEST_FLEET = 1_000;
  private static final int MOST_ADVERSARIES = 40;

  /** So long after a change of its file a job's allowlist is the new one. */
  private static final Duration ALLOWLIST_TAKEN = Duration.ofSeconds(3);

  @Mixin private ClusterOptions which;

  @Option(names = "--rate", paramLabel = "N", description = "Rows a second")
  private int rate = 2_000;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "The maximum of rows; 0 for the" + " whole day")
  private long rows = 0;

  @Option(names = "--devices", paramLabel = "N", description = "The number of devices")
  private int devices = LargeFleet.SMALLEST;

  @Option(names = "--adversaries", paramLabel = "N", description = "The number of adversaries")
  private int adversaries = 6;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "A different seed gives a different" + " fleet")
  private long seed = Scenario.DEFAULT_SEED;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException, ClusterException {
    check("--rate", rate, 1, 1_000_000);
    check("--rows", rows, 0, Long.MAX_VALUE);
    check("--devices", devices, LargeFleet.SMALLEST, LARGEST_FLEET);
    check("--adversaries", adversaries, 0, MOST_ADVERSARIES);
    LocalCluster cluster = which.cluster();
    Ledger ledger = which.ledger();
    Demo demo =
        new Demo(
            Demo.day(ledger.next("demos")),
            seed,
            devices,
            adversaries,
            rows == 0 ? Long.MAX_VALUE : rows);
    replace(JobFile.allowlist(ledger), LargeFleetStream.allowlist(demo.day()));
    PrintWriter out = spec.commandLine().getOut();
    spec.commandLine().getErr().println("Making the fleet's day, " + demo.day().date() + " …");
    Iterator<Sent> traffic = demo.traffic().iterator();
    TimeUnit.MILLISECONDS.sleep(ALLOWLIST_TAKEN.toMillis());
    String servers = cluster.broker().servers();
    try (Feed feed = new Feed(servers);
        FoundTopics found = new FoundTopics(servers, out)) {
      ScheduledExecutorService progress = progress(feed, found);
      try {
        feed.send(traffic, rate);
        EndOfTraffic.await(servers, cluster.rest(), feed, demo.closing(), found);
      } finally {
        progress.shutdownNow();
      }
      sumUp(feed, found, out);
    }
    return 0;
  }

  private static void check(String option, long value, long lowest, long highest)
      throws ClusterException {
    if (value < lowest || value > highest) {
      throw ClusterException.usage(
          List.of(option + " " + value + ": allowed are " + lowest + " to " + highest));
    }
  }

  /** The job sees one list or the other, and never half of one. */
  private static void replace(Path file, String text) throws IOException {
    Path unfinished = Path.of(file + ".unfinished");
    Files.writeString(unfinished, text);
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private ScheduledExecutorService progress(Feed feed, FoundTopics found) {
    ScheduledExecutorService ticker =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "progress");
              thread.setDaemon(true);
              return thread;
            });
    ticker.scheduleAtFixedRate(
        () ->
            spec.commandLine()
                .getErr()
                .printf(
                    "%,d rows sent, %,d findings, %,d alerts%n",
                    feed.sent(), total(found.findings()), total(found.alerts())),
        5,
        5,
        TimeUnit.SECONDS);
    return ticker;
  }

  private static void sumUp(Feed feed, FoundTopics found, PrintWriter out) {
    out.println();
    out.printf("%,d rows sent%n", feed.sent());
    out.printf("%,d findings%n", total(found.findings()));
    found.findings().forEach((type, count) -> out.printf("  %-42s %,d%n", type, count));
    out.printf("%,d alerts%n", total(found.alerts()));
    found.alerts().forEach((type, count) -> out.printf("  %-42s %,d%n", type, count));
    out.flush();
  }

  private static int total(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
