package io.roguedns.benchmarks;

import io.roguedns.processes.FlinkCluster;
import io.roguedns.processes.FlinkRest;
import io.roguedns.processes.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.RestOptions;

/**
 * A cluster of separate processes: a JobManager, and TaskManagers with one slot. They end with this
 * process.
 */
final class ProcessEngine implements LiveEngine, AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final long PAUSE_MILLIS = 50;
  private static final String JOBMANAGERS_HEAP = "384m";

  private final Path directory;
  private final FlinkCluster cluster;
  private final FlinkRest rest;
  private final Process jobManager;
  private final Deque<Process> taskManagers = new ArrayDeque<>();
  private int started;

  /**
   * Starts one, and waits until all TaskManagers are there.
   *
   * @param directory for what it keeps, which isn't removed
   * @param memory of each TaskManager's process, as Flink writes it
   */
  ProcessEngine(Path directory, int taskManagers, String memory)
      throws IOException, InterruptedException {
    this.directory = directory;
    cluster =
        new FlinkCluster(
            directory, System.getProperty("java.class.path"), Ports.free(), Ports.free());
    rest = cluster.rest();
    Map<String, String> settings = new HashMap<>(FlinkCluster.TAKES_SLOTS_THAT_COME);
    settings.put("taskmanager.numberOfTaskSlots", "1");
    settings.put("taskmanager.memory.process.size", memory);
    // What is said of metrics is no older than this.
    settings.put("metrics.fetcher.update-interval", "200 ms");
    cluster.prepare(settings);
    jobManager =
        cluster
            .jobManager(JOBMANAGERS_HEAP)
            .endingWithParent()
            .start(directory.resolve("jobmanager.log"));
    try {
      for (int i = 0; i < taskManagers; i++) {
        startTaskManager();
      }
      awaitTaskManagers(taskManagers);
    } catch (IOException | InterruptedException | RuntimeException failed) {
      close();
      throw failed;
    }
  }

  /** Starts one more TaskManager; it is there a few seconds later. */
  void startTaskManager() throws IOException {
    String id = "taskmanager-" + ++started;
    taskManagers.add(
        cluster.taskManager(id).endingWithParent().start(directory.resolve(id + ".log")));
  }

  /** {@code kill -9} of the TaskManager that was started first. */
  void killTaskManager() throws InterruptedException {
    taskManagers.remove().destroyForcibly().waitFor();
  }

  private void awaitTaskManagers(int wanted) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + START.toNanos();
    while (true) {
      try {
        if (rest.taskManagers().size() == wanted) {
          return;
        }
      } catch (IOException notYet) {
        if (!jobManager.isAlive() || System.nanoTime() > deadline) {
          throw new IllegalStateException(
              "the cluster doesn't start:\n"
                  + Files.readString(directory.resolve("jobmanager.log")),
              notYet);
        }
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "there are %d of %d TaskManagers; see their logs in %s"
                .formatted(rest.taskManagers().size(), wanted, directory));
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
  }

  @Override
  public void install() {
    ContextEnvironment.use(this::send);
  }

  private void send(Configuration settings) {
    settings.set(DeploymentOptions.TARGET, "remote");
    settings.set(RestOptions.ADDRESS, "127.0.0.1");
    settings.set(RestOptions.PORT, cluster.webPort());
  }

  @Override
  public FlinkRest rest() {
    return rest;
  }

  @Override
  public void remove() {
    ContextEnvironment.reset();
  }

  @Override
  public void close() {
    taskManagers.add(jobManager);
    for (Process process : taskManagers) {
      process.destroyForcibly();
    }
    for (Process process : taskManagers) {
      process.onExit().join();
    }
  }
}
