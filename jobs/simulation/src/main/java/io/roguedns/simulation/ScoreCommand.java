package io.roguedns.simulation;

import io.roguedns.simulation.score.BadInputException;
import io.roguedns.simulation.score.Score;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares alerts with a fleet's ground truth. */
@Command(
    name = "score",
    description =
        "Prints which adversaries the alerts detect, and which alerts above low are false"
            + " positives.")
final class ScoreCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--truth", required = true, description = "The folder _truth of a fleet.")
  private Path truth;

  @Option(names = "--alerts", required = true, description = "Alerts as JSON lines, in a folder.")
  private Path alerts;

  @Option(names = "--findings", description = "Findings as JSON lines, to count them.")
  private Path findings;

  @Override
  public Integer call() {
    try {
      spec.commandLine().getOut().print(Score.read(truth, alerts, findings).markdown());
      spec.commandLine().getOut().flush();
      return 0;
    } catch (BadInputException bad) {
      spec.commandLine().getErr().println("score: " + bad.getMessage());
      return 1;
    }
  }
}
