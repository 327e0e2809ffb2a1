package io.roguedns.cluster;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cluster scale}. */
@Command(
    name = "scale",
    description =
        "Starts or stops TaskManagers until there are N, and waits until the job runs on all"
            + " of them.")
final class ScaleCommand implements Callable<Integer> {
  @Mixin private ClusterOptions which;

  @Parameters(paramLabel = "N", description = "The number of TaskManagers")
  private int wanted;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException, ClusterException {
    check("N", wanted);
    which.cluster().scale(wanted);
    spec.commandLine().getOut().println("The job runs on " + wanted + " TaskManagers.");
    return 0;
  }

  /** Fails unless this number of TaskManagers is allowed. */
  static void check(String option, int taskManagers) throws ClusterException {
    if (taskManagers < 1 || taskManagers > LocalCluster.MOST_TASKMANAGERS) {
      throw ClusterException.usage(
          List.of(
              option
                  + " "
                  + taskManagers
                  + ": allowed are 1 to "
                  + LocalCluster.MOST_TASKMANAGERS
                  + " TaskManagers"));
    }
  }
}
