package io.roguedns.cluster;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cluster kill-taskmanager}. */
@Command(
    name = "kill-taskmanager",
    description = {
      "Kills a TaskManager with kill -9, to simulate the failure of its machine.",
      "The job restarts from its last checkpoint on the remaining ones; scale replaces it."
    })
final class KillTaskManagerCommand implements Callable<Integer> {
  @Mixin private ClusterOptions which;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "The name, as printed by status; by default the oldest")
  private String name;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException, ClusterException {
    LocalCluster cluster = which.cluster();
    List<String> running = cluster.members().taskManagers();
    if (running.isEmpty()) {
      throw ClusterException.usage(List.of("no TaskManager is running; start some with scale N"));
    }
    if (name != null && !running.contains(name)) {
      throw ClusterException.usage(
          List.of(name + " isn't a running TaskManager; there are " + String.join(", ", running)));
    }
    String victim = name == null ? running.get(0) : name;
    cluster.members().kill(victim);
    spec.commandLine().getOut().println("Killed " + victim + ".");
    return 0;
  }
}
