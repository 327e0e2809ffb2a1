package io.roguedns.simulation;

import io.roguedns.simulation.collision.CollidingFiles;
import io.roguedns.simulation.collision.CollidingRows;
import io.roguedns.simulation.story.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes random rows that collide. */
@Command(
    name = "collisions",
    description = {
      "Writes random rows of the right types in which times, devices, resolvers, processes and"
          + " settings collide: JSON lines, several files a table.",
      "They describe no scenario; their alerts must be the same however they are read."
    },
    showDefaultValues = true)
final class CollisionsCommand implements Callable<Integer> {
  private static final long MOST_ROWS = 100_000_000;
  private static final int MOST_FILES = 64;
  private static final int MOST_DAYS = 365;

  @Spec private CommandSpec spec;

  @Option(names = "--seed", description = "A different seed gives different rows.")
  private long seed = Scenario.DEFAULT_SEED;

  @Option(names = "--rows", description = "The number of rows.")
  private long rows = 20_000;

  @Option(names = "--days", description = "The number of days.")
  private int days = 3;

  @Option(names = "--files", description = "The number of files per table.")
  private int files = 4;

  @Option(names = "--out", required = true, description = "Folder to write into.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    check("--rows", rows, 1, MOST_ROWS);
    check("--days", days, 1, MOST_DAYS);
    check("--files", files, 1, MOST_FILES);
    CollidingFiles.write(new CollidingRows(seed, Duration.ofDays(days)), rows, files, out);
    spec.commandLine().getOut().printf("%d rows%n", rows);
    return 0;
  }

  private void check(String option, long value, long lowest, long highest) {
    if (value < lowest || value > highest) {
      throw new ParameterException(
          spec.commandLine(),
          "%s %d: allowed is %d to %d.".formatted(option, value, lowest, highest));
    }
  }
}
