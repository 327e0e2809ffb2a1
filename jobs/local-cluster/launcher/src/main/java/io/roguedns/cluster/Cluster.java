package io.roguedns.cluster;

import io.roguedns.text.SafeWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code deploy/local/cluster}. */
@Command(
    name = "cluster",
    description =
        "A cluster on this machine, on loopback only: Kafka, a search server, Flink and the job.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "ROGUEDNS_CLUSTER_JAVA_OPTS adds options for the JVM of each process.",
      "Exit status: 0 done, 1 failed, 2 bad usage."
    },
    subcommands = {
      UpCommand.class,
      StatusCommand.class,
      LogsCommand.class,
      KillTaskManagerCommand.class,
      ScaleCommand.class,
      DemoCommand.class,
      DownCommand.class
    })
public final class Cluster implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help and exit")
  private boolean help;

  /** Runs a command and ends the process with its exit status. */
  public static void main(String[] arguments) {
    CommandLine line = new CommandLine(new Cluster());
    line.setOut(SafeWriter.of(new PrintWriter(System.out, true, StandardCharsets.UTF_8)));
    line.setErr(SafeWriter.of(new PrintWriter(System.err, true, StandardCharsets.UTF_8)));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    line.setUsageHelpAutoWidth(true);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler((failure, command, parsed) -> report(failure, command));
    System.exit(line.execute(arguments));
  }

  private static int report(Exception failure, CommandLine command) throws Exception {
    if (failure instanceof ClusterException told) {
      // A problem may quote lines of a log.
      told.problems().forEach(problem -> command.getErr().print("error: " + problem + "\n"));
      command.getErr().flush();
      return told.isUsage() ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
    }
    throw failure;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing command: deploy/local/cluster --help lists them");
  }
}
