package io.roguedns.simulation;

import io.roguedns.event.Table;
import io.roguedns.simulation.fleet.LargeFleet;
import io.roguedns.simulation.story.Scenario;
import io.roguedns.simulation.world.Day;
import io.roguedns.simulation.world.Fleet;
import io.roguedns.simulation.write.LargeFleetFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes a large fleet's day, with a few adversaries in it. */
@Command(
    name = "fleet",
    description = {
      "Writes the day of a large fleet as Parquet: thousands of devices at home, on the move and in"
          + " the office, servers that query external resolvers, and a few adversaries.",
      "The ground truth is in _truth/, the fleet's allowlist in allowlist.yaml."
    },
    showDefaultValues = true)
final class FleetCommand implements Callable<Integer> {
  private static final int LARGEST = 30_000;
  private static final int MOST_ADVERSARIES = 40;

  @Spec private CommandSpec spec;

  @Option(names = "--seed", description = "A different seed gives a different fleet.")
  private long seed = Scenario.DEFAULT_SEED;

  @Option(names = "--devices", description = "The number of devices.")
  private int devices = 5_000;

  @Option(names = "--adversaries", description = "The number of adversaries.")
  private int adversaries = 12;

  @Option(names = "--date", description = "The day, UTC.")
  private LocalDate date = Day.DEFAULT.date();

  @Option(names = "--out", required = true, description = "Folder to write into.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    check("--devices", devices, LargeFleet.SMALLEST, LARGEST);
    check("--adversaries", adversaries, 0, MOST_ADVERSARIES);
    LargeFleet fleet = LargeFleet.of(new Fleet(seed, new Day(date)), devices, adversaries);
    Map<Table, Long> rows = LargeFleetFiles.write(fleet, out);
    long all = rows.values().stream().mapToLong(Long::longValue).sum();
    spec.commandLine()
        .getOut()
        .printf("%d devices, %d stories, %d rows%n", devices, adversaries, all);
    return 0;
  }

  private void check(String option, int value, int lowest, int highest) {
    if (value < lowest || value > highest) {
      throw new ParameterException(
          spec.commandLine(),
          "%s %d: allowed is %d to %d.".formatted(option, value, lowest, highest));
    }
  }
}
