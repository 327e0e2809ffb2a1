package io.roguedns.benchmarks;

import io.roguedns.simulation.Simulate;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The cached output of {@code simulate}. */
final class SimulatedData {
  private SimulatedData() {}

  /**
   * The directory of a name below {@code parent}; made if it isn't there.
   *
   * @param arguments the command of {@code simulate}, without {@code --out}
   */
  static Path in(Path parent, String name, List<String> arguments) throws IOException {
    Path directory = parent.resolve(name).toAbsolutePath();
    if (Files.isDirectory(directory)) {
      return directory;
    }
    Path unfinished = Path.of(directory + ".unfinished");
    EventData.delete(unfinished);
    StringWriter said = new StringWriter();
    int status =
        new CommandLine(new Simulate())
            .setOut(new PrintWriter(said, true))
            .setErr(new PrintWriter(said, true))
            .execute(
                Stream.concat(arguments.stream(), Stream.of("--out", unfinished.toString()))
                    .toArray(String[]::new));
    if (status != 0) {
      throw new IllegalArgumentException("the simulation failed:\n" + said);
    }
    Files.move(unfinished, directory);
    return directory;
  }
}
