package io.roguedns.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Which cluster is meant. */
final class ClusterOptions {
  @Option(
      names = "--directory",
      paramLabel = "DIR",
      defaultValue = "${env:ROGUEDNS_CLUSTER_DIR}",
      description =
          "The cluster's directory, which separates it from others on this machine (default:"
              + " ROGUEDNS_CLUSTER_DIR, else deploy/local/.cluster)")
  private String directory;

  Ledger ledger() {
    Path chosen =
        directory == null || directory.isBlank()
            ? Installation.ofThisProcess().clusterDirectory()
            : Path.of(directory);
    return new Ledger(chosen.toAbsolutePath().normalize());
  }

  /** The cluster that is up. */
  LocalCluster cluster() throws ClusterException, IOException {
    Ledger ledger = ledger();
    if (!ledger.exists()) {
      throw ClusterException.usage(
          List.of("no cluster is up in " + ledger.directory() + "; start one with: up"));
    }
    return new LocalCluster(Installation.ofThisProcess(), ledger, ledger.ports());
  }
}
