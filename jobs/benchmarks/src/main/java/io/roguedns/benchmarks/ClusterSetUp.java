package io.roguedns.benchmarks;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that measurements on clusters share. */
final class ClusterSetUp {
  @Option(
      names = "--partitions",
      paramLabel = "N",
      description = "of the topic of network rows",
      defaultValue = "4")
  int partitions;

  @Option(
      names = "--taskmanager-memory",
      paramLabel = "SIZE",
      description = "of a TaskManager's process, as Flink writes it",
      defaultValue = "1728m")
  String taskManagerMemory;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${sys:roguedns.benchmark.data:-target/data}",
      description = "where the broker's data is, until the end")
  Path data;
}
