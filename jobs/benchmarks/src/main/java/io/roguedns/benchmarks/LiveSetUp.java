package io.roguedns.benchmarks;

import picocli.CommandLine.Option;

/** The options that measurements of the live job share. */
final class LiveSetUp extends BrokerSetUp {
  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "of the job, and of its peer",
      defaultValue = "2")
  int parallelism;
}
