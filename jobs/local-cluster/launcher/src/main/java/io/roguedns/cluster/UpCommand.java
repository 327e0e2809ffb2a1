package io.roguedns.cluster;

import io.roguedns.simulation.write.LargeFleetStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cluster up}. */
@Command(
    name = "up",
    description =
        "Starts Kafka, a search server, a JobManager and TaskManagers, each in its own process,"
            + " creates the topics, and submits the job.")
final class UpCommand implements Callable<Integer> {
  @Mixin private ClusterOptions which;
  @Mixin private PortOptions ports;

  @Option(
      names = "--taskmanagers",
      paramLabel = "N",
      description = "TaskManagers with one slot each (default: ${DEFAULT-VALUE})")
  private int taskManagers = 2;

  @Option(
      names = "--mode",
      paramLabel = "session|application",
      description =
          "Whether the job is submitted to a running Flink cluster, or the JobManager runs only"
              + " this job (default: session)")
  private Mode mode = Mode.SESSION;

  @Option(
      names = "--allowlist",
      paramLabel = "FILE",
      description = "The job's initial allowlist (default: that of the simulated fleet)")
  private Path allowlist;

  @Parameters(
      paramLabel = "SETTING",
      description =
          "Further options of the job, after --, as in: up -- --semantics kql --out-of-orderness 5m")
  private List<String> settings = List.of();

  @Spec private CommandSpec spec;

  private volatile boolean done;

  @Override
  public Integer call() throws IOException, InterruptedException, ClusterException {
    ScaleCommand.check("--taskmanagers", taskManagers);
    Ledger ledger = which.ledger();
    if (ledger.exists()) {
      throw ClusterException.usage(
          List.of(
              "a cluster is already running, in "
                  + ledger.directory()
                  + "; check it with status, or stop it with down"));
    }
    ports.check();
    String list = allowlist == null ? LargeFleetStream.allowlist(Demo.day(1)) : read(allowlist);
    ledger.create(ports);
    LocalCluster cluster = new LocalCluster(Installation.ofThisProcess(), ledger, ports);
    // Whatever happens before it is up, Ctrl-C too, leaves nothing behind.
    Thread undo = new Thread(() -> undo(cluster), "undo");
    Runtime.getRuntime().addShutdownHook(undo);
    spec.commandLine().getErr().println("Starting, which takes about half a minute …");
    cluster.start(mode, taskManagers, list, Map.of());
    cluster.run(mode, taskManagers, settings);
    done = true;
    tell(cluster, ledger, spec.commandLine().getOut());
    return 0;
  }

  private static String read(Path file) throws ClusterException {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw ClusterException.usage(
          List.of("--allowlist " + file + ": can't be read; use a readable file"));
    }
  }

  private void undo(LocalCluster cluster) {
    if (done) {
      return;
    }
    try {
      cluster.takeDown();
    } catch (IOException | ClusterException failed) {
      spec.commandLine()
          .getErr()
          .println("error: the cluster isn't stopped completely:" + " " + failed.getMessage());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void tell(LocalCluster cluster, Ledger ledger, PrintWriter out) {
    String found = cluster.search().url();
    out.println("Flink      " + cluster.flink().webPage());
    out.println("Search     " + found);
    out.println("Kafka      " + cluster.broker().servers() + ", rows go to " + ClusterTopics.ROWS);
    out.println("Allowlist  " + JobFile.allowlist(ledger) + ", read again when it changes");
    out.println();
    out.println("Findings   " + found + "/roguedns-findings/_search?pretty");
    out.println("           topic " + ClusterTopics.FINDINGS);
    out.println(
        "Alerts     " + found + "/roguedns-alerts/_search?pretty&sort=roguedns.RiskScore:desc");
    out.println("           topic " + ClusterTopics.ALERTS);
    out.println("Both       files in " + JobFile.results(ledger));
    out.println();
    out.println("Next: deploy/local/cluster demo, status, logs, kill-taskmanager, scale N, down");
  }
}
