package io.roguedns.detection.testing;

import io.roguedns.processes.FlinkRest;
import java.net.URI;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.util.TestStreamEnvironment;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One mini-cluster of four slots for all test classes of a JVM; jobs that are executed run on it.
 */
public final class SharedCluster implements BeforeAllCallback {
  private static final StartedOnce<Started> STARTED = new StartedOnce<>(Started::now);

  private static final int SLOTS = 4;

  private static volatile FlinkRest rest;
  private static volatile URI restAddress;

  @Override
  public void beforeAll(ExtensionContext context) {
    Started started = STARTED.get();
    cancelWhatIsLeft(started.cluster);
    TestStreamEnvironment.setAsContext(started.cluster, SLOTS);
    restAddress = started.cluster.getRestAddress().join();
    rest = new FlinkRest(restAddress);
  }

  /** A test that has failed may have left its job running, and no slots to others. */
  private static void cancelWhatIsLeft(MiniCluster cluster) {
    for (JobStatusMessage job : cluster.listJobs().join()) {
      if (!job.getJobState().isGloballyTerminalState()) {
        cluster.cancelJob(job.getJobId()).join();
      }
    }
  }

  /** Where the cluster's REST API is. */
  public static URI restAddress() {
    return restAddress;
  }

  /** What the cluster says of itself. */
  public static FlinkRest rest() {
    return rest;
  }

  @SuppressWarnings("try") // Closing waits for the cluster to end, which may be interrupted.
  private record Started(MiniCluster cluster) implements AutoCloseable {
    static Started now() {
      Configuration configuration = new Configuration();
      configuration.set(RestOptions.BIND_PORT, "0");
      configuration.set(RestOptions.ADDRESS, "localhost");
      configuration.set(RestOptions.BIND_ADDRESS, "localhost");
      configuration.set(
          HeartbeatManagerOptions.HEARTBEAT_INTERVAL, java.time.Duration.ofSeconds(1));
      // What the REST API says of a job is no older than this.
      configuration.set(WebOptions.REFRESH_INTERVAL, java.time.Duration.ofMillis(100));
      configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
      configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(128));
      configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(128));
      MiniCluster cluster =
          new MiniCluster(
              new MiniClusterConfiguration.Builder()
                  .setNumTaskManagers(1)
                  .setNumSlotsPerTaskManager(SLOTS)
                  .setConfiguration(configuration)
                  .build());
      try {
        cluster.start();
      } catch (Exception failed) {
        throw new IllegalStateException("the mini-cluster doesn't start", failed);
      }
      return new Started(cluster);
    }

    @Override
    public void close() throws Exception {
      TestStreamEnvironment.unsetAsContext();
      cluster.close();
    }
  }
}
