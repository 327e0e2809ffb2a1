package io.roguedns.cluster;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The cluster's topics. */
public final class ClusterTopics {
  /** The rows, of all tables, as a device's sender writes them: a device in one partition. */
  public static final String ROWS = "defender";

  public static final String FINDINGS = "roguedns.findings";
  public static final String ALERTS = "roguedns.alerts";
  public static final String REJECTED = "roguedns.rejected";
  public static final String ALLOWLIST = "roguedns.allowlist";

  /** Each slot has one at least to read. */
  public static final int ROW_PARTITIONS = LocalCluster.MOST_TASKMANAGERS;

  private ClusterTopics() {}

  static void make(String servers) throws ClusterException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(ROWS, ROW_PARTITIONS, (short) 1),
                  new NewTopic(FINDINGS, 1, (short) 1),
                  new NewTopic(ALERTS, 1, (short) 1),
                  new NewTopic(REJECTED, 1, (short) 1),
                  new NewTopic(ALLOWLIST, 1, (short) 1)
                      .configs(Map.of("cleanup.policy", "compact"))))
          .all()
          .get();
    } catch (ExecutionException failed) {
      throw ClusterException.failure(
          "the topics can't be created:" + " " + failed.getCause().getMessage());
    }
  }
}
