package io.roguedns.detection.testing;

import io.roguedns.processes.FlinkCluster;
import io.roguedns.processes.FlinkRest;
import io.roguedns.processes.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A session cluster of processes of their own: a JobManager, and TaskManagers of two slots, any of
 * which can be killed. Jobs are spread over all TaskManagers.
 */
public final class FlinkProcesses implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);

  private final Path directory;
  private final FlinkCluster cluster;
  private final Map<String, JvmProcess> taskManagers = new LinkedHashMap<>();
  private final JvmProcess jobManager;
  private int started;

  /** Starts a JobManager and so many TaskManagers, whose files are below the directory. */
  public FlinkProcesses(Path directory, int taskManagers) throws IOException {
    this.directory = directory;
    cluster =
        new FlinkCluster(
            directory, System.getProperty("java.class.path"), Ports.free(), Ports.free());
    cluster.prepare(
        Map.of("taskmanager.numberOfTaskSlots", "2", "taskmanager.load-balance.mode", "SLOTS"));
    jobManager = JvmProcess.start(directory.resolve("jobmanager.log"), cluster.jobManager("384m"));
    for (int i = 0; i < taskManagers; i++) {
      startTaskManager();
    }
    jobManager.await("the TaskManagers are there", START, this::isComplete);
  }

  private boolean isComplete() throws InterruptedException {
    try {
      return rest().taskManagers().containsAll(taskManagers.keySet());
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Starts one more TaskManager; it is there a few seconds later. */
  public void startTaskManager() {
    String id = "taskmanager-" + ++started;
    taskManagers.put(id, JvmProcess.start(directory.resolve(id + ".log"), cluster.taskManager(id)));
  }

  /** {@code kill -9} of a TaskManager. */
  public JvmProcess kill(String taskManager) {
    JvmProcess victim = taskManagers.remove(taskManager);
    victim.kill();
    return victim;
  }

  /** What the cluster says of itself. */
  public FlinkRest rest() {
    return cluster.rest();
  }

  /** Has jobs that this process executes run on the cluster, until that is closed. */
  public void use() {
    Environments.use(cluster.webPort());
  }

  @Override
  public void close() {
    Environments.reset();
    taskManagers.values().forEach(JvmProcess::close);
    jobManager.close();
  }

  /** Where the jobs of this process are sent; only a subclass may say it. */
  @SuppressWarnings("try") // Nobody closes it.
  private static final class Environments extends StreamExecutionEnvironment {
    static void use(int restPort) {
      initializeContextEnvironment(
          job -> {
            Configuration remote = new Configuration(job);
            remote.set(DeploymentOptions.TARGET, "remote");
            remote.set(RestOptions.ADDRESS, "127.0.0.1");
            remote.set(RestOptions.PORT, restPort);
            return new StreamExecutionEnvironment(remote);
          });
    }

    static void reset() {
      resetContextEnvironment();
    }
  }
}
