package io.roguedns.detection.cli;

import io.roguedns.detection.run.DetectRun;
import io.roguedns.detection.run.LiveRun;
import io.roguedns.detection.run.StopSignals;
import io.roguedns.detection.run.Submission;
import io.roguedns.detection.settings.Catalog;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.settings.SettingsReader;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code roguedns detect}: its options are the settings of the {@link Catalog}. */
@Command(
    name = "detect",
    description = "Runs the detection over files or topics, and writes findings and alerts.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "Times are UTC, as in 2026-03-10T08:00:00Z or 2026-03-10. Durations are written 30s, 5m or"
          + " 24h.",
      "Exit status: 0 done, 1 failed, 2 bad usage or configuration."
    })
final class DetectCommand implements Callable<Integer> {
  @Mixin private RunOptions options;

  @Spec private CommandSpec spec;

  static CommandLine line() {
    return RunOptions.line(new DetectCommand(), Catalog.ALL);
  }

  @Override
  public Integer call() throws Exception {
    Settings settings = options.read(Catalog.ALL, SettingsReader::read);
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (settings.input().kafka() != null && !settings.input().kafka().bounded()) {
      LiveRun run = new LiveRun(settings, out, err, DetectText::of);
      if (!Submission.isToCluster()) {
        StopSignals.call(run::stop);
      }
      run.run();
    } else {
      new DetectRun(settings, out, err, DetectText::of).run();
    }
    return CommandLine.ExitCode.OK;
  }
}
