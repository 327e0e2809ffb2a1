package io.roguedns.benchmarks.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.cluster.ClusterException;
import io.roguedns.cluster.Installation;
import io.roguedns.cluster.JobFile;
import io.roguedns.cluster.Ledger;
import io.roguedns.cluster.LocalCluster;
import io.roguedns.cluster.Mode;
import io.roguedns.cluster.PortOptions;
import io.roguedns.processes.FlinkRest;
import io.roguedns.simulation.write.LargeFleetStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The local cluster with the job on it, and what faults do to it. Everything ends with {@link
 * #close()}, and with this process if that is ended by a signal it can handle.
 */
final class ChaosCluster implements AutoCloseable {
  /** TaskManagers have a gigabyte each. */
  static final int MAX_TASKMANAGERS = 3;

  static final Duration PATIENCE = Duration.ofSeconds(180);

  private static final long PAUSE_MILLIS = 100;
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Settings of Flink besides those of every local cluster: after a dozen failures in an hour the
   * pause before a restart would be a minute, and the run would mostly wait.
   */
  /**
   * One TaskManager may be left for all rows that wait: with the local cluster's gigabyte, 309 MiB
   * of which are heap, it ran out of memory at 5,000 rows a second.
   */
  private static final Map<String, String> FLINK =
      Map.of(
          "restart-strategy.exponential-delay.max-backoff", "2 s",
          "taskmanager.memory.process.size", "1600m");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Ledger ledger;
  private final LocalCluster cluster;
  private final ThrowOrders orders;
  private final List<String> settings;
  private final Thread onExit;
  private SearchProxy proxy;
  private int taskManagers;

  /**
   * How far the job had come at a moment.
   *
   * @param checkpoint the number of the last one that was complete
   * @param taken how many bulk requests the search server had taken
   */
  record Progress(long checkpoint, long taken) {}

  private ChaosCluster(
      Ledger ledger, LocalCluster cluster, int taskManagers, List<String> settings) {
    this.ledger = ledger;
    this.cluster = cluster;
    this.taskManagers = taskManagers;
    this.settings = settings;
    orders = new ThrowOrders(ledger.file("throw-orders").toString());
    onExit = new Thread(this::takeDown, "take the cluster down");
  }

  /**
   * Starts all processes and the job.
   *
   * @param directory for all that the cluster keeps, which is removed in the end; new or empty
   * @param settings further options of the job and their values
   */
  static ChaosCluster start(
      Installation installation, Path directory, int taskManagers, List<String> settings)
      throws IOException, InterruptedException, ClusterException {
    Ledger ledger = new Ledger(directory);
    PortOptions ports = PortOptions.free();
    ledger.create(ports);
    ChaosCluster chaos =
        new ChaosCluster(
            ledger, new LocalCluster(installation, ledger, ports), taskManagers, settings);
    Runtime.getRuntime().addShutdownHook(chaos.onExit);
    try {
      chaos.start();
    } catch (IOException | InterruptedException | ClusterException | RuntimeException failed) {
      chaos.close();
      throw failed;
    }
    return chaos;
  }

  private void start() throws IOException, InterruptedException, ClusterException {
    cluster.start(Mode.SESSION, taskManagers, LargeFleetStream.allowlist(FleetDays.first()), FLINK);
    proxy = new SearchProxy(cluster.search().url());
    submit(List.of());
    cluster.awaitJob(taskManagers);
  }

  private void submit(List<String> more)
      throws IOException, InterruptedException, ClusterException {
    List<String> all =
        new ArrayList<>(
            List.of("--elasticsearch", proxy.url(), ChaosJob.ORDERS, orders.directory()));
    all.addAll(settings);
    all.addAll(more);
    cluster.submitProgram(ChaosJob.program(), all);
  }

  LocalCluster local() {
    return cluster;
  }

  Path allowlist() {
    return JobFile.allowlist(ledger);
  }

  Path results() {
    return JobFile.results(ledger);
  }

  Path directory() {
    return ledger.directory();
  }

  SearchProxy proxy() {
    return proxy;
  }

  ThrowOrders orders() {
    return orders;
  }

  /** How many TaskManagers the job is to run on. */
  int taskManagers() {
    return taskManagers;
  }

  /** Starts or ends TaskManagers up to the given number. */
  void resize(int wanted) throws IOException, InterruptedException, ClusterException {
    taskManagers = wanted;
    cluster.resize(wanted);
  }

  /** Stops the job with a savepoint, as soon as that can be done. */
  String stop() throws IOException, InterruptedException {
    FlinkRest rest = cluster.rest();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Exception notYet = null;
    while (System.nanoTime() < deadline) {
      try {
        String savepoint = rest.stopWithSavepoint(rest.job(), ledger.file("savepoints"));
        while (!rest.unfinishedJobs().isEmpty()) {
          TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        return savepoint;
      } catch (IOException | IllegalStateException restarting) {
        notYet = restarting;
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    }
    throw new IOException("the job can't be stopped with a savepoint", notYet);
  }

  /** Starts the job from a savepoint, with the TaskManagers that there are. */
  void goOn(String savepoint) throws IOException, InterruptedException, ClusterException {
    cluster.awaitBroker();
    cluster.awaitSearch();
    submit(List.of("--restore", savepoint));
  }

  /** How far the job has come; as of its restart if it is in the midst of one. */
  Progress progress() throws InterruptedException {
    long checkpoint = 0;
    try {
      FlinkRest rest = cluster.rest();
      checkpoint = rest.completed(rest.job());
    } catch (IOException | IllegalStateException unknown) {
      // There is no job at this moment: any checkpoint is a later one.
    }
    return new Progress(checkpoint, proxy.taken());
  }

  /**
   * Waits until the job runs with all its tasks on all TaskManagers and has completed one more
   * checkpoint, and if asked for until the search server has taken more.
   *
   * @return whether it did in time
   */
  boolean awaitRecovery(Progress since, boolean search) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      try {
        FlinkRest rest = cluster.rest();
        if (cluster.isRunningOn(taskManagers)
            && rest.completed(rest.job()) > since.checkpoint()
            && (!search || proxy.taken() > since.taken())) {
          return true;
        }
      } catch (IOException | IllegalStateException notYet) {
        // It is being restarted.
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
    return false;
  }

  /** Asks the search server itself, again and again while it doesn't answer. */
  JsonNode search(String method, String path, String body)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(cluster.search().url() + path))
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    while (true) {
      String said;
      try {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 == 2) {
          return JSON.readTree(answer.body());
        }
        said = answer.statusCode() + " " + answer.body();
      } catch (IOException starting) {
        said = starting.toString();
      }
      if (System.nanoTime() > deadline) {
        throw new IOException(method + " " + path + ": " + said);
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
  }

  /** Copies what the processes have logged: the cluster's directory goes with it. */
  void copyLogs(Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> logs = Files.list(ledger.file("logs"))) {
      for (Path log : logs.toList()) {
        Files.copy(log, to.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private void takeDown() {
    if (proxy != null) {
      proxy.close();
    }
    try {
      cluster.takeDown();
    } catch (IOException | ClusterException left) {
      System.err.println(
          "error: something is left in " + ledger.directory() + ": " + left.getMessage());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException ending) {
      // It is being taken down, by that.
      return;
    }
    takeDown();
  }
}
