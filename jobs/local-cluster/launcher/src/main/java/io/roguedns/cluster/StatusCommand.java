package io.roguedns.cluster;

import io.roguedns.processes.FlinkRest;
import io.roguedns.processes.RunningProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cluster status}. */
@Command(
    name = "status",
    description = {
      "Prints processes, addresses, and the job's status.",
      "Exit status 0 if everything runs."
    })
final class StatusCommand implements Callable<Integer> {
  @Mixin private ClusterOptions which;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException, ClusterException {
    LocalCluster cluster = which.cluster();
    PrintWriter out = spec.commandLine().getOut();
    boolean well = true;
    for (Map.Entry<String, RunningProcess> member : cluster.members().all().entrySet()) {
      boolean alive = member.getValue().isAlive();
      well &= alive;
      out.printf(
          "%-16s %-8s pid %-8d %s%n",
          member.getKey(),
          alive ? "runs" : "ended",
          member.getValue().pid(),
          address(cluster, member.getKey()));
    }
    return tellOfJob(cluster.rest(), out) && well ? 0 : 1;
  }

  private static String address(LocalCluster cluster, String process) {
    return switch (process) {
      case "jobmanager" -> cluster.flink().webPage();
      case "kafka" -> cluster.broker().servers();
      case "search" -> cluster.search().url();
      default -> "";
    };
  }

  private static boolean tellOfJob(FlinkRest rest, PrintWriter out) throws InterruptedException {
    try {
      List<String> jobs = rest.unfinishedJobs();
      for (String job : jobs) {
        out.printf(
            "job              %s on %d TaskManagers, %d checkpoints, %d restarts%n",
            rest.state(job),
            rest.busyTaskManagers().size(),
            rest.completed(job),
            rest.restored(job));
      }
      if (jobs.isEmpty()) {
        out.println("job              none runs");
      }
      return !jobs.isEmpty();
    } catch (IOException silent) {
      out.println("job              unknown: the JobManager doesn't answer");
      return false;
    }
  }
}
