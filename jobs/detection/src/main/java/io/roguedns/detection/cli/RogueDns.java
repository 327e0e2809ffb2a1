package io.roguedns.detection.cli;

import io.roguedns.detection.run.Submission;
import io.roguedns.text.SafeStream;
import io.roguedns.text.SafeWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code roguedns}, and the job's main class. */
@Command(
    name = "roguedns",
    description = "Finds devices that use rogue DNS servers.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Exit status: 0 done, 1 failed, 2 bad usage or configuration."},
    subcommands = {AllowlistCommand.class, ExplainCommand.class})
public final class RogueDns implements Runnable {
  /** A run failed. */
  static final int FAILED = CommandLine.ExitCode.SOFTWARE;

  /** The command line or the configuration is invalid. */
  static final int BAD_USAGE = CommandLine.ExitCode.USAGE;

  private static final PrintWriter STANDARD_OUT =
      new PrintWriter(System.out, true, StandardCharsets.UTF_8);
  private static final PrintWriter STANDARD_ERR =
      new PrintWriter(System.err, true, StandardCharsets.UTF_8);

  @Spec private CommandSpec spec;

  /**
   * Runs a command and ends the process with its exit status. On a cluster, whose process
   * continues, a failed command throws an exception instead.
   */
  public static void main(String[] arguments) {
    if (!Submission.isToCluster()) {
      // Output of libraries goes the same way to the terminal.
      System.setOut(SafeStream.of(System.out));
      System.setErr(SafeStream.of(System.err));
      // Only now: logging uses standard error as it is when the first logger is created.
      System.exit(run(STANDARD_OUT, STANDARD_ERR, arguments));
    }
    int status = run(STANDARD_OUT, STANDARD_ERR, arguments);
    if (status != CommandLine.ExitCode.OK) {
      throw new IllegalStateException(
          "roguedns failed with exit status " + status + "; see the messages above");
    }
  }

  /** Runs a command; its output is made safe for a terminal. */
  public static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return commandLine().setOut(SafeWriter.of(out)).setErr(SafeWriter.of(err)).execute(arguments);
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new RogueDns());
    line.addSubcommand(DetectCommand.line());
    line.addSubcommand(ProfileCommand.line());
    line.setUsageHelpAutoWidth(true);
    // Escape sequences are text when they reach the terminal, the help's own too.
    line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> Failure.report(failure, command.getErr()));
    return line;
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "Missing command: roguedns --help lists them");
  }

  @Command(
      name = "completion",
      description = "Prints a completion script for bash and zsh: source <(roguedns completion)")
  void completion() {
    spec.commandLine().getOut().print(AutoComplete.bash("roguedns", spec.commandLine()));
    spec.commandLine().getOut().flush();
  }
}
