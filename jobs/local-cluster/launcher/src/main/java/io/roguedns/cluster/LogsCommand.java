package io.roguedns.cluster;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cluster logs}. */
@Command(name = "logs", description = "Prints the log of one process, or the ends of all logs.")
final class LogsCommand implements Callable<Integer> {
  @Mixin private ClusterOptions which;

  @Parameters(
      arity = "0..1",
      paramLabel = "PROCESS",
      description = "The name, as printed by" + " status")
  private String process;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, ClusterException {
    which.cluster();
    Ledger ledger = which.ledger();
    PrintWriter out = spec.commandLine().getOut();
    if (process != null) {
      Path log = ledger.log(process);
      if (!names(ledger).contains(process)) {
        throw ClusterException.usage(
            List.of(process + " has no log; there are " + String.join(", ", names(ledger))));
      }
      out.print(Files.readString(log));
      out.flush();
      return 0;
    }
    for (String name : names(ledger)) {
      out.println("==> " + ledger.log(name) + " <==");
      out.print(Await.end(ledger.log(name)) + "\n\n");
    }
    return 0;
  }

  /** Whose logs there are: also of processes that have ended. */
  private static List<String> names(Ledger ledger) throws IOException {
    try (Stream<Path> logs = Files.list(ledger.file("logs"))) {
      return logs.map(log -> log.getFileName().toString().replaceFirst("\\.log$", ""))
          .sorted()
          .collect(Collectors.toList());
    }
  }
}
