package io.roguedns.benchmarks;

import io.roguedns.detection.signal.tunnelbyname.TunnelByName;
import io.roguedns.event.DnsQuery;
import io.roguedns.event.ProcessOrigin;
import io.roguedns.event.Ticks;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Measures the cost of the signal {@code tunnel-by-name}: time over a fleet's day, and state per
 * key.
 */
@Command(
    name = "names",
    description = "The cost of the signal tunnel-by-name, in time and in state.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    sortOptions = false)
final class NamesBenchmark implements Callable<Integer> {
  private static final int[] NAMES = {1, 3, 20, 128, 10_000};
  private static final int NAME_LENGTH = 40;
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz012345";

  @Mixin private FleetSetUp setUp;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Path fleet = FleetData.in(setUp.data, setUp.seed, setUp.devices, setUp.adversaries);
    Path results = setUp.data.resolve("results").toAbsolutePath();
    new Cost(
            "names",
            List.of("--signals", "all"),
            List.of("--signals", "unauthorized-resolver,high-volume,configuration-change"))
        .measure(
            out,
            "the fleet's day, without alerts",
            fleet,
            Cost.sum(FleetData.rows(fleet)),
            setUp.rounds,
            setUp.parallelism,
            results,
            List.of("--alerts", "off", "--allowlist", fleet.resolve("allowlist.yaml").toString()));
    EventData.delete(results);

    out.printf(
        "%nState of a device and a domain in a window, as it is written, names of %d characters:%n%n",
        NAME_LENGTH);
    out.println("| names | bytes |\n| ---: | ---: |");
    for (int names : NAMES) {
      out.printf(Locale.ROOT, "| %,d | %,d |%n", names, TunnelByName.stateBytes(queries(names)));
    }
    return 0;
  }

  private static List<DnsQuery> queries(int count) {
    Random dice = new Random(count);
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new DnsQuery(
                    Ticks.parse("2026-03-10T12:00:00Z"),
                    "lt-0001.corp.example",
                    "",
                    "",
                    "10.0.0.1",
                    dice.ints(NAME_LENGTH, 0, LETTERS.length())
                            .mapToObj(LETTERS::charAt)
                            .collect(
                                StringBuilder::new, StringBuilder::append, StringBuilder::append)
                        + ".example.com",
                    "TXT",
                    "NOERROR",
                    List.of(),
                    ProcessOrigin.UNKNOWN))
        .toList();
  }
}
