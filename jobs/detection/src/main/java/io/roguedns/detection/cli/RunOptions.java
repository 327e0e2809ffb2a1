package io.roguedns.detection.cli;

import io.roguedns.detection.settings.Catalog;
import io.roguedns.detection.settings.ConfigurationException;
import io.roguedns.detection.settings.RawSettings;
import io.roguedns.detection.settings.Setting;
import io.roguedns.detection.settings.Setting.Group;
import io.roguedns.detection.source.files.InputFiles;
import io.roguedns.input.InputFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of a command that runs a job: one for each of its settings, and these. */
final class RunOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML with any option of detect; flags override it")
  private Path config;

  @Option(
      names = "--verbose",
      description = "Log the engine's activity and whole stack traces to standard error")
  private boolean verbose;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** Reads the settings of a run. */
  @FunctionalInterface
  interface Reader<S> {
    S read(RawSettings written, Path config) throws ConfigurationException;
  }

  /** A command, which has these options mixed in, with an option for each setting. */
  static CommandLine line(Object command, List<Setting<?>> settings) {
    CommandSpec spec = CommandSpec.forAnnotatedObject(command);
    for (Group group : Group.values()) {
      List<Setting<?>> ofGroup = settings.stream().filter(s -> s.group() == group).toList();
      if (ofGroup.isEmpty()) {
        continue;
      }
      ArgGroupSpec.Builder options =
          ArgGroupSpec.builder()
              .heading("%n" + group.heading() + ":%n")
              .exclusive(false)
              .validate(false)
              .order(group.ordinal());
      for (Setting<?> setting : ofGroup) {
        options.addArg(option(setting, settings.indexOf(setting)));
      }
      spec.addArgGroup(options.build());
    }
    return new CommandLine(spec);
  }

  private static OptionSpec option(Setting<?> setting, int order) {
    OptionSpec.Builder option =
        OptionSpec.builder(setting.flag())
            .description(escape(setting.description() + byDefault(setting)))
            .order(order);
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

  /**
   * The settings from the command line and the file of {@code --config}; if they have problems, the
   * problems of the input are reported as well.
   */
  <S> S read(List<Setting<?>> settings, Reader<S> reader) throws ConfigurationException {
    Logging.verbose(verbose);
    RawSettings written = new RawSettings();
    for (Setting<?> setting : settings) {
      OptionSpec option = spec.findOption(setting.flag());
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        for (String value : option.originalStringValues()) {
          written.add(setting, setting.isSwitch() ? "true" : value, setting.flag());
        }
      }
    }
    try {
      return reader.read(written, config);
    } catch (ConfigurationException refused) {
      List<String> problems = new ArrayList<>(refused.problems());
      OptionSpec input = spec.findOption(Catalog.INPUT.flag());
      InputFiles.find(input.originalStringValues(), InputFormat.AUTO, problems);
      throw new ConfigurationException(problems);
    }
  }
}
