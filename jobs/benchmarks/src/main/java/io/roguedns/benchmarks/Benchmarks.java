package io.roguedns.benchmarks;

import io.roguedns.benchmarks.chaos.ChaosBenchmark;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code benchmark}. */
@Command(
    name = "benchmark",
    description = "Measures the detection job and its peers on this machine.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      BackfillBenchmark.class,
      AlertsBenchmark.class,
      CollisionsBenchmark.class,
      NamesBenchmark.class,
      TunnelsBenchmark.class,
      LiveRateBenchmark.class,
      LiveDelayBenchmark.class,
      LiveMemoryBenchmark.class,
      ClusterRateBenchmark.class,
      SoakBenchmark.class,
      ChaosBenchmark.class
    })
public final class Benchmarks implements Runnable {
  @Spec private CommandSpec spec;

  public static void main(String[] arguments) {
    System.exit(
        run(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            arguments));
  }

  /** Runs a command. */
  public static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return commandLine().setOut(out).setErr(err).execute(arguments);
  }

  static CommandLine commandLine() {
    return new CommandLine(new Benchmarks())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true);
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "Missing command: benchmark --help lists them");
  }
}
