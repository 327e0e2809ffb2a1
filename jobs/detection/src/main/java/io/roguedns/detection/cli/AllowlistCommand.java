package io.roguedns.detection.cli;

import io.roguedns.allowlist.AllowlistFile;
import io.roguedns.allowlist.AllowlistYaml;
import io.roguedns.allowlist.DefaultAllowlists;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code roguedns allowlist}: what has to do with the allowlist by itself. */
@Command(
    name = "allowlist",
    description = "Works on allowlists.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND")
final class AllowlistCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Command(
      name = "check",
      description = "Lists every problem of an allowlist's file, each with its line.",
      mixinStandardHelpOptions = true,
      footer = {"", "Exit status: 0 no problems, 2 problems."})
  int check(@Parameters(paramLabel = "FILE", description = "YAML list of entries") Path file) {
    PrintWriter out = spec.commandLine().getOut();
    AllowlistFile.Reading reading;
    try {
      reading = AllowlistFile.read(file);
    } catch (NoSuchFileException absent) {
      spec.commandLine().getErr().println("error: " + file + ": no such file");
      return RogueDns.BAD_USAGE;
    } catch (IOException unreadable) {
      spec.commandLine().getErr().println("error: " + file + ": can't be read: " + unreadable);
      return RogueDns.BAD_USAGE;
    }
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
      description =
          "Prints the entries of strict semantics without --allowlist, to begin a file with.",
      mixinStandardHelpOptions = true)
  void defaults() {
    PrintWriter out = spec.commandLine().getOut();
    out.print(AllowlistYaml.write(DefaultAllowlists.strict().entries()));
    out.flush();
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing command: roguedns allowlist --help lists them");
  }
}
