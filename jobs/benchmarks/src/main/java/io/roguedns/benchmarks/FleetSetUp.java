package io.roguedns.benchmarks;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that measurements over a fleet's day share. */
final class FleetSetUp {
  @Option(
      names = "--devices",
      paramLabel = "N",
      description = "of the fleet",
      defaultValue = "5000")
  int devices;

  @Option(
      names = "--adversaries",
      paramLabel = "N",
      description = "stories in it",
      defaultValue = "12")
  int adversaries;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "a different seed gives a different fleet",
      defaultValue = "7")
  long seed;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "the first is reported separately",
      defaultValue = "5")
  int rounds;

  @Option(names = "--parallelism", paramLabel = "N", description = "slots")
  int parallelism = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${sys:roguedns.benchmark.data:-target/data}",
      description = "directory of the generated input, which is reused")
  Path data;
}
