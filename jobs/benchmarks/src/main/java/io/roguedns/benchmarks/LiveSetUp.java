package io.roguedns.benchmarks;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that measurements of the live job share. */
final class LiveSetUp {
  @Option(
      names = "--partitions",
      paramLabel = "N",
      description = "of the topic of network rows",
      defaultValue = "4")
  int partitions;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "of the job, and of its peer",
      defaultValue = "2")
  int parallelism;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${sys:roguedns.benchmark.data:-target/data}",
      description = "where the broker's data is, until the end")
  Path data;
}
