package io.roguedns.detection.run;

import org.apache.flink.client.program.StreamContextEnvironment;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Whether this program was submitted to a cluster, by {@code flink run}, over the web or in
 * application mode. Then the cluster has its own settings, starts and stops jobs, and its process
 * must not be ended from here.
 */
public final class Submission {
  private Submission() {}

  /** Whether jobs run on a cluster, not on an engine in this process. */
  public static boolean isToCluster() {
    return environment() instanceof StreamContextEnvironment;
  }

  /** Whether the client waits until the job ends, as {@code flink run} does. */
  static boolean isAttached() {
    return configuration().get(DeploymentOptions.ATTACHED);
  }

  /** Whether the cluster has a directory for checkpoints. */
  static boolean hasCheckpointDirectory() {
    return configuration().getOptional(CheckpointingOptions.CHECKPOINTS_DIRECTORY).isPresent();
  }

  private static ReadableConfig configuration() {
    return environment().getConfiguration();
  }

  private static StreamExecutionEnvironment environment() {
    return StreamExecutionEnvironment.getExecutionEnvironment();
  }
}
