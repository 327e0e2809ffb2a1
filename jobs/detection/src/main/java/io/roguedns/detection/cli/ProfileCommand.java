package io.roguedns.detection.cli;

import io.roguedns.detection.run.ProfileRun;
import io.roguedns.detection.settings.ProfileSettings;
import io.roguedns.detection.settings.SettingsReader;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code roguedns profile}: its options are the {@link ProfileSettings}. */
@Command(
    name = "profile",
    description = {
      "Counts the queries of each device and process in bins of several widths, as high-volume"
          + " does, to try thresholds without running the detection again.",
      "A finding at a threshold is a row of counts/ whose QueryCount is greater."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "Times are UTC, as in 2026-03-10T08:00:00Z or 2026-03-10. Durations are written 30s, 5m or"
          + " 24h.",
      "Exit status: 0 done, 1 failed, 2 bad usage or configuration."
    })
final class ProfileCommand implements Callable<Integer> {
  @Mixin private RunOptions options;

  @Spec private CommandSpec spec;

  static CommandLine line() {
    return RunOptions.line(new ProfileCommand(), ProfileSettings.ALL);
  }

  @Override
  public Integer call() throws Exception {
    ProfileSettings settings = options.read(ProfileSettings.ALL, SettingsReader::readProfile);
    new ProfileRun(
            settings,
            spec.commandLine().getOut(),
            spec.commandLine().getErr(),
            (summary, run, directory, outputs) ->
                ProfileText.of(
                    summary,
                    run.highVolume().threshold(),
                    run.semantics().name().toLowerCase(Locale.ROOT),
                    directory))
        .run();
    return CommandLine.ExitCode.OK;
  }
}
