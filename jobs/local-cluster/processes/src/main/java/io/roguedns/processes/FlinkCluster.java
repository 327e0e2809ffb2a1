package io.roguedns.processes;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;

/**
 * A session cluster of Flink: its settings, and the processes that it is made of.
 *
 * @param directory for its settings and what it keeps for a while
 * @param classPath what a distribution has in its lib folder
 * @param webPort of the web page and the REST API
 * @param rpcPort that TaskManagers find the JobManager on
 */
public record FlinkCluster(Path directory, String classPath, int webPort, int rpcPort) {
  /**
   * Settings with which a job takes the slots that there are: more of them when TaskManagers come,
   * fewer when some are lost.
   */
  public static final Map<String, String> TAKES_SLOTS_THAT_COME =
      Map.of(
          "jobmanager.scheduler", "adaptive",
          "jobmanager.adaptive-scheduler.submission.resource-wait-timeout", "365 d",
          "jobmanager.adaptive-scheduler.submission.resource-stabilization-timeout", "2 s",
          "jobmanager.adaptive-scheduler.executing.resource-stabilization-timeout", "1 s",
          "jobmanager.adaptive-scheduler.executing.cooldown-after-rescaling", "1 s");

  /**
   * Writes its settings.
   *
   * @param more settings that win over those that every cluster here has
   */
  public void prepare(Map<String, String> more) throws IOException {
    Map<String, String> settings = new TreeMap<>();
    settings.put("jobmanager.rpc.address", "127.0.0.1");
    settings.put("jobmanager.rpc.port", Integer.toString(rpcPort));
    settings.put("jobmanager.bind-host", "127.0.0.1");
    settings.put("rest.address", "127.0.0.1");
    settings.put("rest.bind-address", "127.0.0.1");
    settings.put("rest.port", Integer.toString(webPort));
    settings.put("taskmanager.host", "127.0.0.1");
    settings.put("taskmanager.bind-host", "127.0.0.1");
    settings.put("taskmanager.memory.process.size", "1g");
    settings.put("taskmanager.memory.managed.size", "64m");
    settings.put("taskmanager.memory.network.min", "64m");
    settings.put("taskmanager.memory.network.max", "64m");
    // Without it a TaskManager out of memory stays, does nothing, and is taken for one that works.
    settings.put("taskmanager.jvm-exit-on-oom", "true");
    settings.put("heartbeat.interval", "2 s");
    settings.put("heartbeat.timeout", "8 s");
    // What the REST API says of a job is no older than this.
    settings.put("web.refresh-interval", "100 ms");
    settings.put("io.tmp.dirs", directory.resolve("tmp").toString());
    settings.putAll(more);
    Files.createDirectories(directory.resolve("tmp"));
    Files.writeString(
        directory.resolve("config.yaml"),
        settings.entrySet().stream()
            .map(setting -> setting.getKey() + ": " + setting.getValue() + "\n")
            .collect(Collectors.joining()));
  }

  /** The process of a JobManager that jobs are submitted to. */
  public JvmCommand jobManager(String heap) {
    return new JvmCommand(
        classPath,
        List.of("-Xmx" + heap, "-XX:MaxMetaspaceSize=256m"),
        "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
        List.of("--configDir", directory.toString()));
  }

  /**
   * The process of a JobManager for one job, whose main class it runs itself.
   *
   * @param arguments of the main class
   */
  public JvmCommand applicationJobManager(
      String heap, Path jar, String mainClass, List<String> arguments) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--configDir",
                directory.toString(),
                "--jars",
                jar.toUri().toString(),
                "--job-classname",
                mainClass));
    all.addAll(arguments);
    return new JvmCommand(
        classPath,
        List.of("-Xmx" + heap, "-XX:MaxMetaspaceSize=256m"),
        "org.apache.flink.container.entrypoint.StandaloneApplicationClusterEntryPoint",
        all);
  }

  /**
   * The process of a TaskManager; its memory is what the settings say.
   *
   * @param id that the cluster knows it by
   */
  public JvmCommand taskManager(String id) {
    TaskExecutorProcessSpec memory =
        TaskExecutorProcessUtils.processSpecFromConfig(
            GlobalConfiguration.loadConfiguration(directory.toString()));
    List<String> arguments =
        new ArrayList<>(
            List.of("--configDir", directory.toString(), "-D", "taskmanager.resource-id=" + id));
    arguments.addAll(
        List.of(TaskExecutorProcessUtils.generateDynamicConfigsStr(memory).trim().split("\\s+")));
    return new JvmCommand(
        classPath,
        List.of(ProcessMemoryUtils.generateJvmParametersStr(memory).split("\\s+")),
        "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
        arguments);
  }

  /**
   * {@code flink run}, detached: submits a job and ends. It finds the cluster by the settings'
   * directory in the environment's {@code FLINK_CONF_DIR}.
   */
  public JvmCommand run(Path jar, JobProgram program, List<String> arguments) {
    List<String> all = new ArrayList<>(List.of("run", "-d", "-c", program.mainClass()));
    for (URI more : program.classPath()) {
      all.addAll(List.of("-C", more.toString()));
    }
    all.add(jar.toString());
    all.addAll(arguments);
    return new JvmCommand(
        classPath, List.of("-Xmx256m"), "org.apache.flink.client.cli.CliFrontend", all);
  }

  /** What the cluster says of itself. */
  public FlinkRest rest() {
    return new FlinkRest(URI.create(webPage()));
  }

  public String webPage() {
    return "http://127.0.0.1:" + webPort;
  }
}
