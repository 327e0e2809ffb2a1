package io.roguedns.cluster;

import io.roguedns.processes.KafkaBroker;
import io.roguedns.processes.SearchServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The job's settings on this cluster, as {@code --config} reads them. */
public final class JobFile {
  private JobFile() {}

  /** The allowlist that the job watches; to change the file is to change the job's list. */
  public static Path allowlist(Ledger ledger) {
    return ledger.file("allowlist.yaml");
  }

  /** Where the job writes files. */
  public static Path results(Ledger ledger) {
    return ledger.file("results");
  }

  static Path write(Ledger ledger, KafkaBroker broker, SearchServer search) throws IOException {
    Path file = ledger.file("conf/job.yaml");
    Files.writeString(
        file,
        """
        kafka:
          brokers: %s
          topic: [%s]
        allowlist: %s
        allowlist-topic: %s
        out: %s
        findings-topic: %s
        alerts-topic: %s
        rejected-topic: %s
        elasticsearch: %s
        checkpoint-interval: 2s
        parallelism: %d
        """
            .formatted(
                broker.servers(),
                ClusterTopics.ROWS,
                quoted(allowlist(ledger)),
                ClusterTopics.ALLOWLIST,
                quoted(results(ledger)),
                ClusterTopics.FINDINGS,
                ClusterTopics.ALERTS,
                ClusterTopics.REJECTED,
                search.url(),
                LocalCluster.MOST_TASKMANAGERS));
    return file;
  }

  /** A path as a YAML scalar, whatever is in it. */
  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "''") + "'";
  }
}
