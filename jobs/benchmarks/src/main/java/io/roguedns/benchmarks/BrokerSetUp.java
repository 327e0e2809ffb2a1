package io.roguedns.benchmarks;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that all measurements over Kafka share. */
class BrokerSetUp {
  @Option(
      names = "--partitions",
      paramLabel = "N",
      description = "of the topic of network rows",
      defaultValue = "4")
  int partitions;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${sys:roguedns.benchmark.data:-target/data}",
      description = "directory of the broker's data, deleted at the end")
  Path data;
}
