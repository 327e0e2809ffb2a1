package io.roguedns.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The days of fleets from {@code simulate fleet}, each cached. */
final class FleetData {
  /** Increase it when the simulation generates different fleets. */
  private static final String VERSION = "fleet-v3";

  private static final ObjectMapper JSON = new ObjectMapper();

  private FleetData() {}

  /** The directory of a fleet below {@code parent}; made if it isn't there. */
  static Path in(Path parent, long seed, int devices, int adversaries) throws IOException {
    return SimulatedData.in(
        parent,
        String.format(Locale.ROOT, "%s-%d-%d-%d", VERSION, seed, devices, adversaries),
        List.of(
            "fleet",
            "--seed",
            Long.toString(seed),
            "--devices",
            Integer.toString(devices),
            "--adversaries",
            Integer.toString(adversaries)));
  }

  /** How many rows a fleet's day has, by table. */
  static JsonNode rows(Path fleet) throws IOException {
    return JSON.readTree(fleet.resolve("_truth/fleet.json").toFile()).path("rows");
  }
}
