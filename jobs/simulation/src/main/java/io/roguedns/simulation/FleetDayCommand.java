package io.roguedns.simulation;

import io.roguedns.simulation.story.FleetDay;
import io.roguedns.simulation.story.Scenario;
import io.roguedns.simulation.world.Day;
import io.roguedns.simulation.world.Fleet;
import io.roguedns.simulation.write.FleetDayFiles;
import io.roguedns.simulation.write.Format;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes a fleet's day. */
@Command(
    name = "fleet-day",
    description = "Writes the day of a fleet that contains nine scenarios.",
    showDefaultValues = true)
final class FleetDayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--seed", description = "Another seed gives another day.")
  private long seed = Scenario.DEFAULT_SEED;

  @Option(names = "--devices", description = "The number of devices.")
  private int devices = FleetDay.DEFAULT_DEVICES;

  @Option(names = "--date", description = "The day, UTC.")
  private LocalDate date = Day.DEFAULT.date();

  @Option(
      names = "--format",
      description =
          "parquet or jsonl for a data lake, storage or hub for the formats of the"
              + " Streaming API.")
  private String format = Format.PARQUET.label();

  @Option(names = "--out", required = true, description = "Folder to write into.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    Format chosen =
        Format.labelled(format)
            .orElseThrow(() -> bad("--format", format, "parquet, jsonl, storage or hub"));
    if (devices < Fleet.SMALLEST) {
      throw bad("--devices", devices, Fleet.SMALLEST + " or more");
    }
    FleetDay day = FleetDay.play(new Fleet(seed, new Day(date)), devices);
    FleetDayFiles.write(day, chosen, out);
    return 0;
  }

  private ParameterException bad(String option, Object value, String allowed) {
    return new ParameterException(
        spec.commandLine(), "%s %s: allowed is %s.".formatted(option, value, allowed));
  }
}
