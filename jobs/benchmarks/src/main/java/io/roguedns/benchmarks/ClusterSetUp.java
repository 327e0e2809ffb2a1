package io.roguedns.benchmarks;

import picocli.CommandLine.Option;

/** The options that measurements on clusters share. */
final class ClusterSetUp extends BrokerSetUp {
  @Option(
      names = "--taskmanager-memory",
      paramLabel = "SIZE",
      description = "of a TaskManager's process, as Flink writes it",
      defaultValue = "1728m")
  String taskManagerMemory;
}
