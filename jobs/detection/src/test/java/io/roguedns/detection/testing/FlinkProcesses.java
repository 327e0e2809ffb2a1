package io.roguedns.detection.testing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A session cluster of processes of their own: a JobManager, and TaskManagers of two slots, any of
 * which can be killed. Jobs are spread over all TaskManagers.
 */
public final class FlinkProcesses implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);

  private final Path directory;
  private final Configuration configuration;
  private final int restPort = JvmProcess.freePort();
  private final FlinkRest rest = new FlinkRest(URI.create("http://127.0.0.1:" + restPort));
  private final Map<String, JvmProcess> taskManagers = new LinkedHashMap<>();
  private final JvmProcess jobManager;
  private int started;

  /** Starts a JobManager and so many TaskManagers, whose files are below the directory. */
  public FlinkProcesses(Path directory, int taskManagers) throws IOException {
    this.directory = directory;
    Map<String, String> settings = settings(directory, restPort);
    Files.writeString(
        directory.resolve("config.yaml"),
        settings.entrySet().stream()
            .map(setting -> setting.getKey() + ": " + setting.getValue() + "\n")
            .collect(Collectors.joining()));
    configuration = GlobalConfiguration.loadConfiguration(directory.toString());
    jobManager =
        JvmProcess.start(
            directory.resolve("jobmanager.log"),
            List.of("-Xmx384m", "-XX:MaxMetaspaceSize=256m"),
            StandaloneSessionClusterEntrypoint.class.getName(),
            "--configDir",
            directory.toString());
    for (int i = 0; i < taskManagers; i++) {
      startTaskManager();
    }
    jobManager.await("the TaskManagers are there", START, this::isComplete);
  }

  private boolean isComplete() throws InterruptedException {
    try {
      return rest.taskManagers().containsAll(taskManagers.keySet());
    } catch (IOException notYet) {
      return false;
    }
  }

  private static Map<String, String> settings(Path directory, int restPort) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("jobmanager.rpc.address", "127.0.0.1");
    settings.put("jobmanager.rpc.port", Integer.toString(JvmProcess.freePort()));
    settings.put("jobmanager.bind-host", "127.0.0.1");
    settings.put("rest.address", "127.0.0.1");
    settings.put("rest.bind-address", "127.0.0.1");
    settings.put("rest.port", Integer.toString(restPort));
    settings.put("taskmanager.host", "127.0.0.1");
    settings.put("taskmanager.bind-host", "127.0.0.1");
    settings.put("taskmanager.numberOfTaskSlots", "2");
    settings.put("taskmanager.load-balance.mode", "SLOTS");
    settings.put("taskmanager.memory.process.size", "1g");
    settings.put("taskmanager.memory.managed.size", "64m");
    settings.put("taskmanager.memory.network.min", "64m");
    settings.put("taskmanager.memory.network.max", "64m");
    settings.put("heartbeat.interval", "2 s");
    settings.put("heartbeat.timeout", "8 s");
    // What the REST API says of a job is no older than this.
    settings.put("web.refresh-interval", "100 ms");
    settings.put("io.tmp.dirs", directory.resolve("tmp").toString());
    return settings;
  }

  /** Starts one more TaskManager; it is there a few seconds later. */
  public void startTaskManager() {
    String id = "taskmanager-" + ++started;
    TaskExecutorProcessSpec memory = TaskExecutorProcessUtils.processSpecFromConfig(configuration);
    List<String> options =
        List.of(ProcessMemoryUtils.generateJvmParametersStr(memory).split("\\s+"));
    List<String> arguments =
        new ArrayList<>(
            List.of("--configDir", directory.toString(), "-D", "taskmanager.resource-id=" + id));
    arguments.addAll(
        List.of(TaskExecutorProcessUtils.generateDynamicConfigsStr(memory).trim().split("\\s+")));
    taskManagers.put(
        id,
        JvmProcess.start(
            directory.resolve(id + ".log"),
            options,
            TaskManagerRunner.class.getName(),
            arguments.toArray(String[]::new)));
  }

  /** {@code kill -9} of a TaskManager. */
  public JvmProcess kill(String taskManager) {
    JvmProcess victim = taskManagers.remove(taskManager);
    victim.kill();
    return victim;
  }

  /** What the cluster says of itself. */
  public FlinkRest rest() {
    return rest;
  }

  /** Has jobs that this process executes run on the cluster, until that is closed. */
  public void use() {
    Environments.use(restPort);
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
