package io.roguedns.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.simulation.Simulate;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine;

/** The days of fleets that {@code simulate fleet} makes, each kept for the next time. */
final class FleetData {
  /** To be raised when the simulation makes other fleets. */
  private static final String VERSION = "fleet-v1";

  private static final ObjectMapper JSON = new ObjectMapper();

  private FleetData() {}

  /** The directory of a fleet below {@code parent}; made if it isn't there. */
  static Path in(Path parent, long seed, int devices, int adversaries) throws IOException {
    Path directory =
        parent
            .resolve(String.format(Locale.ROOT, "%s-%d-%d-%d", VERSION, seed, devices, adversaries))
            .toAbsolutePath();
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
                "fleet",
                "--seed",
                Long.toString(seed),
                "--devices",
                Integer.toString(devices),
                "--adversaries",
                Integer.toString(adversaries),
                "--out",
                unfinished.toString());
    if (status != 0) {
      throw new IllegalArgumentException("no fleet was made:\n" + said);
    }
    Files.move(unfinished, directory);
    return directory;
  }

  /** How many rows a fleet's day has, by table. */
  static JsonNode rows(Path fleet) throws IOException {
    return JSON.readTree(fleet.resolve("_truth/fleet.json").toFile()).path("rows");
  }
}
