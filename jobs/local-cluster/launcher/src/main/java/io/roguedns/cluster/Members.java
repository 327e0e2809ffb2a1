package io.roguedns.cluster;

import io.roguedns.processes.JvmCommand;
import io.roguedns.processes.RunningProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** The cluster's processes: started so that they outlive the command, and ended by their pids. */
final class Members {
  static final String TASKMANAGER = "taskmanager-";

  private static final Duration TO_END = Duration.ofSeconds(10);

  private final Ledger ledger;
  private boolean closed;

  Members(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Starts one and notes it. */
  synchronized void start(String name, JvmCommand command, Map<String, String> environment)
      throws IOException, ClusterException {
    if (closed) {
      throw ClusterException.failure("the cluster is being stopped");
    }
    Process process = command.with(options(name)).startDetached(ledger.log(name), environment);
    ledger.add(name, RunningProcess.of(process));
  }

  private List<String> options(String name) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-Djava.io.tmpdir=" + ledger.file("tmp"),
                // Flink's web page shows it.
                "-Dlog.file=" + ledger.log(name),
                "-Dlog4j2.configurationFile=" + ledger.file("conf/log4j2.properties")));
    String more = System.getenv("ROGUEDNS_CLUSTER_JAVA_OPTS");
    if (more != null && !more.isBlank()) {
      options.addAll(List.of(more.strip().split("\\s+")));
    }
    return options;
  }

  SortedMap<String, RunningProcess> all() throws IOException {
    return ledger.all();
  }

  boolean isAlive(String name) {
    try {
      RunningProcess process = ledger.all().get(name);
      return process != null && process.isAlive();
    } catch (IOException unreadable) {
      return false;
    }
  }

  /** The TaskManagers that run, the oldest first; what has ended by itself is forgotten. */
  List<String> taskManagers() throws IOException {
    List<String> running = new ArrayList<>();
    for (Map.Entry<String, RunningProcess> member : ledger.all().entrySet()) {
      if (!member.getKey().startsWith(TASKMANAGER)) {
        continue;
      }
      if (member.getValue().isAlive()) {
        running.add(member.getKey());
      } else {
        ledger.remove(member.getKey());
      }
    }
    return running;
  }

  /** Ends one in order. */
  void end(String name) throws IOException, InterruptedException, ClusterException {
    forget(name, ledger.all().get(name).end(TO_END));
  }

  /** {@code kill -9}. */
  void kill(String name) throws IOException, InterruptedException, ClusterException {
    forget(name, ledger.all().get(name).kill());
  }

  private void forget(String name, boolean gone) throws IOException, ClusterException {
    if (!gone) {
      throw ClusterException.failure(name + " doesn't end; stop it by hand");
    }
    ledger.remove(name);
  }

  /** Ends all, by force since nothing of theirs is kept, and starts no more. */
  synchronized void endAll() throws IOException, InterruptedException, ClusterException {
    closed = true;
    for (String name : ledger.all().keySet()) {
      kill(name);
    }
  }
}
