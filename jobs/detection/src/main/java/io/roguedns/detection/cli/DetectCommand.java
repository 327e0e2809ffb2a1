package io.roguedns.detection.cli;

import io.roguedns.decode.input.InputFormat;
import io.roguedns.detection.settings.Catalog;
import io.roguedns.detection.settings.ConfigurationException;
import io.roguedns.detection.settings.RawSettings;
import io.roguedns.detection.settings.Setting;
import io.roguedns.detection.settings.Setting.Group;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.settings.SettingsReader;
import io.roguedns.detection.source.files.InputFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code roguedns detect}: its options are the settings of the {@link Catalog}. */
@Command(
    name = "detect",
    description = "Runs the detection over files or topics, and writes what it finds.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "Times are UTC, as in 2026-03-10T08:00:00Z or 2026-03-10. Lengths of time are written 30s, 5m or 24h.",
      "Exit status: 0 done, 1 failed, 2 bad usage or configuration."
    })
final class DetectCommand implements Callable<Integer> {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML with any of the settings below; flags win over it")
  private Path config;

  @Option(
      names = "--verbose",
      description = "Log to standard error what the engine does, and whole traces of failures")
  private boolean verbose;

  @Spec private CommandSpec spec;

  /** The command with an option for each setting. */
  static CommandLine line() {
    CommandSpec spec = CommandSpec.forAnnotatedObject(new DetectCommand());
    for (Group group : Group.values()) {
      ArgGroupSpec.Builder options =
          ArgGroupSpec.builder()
              .heading("%n" + group.heading() + ":%n")
              .exclusive(false)
              .validate(false)
              .order(group.ordinal());
      Catalog.ALL.stream()
          .filter(setting -> setting.group() == group)
          .map(DetectCommand::option)
          .forEach(options::addArg);
      spec.addArgGroup(options.build());
    }
    return new CommandLine(spec);
  }

  private static OptionSpec option(Setting<?> setting) {
    OptionSpec.Builder option =
        OptionSpec.builder(setting.flag())
            .description(escape(setting.description() + byDefault(setting)))
            .order(Catalog.ALL.indexOf(setting));
    if (setting.isSwitch()) {
      return option.type(boolean.class).arity("0").build();
    }
    return option
        .type(List.class)
        .auxiliaryTypes(String.class)
        .arity("1")
        .paramLabel(setting.placeholder())
        .hideParamSyntax(true)
        .build();
  }

  private static String byDefault(Setting<?> setting) {
    return setting.isSwitch() || setting.defaultText().isEmpty()
        ? ""
        : " (default: " + setting.defaultText() + ")";
  }

  private static String escape(String text) {
    return text.replace("%", "%%").replace("@|", "@ |");
  }

  @Override
  public Integer call() throws Exception {
    Logging.verbose(verbose);
    RawSettings written = new RawSettings();
    for (Setting<?> setting : Catalog.ALL) {
      OptionSpec option = spec.findOption(setting.flag());
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        for (String value : option.originalStringValues()) {
          written.add(setting, setting.isSwitch() ? "true" : value, setting.flag());
        }
      }
    }
    Settings settings = settings(written);
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (settings.input().kafka() != null && !settings.input().kafka().bounded()) {
      LiveRun run = new LiveRun(settings, out, err);
      if (!Submission.isToCluster()) {
        StopSignals.call(run::stop);
      }
      run.run();
    } else {
      new DetectRun(settings, out, err).run();
    }
    return CommandLine.ExitCode.OK;
  }

  /**
   * The settings; if something is wrong with them, what is wrong with the input is said as well.
   */
  private Settings settings(RawSettings written) throws ConfigurationException {
    try {
      return SettingsReader.read(written, config);
    } catch (ConfigurationException refused) {
      List<String> problems = new ArrayList<>(refused.problems());
      OptionSpec input = spec.findOption(Catalog.INPUT.flag());
      InputFiles.find(input.originalStringValues(), InputFormat.AUTO, problems);
      throw new ConfigurationException(problems);
    }
  }
}
