package io.roguedns.detection.run;

import io.roguedns.detection.settings.Settings;
import java.time.Duration;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.BatchExecutionOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ClusterOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The engine: a cluster if the job was submitted to one, else one in this process. */
public final class Engines {
  private static final MemorySize MANAGED_PER_SLOT = MemorySize.ofMebiBytes(64);
  private static final String LOOPBACK = "127.0.0.1";
  private static final MemorySize NETWORK_PER_SLOT = MemorySize.ofMebiBytes(32);

  private Engines() {}

  /**
   * The engine of a live run.
   *
   * @param checkpoints the directory for checkpoints, or null for the cluster's own
   * @param restore the savepoint or checkpoint to restore, or null
   */
  public static StreamExecutionEnvironment live(Settings settings, Path checkpoints, Path restore) {
    return live(settings, checkpoints, restore, new RestartNotices(restart -> {}));
  }

  /**
   * The engine of a live run.
   *
   * @param checkpoints the directory for checkpoints, or null for the cluster's own
   * @param restore the savepoint or checkpoint to restore, or null
   * @param restarts receives the failures that the job restarts after, if it runs in this process
   */
  static StreamExecutionEnvironment live(
      Settings settings, Path checkpoints, Path restore, RestartNotices restarts) {
    Configuration configuration = configuration(settings.engine());
    // A failure loses the work since the last checkpoint; the job restarts with growing pauses.
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    if (checkpoints != null) {
      configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toString());
    }
    configuration.set(
        CheckpointingOptions.CHECKPOINTING_INTERVAL, settings.live().checkpointInterval());
    configuration.set(
        CheckpointingOptions.CHECKPOINTING_TIMEOUT, settings.live().checkpointTimeout());
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    // Not only for size: uncompressed state is read back without a buffer, byte by byte.
    configuration.set(ExecutionOptions.SNAPSHOT_COMPRESSION, true);
    if (settings.live().stateBackend() == Settings.Live.StateBackend.ROCKSDB) {
      configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
      configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    }
    if (restore != null) {
      configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, restore.toString());
    }
    StreamExecutionEnvironment engine = LocalEnvironment.orContext(configuration, restarts);
    engine.setRuntimeMode(RuntimeExecutionMode.STREAMING);
    if (settings.engine().parallelism() > 0) {
      engine.setParallelism(settings.engine().parallelism());
    }
    return engine;
  }

  /** The engine for bounded input. */
  public static StreamExecutionEnvironment of(Settings.Engine settings) {
    StreamExecutionEnvironment engine =
        LocalEnvironment.orContext(configuration(settings), new RestartNotices(restart -> {}));
    engine.setRuntimeMode(
        settings.runtimeMode() == Settings.Engine.RuntimeMode.STREAMING
            ? RuntimeExecutionMode.STREAMING
            : RuntimeExecutionMode.BATCH);
    if (settings.parallelism() > 0) {
      engine.setParallelism(settings.parallelism());
    }
    return engine;
  }

  private static Configuration configuration(Settings.Engine settings) {
    int slots =
        settings.parallelism() > 0
            ? settings.parallelism()
            : Runtime.getRuntime().availableProcessors();
    Configuration configuration = new Configuration();
    // No operator changes an event after it was emitted.
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.MAX_PARALLELISM, maxParallelism(slots));
    // A restart would fail again: the input is the same.
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    configuration.set(BatchExecutionOptions.ADAPTIVE_AUTO_PARALLELISM_ENABLED, false);
    if (!Submission.isToCluster()) {
      inThisProcess(configuration, Math.max(2, slots));
    }
    return configuration;
  }

  private static void inThisProcess(Configuration configuration, int slots) {
    // Nothing listens, see IsolatedCluster; sockets that are open for a moment are bound to
    // loopback.
    configuration.set(RestOptions.BIND_ADDRESS, LOOPBACK);
    configuration.set(JobManagerOptions.BIND_HOST, LOOPBACK);
    temporaryFiles(configuration, TemporaryDirectory.ofProcess().toString());
    configuration.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofSeconds(1));
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MANAGED_PER_SLOT.multiply(slots));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, NETWORK_PER_SLOT.multiply(slots));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, NETWORK_PER_SLOT.multiply(slots));
  }

  /**
   * The engine's temporary files, uploads and copies of libraries included. BLOBs are in the
   * working directory, which both their ends share.
   */
  private static void temporaryFiles(Configuration configuration, String directory) {
    configuration.set(CoreOptions.TMP_DIRS, directory);
    configuration.set(ClusterOptions.PROCESS_WORKING_DIR_BASE, directory);
    configuration.set(WebOptions.TMP_DIR, directory);
    configuration.set(WebOptions.UPLOAD_DIR, directory);
  }

  /** A power of two, so that slots can be added to a running job later. */
  private static int maxParallelism(int slots) {
    return Math.max(128, Integer.highestOneBit(slots * 2 - 1));
  }
}
