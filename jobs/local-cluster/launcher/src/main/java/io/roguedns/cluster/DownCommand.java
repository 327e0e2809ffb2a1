package io.roguedns.cluster;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cluster down}. */
@Command(
    name = "down",
    description = "Stops all processes of the cluster, and removes its data, results and logs.")
final class DownCommand implements Callable<Integer> {
  @Mixin private ClusterOptions which;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException, ClusterException {
    Ledger ledger = which.ledger();
    if (!ledger.exists()) {
      spec.commandLine().getOut().println("No cluster is up in " + ledger.directory() + ".");
      return 0;
    }
    which.cluster().takeDown();
    spec.commandLine().getOut().println("The cluster is stopped and removed.");
    return 0;
  }
}
