package io.roguedns.detection.cli;

import io.roguedns.allowlist.AllowlistEntry;
import io.roguedns.allowlist.AllowlistFile;
import io.roguedns.allowlist.AllowlistYaml;
import io.roguedns.allowlist.DefaultAllowlists;
import io.roguedns.detection.settings.ConfigurationException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code roguedns allowlist}: commands for allowlists. */
@Command(
    name = "allowlist",
    description = "Checks, publishes and shows allowlists.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {AllowlistPublish.class, AllowlistShow.class})
final class AllowlistCommand implements Runnable {
  /** The maximum length of valid ids; longer text is truncated. */
  static final int LONGEST_ID = 200;

  @Spec private CommandSpec spec;

  @Command(
      name = "check",
      description = "Lists all problems of an allowlist file with their lines.",
      mixinStandardHelpOptions = true,
      footer = {"", "Exit status: 0 no problems, 2 problems."})
  int check(@Parameters(paramLabel = "FILE", description = "YAML list of entries") Path file)
      throws ConfigurationException {
    PrintWriter out = spec.commandLine().getOut();
    AllowlistFile.Reading reading = read(file);
    reading.problems().forEach(problem -> out.println(file + ": " + problem));
    if (!reading.isValid()) {
      out.println(reading.problems().size() + " problems");
      return RogueDns.BAD_USAGE;
    }
    out.println(file + ": " + reading.entries().size() + " entries, no problems");
    return CommandLine.ExitCode.OK;
  }

  @Command(
      name = "defaults",
      description = "Prints the default entries of strict semantics, to start a file with.",
      mixinStandardHelpOptions = true)
  void defaults() {
    PrintWriter out = spec.commandLine().getOut();
    out.print(AllowlistYaml.write(DefaultAllowlists.strict().entries()));
    out.flush();
  }

  /** A file's entries; its problems are added to the list. */
  static List<AllowlistEntry> entries(Path file, List<String> problems) {
    try {
      AllowlistFile.Reading reading = read(file);
      reading.problems().forEach(problem -> problems.add(file + ": " + problem));
      return reading.entries();
    } catch (ConfigurationException unreadable) {
      problems.addAll(unreadable.problems());
      return List.of();
    }
  }

  private static AllowlistFile.Reading read(Path file) throws ConfigurationException {
    try {
      return AllowlistFile.read(file);
    } catch (NoSuchFileException absent) {
      throw new ConfigurationException(List.of(file + ": no such file"));
    } catch (IOException unreadable) {
      throw new ConfigurationException(List.of(file + ": can't be read: " + unreadable));
    }
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing command: roguedns allowlist --help lists them");
  }
}
