package io.roguedns.cluster;

import io.roguedns.processes.FlinkCluster;
import io.roguedns.processes.FlinkRest;
import io.roguedns.processes.JobProgram;
import io.roguedns.processes.JvmCommand;
import io.roguedns.processes.KafkaBroker;
import io.roguedns.processes.RunningProcess;
import io.roguedns.processes.SearchServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A cluster on this machine: Kafka, a search server, Flink, and the job that runs there. */
public final class LocalCluster {
  /** The job's maximum number of subtasks, one per slot: more TaskManagers would be idle. */
  static final int MOST_TASKMANAGERS = 8;

  private static final Duration START = Duration.ofSeconds(120);
  private static final Duration RECOVERY = Duration.ofSeconds(90);
  private static final String JOBMANAGERS_HEAP = "512m";
  private static final String MAIN = "io.roguedns.detection.cli.RogueDns";
  private static final JobProgram ROGUEDNS = new JobProgram(MAIN, List.of());
  private static final String JOBMANAGER = "jobmanager";
  private static final String KAFKA = "kafka";
  private static final String SEARCH = "search";

  private final Installation installation;
  private final Ledger ledger;
  private final Members members;
  private final KafkaBroker broker;
  private final SearchServer search;
  private final FlinkCluster flink;
  private final FlinkRest rest;

  /** The cluster that a directory knows of, or is to. */
  public LocalCluster(Installation installation, Ledger ledger, PortOptions ports)
      throws IOException {
    this.installation = installation;
    this.ledger = ledger;
    members = new Members(ledger);
    broker = new KafkaBroker(ledger.file("kafka"), ports.kafka, ports.kafkaController);
    search = new SearchServer(installation.searchServer(), ledger.file("search"), ports.search);
    flink =
        new FlinkCluster(
            ledger.file("conf"), installation.flinkClassPath(), ports.web, ports.jobManager);
    rest = flink.rest();
  }

  public KafkaBroker broker() {
    return broker;
  }

  public SearchServer search() {
    return search;
  }

  FlinkCluster flink() {
    return flink;
  }

  Members members() {
    return members;
  }

  /**
   * Starts all processes, but for the JobManager of an application, and waits until each answers.
   *
   * @param allowlist the job's allowlist, to begin with
   * @param more settings of Flink, which win over those that every local cluster has
   */
  public void start(Mode mode, int taskManagers, String allowlist, Map<String, String> more)
      throws IOException, InterruptedException, ClusterException {
    Map<String, String> flinks = new HashMap<>(FlinkCluster.TAKES_SLOTS_THAT_COME);
    flinks.put("taskmanager.numberOfTaskSlots", "1");
    // A backfill hands on much at once, in little memory.
    flinks.put("taskmanager.network.sort-shuffle.min-buffers", "64");
    flinks.put("user.artifacts.base-dir", ledger.file("artifacts").toString());
    flinks.put("execution.checkpointing.dir", ledger.file("checkpoints").toUri().toString());
    flinks.putAll(more);
    flink.prepare(flinks);
    try (InputStream logging =
        LocalCluster.class.getResourceAsStream("/cluster-log4j2.properties")) {
      Files.copy(logging, ledger.file("conf/log4j2.properties"));
    }
    Files.writeString(JobFile.allowlist(ledger), allowlist);
    broker.prepare();
    startBroker();
    startSearch();
    if (mode == Mode.SESSION) {
      members.start(JOBMANAGER, flink.jobManager(JOBMANAGERS_HEAP), Map.of());
    }
    for (int i = 0; i < taskManagers; i++) {
      startTaskManager();
    }
    awaitBroker();
    ClusterTopics.make(broker.servers());
    awaitSearch();
    if (mode == Mode.SESSION) {
      await(
          "the TaskManagers are there",
          JOBMANAGER,
          () -> rest.taskManagers().size() == taskManagers);
    }
  }

  /** Starts the broker; on data of before it goes on with them. */
  public void startBroker() throws IOException, ClusterException {
    members.start(KAFKA, broker.command("384m"), Map.of());
  }

  /** Waits until the broker answers. */
  public void awaitBroker() throws IOException, InterruptedException, ClusterException {
    await("Kafka answers", KAFKA, broker::answers);
  }

  /** Ends the broker with {@code kill -9}. */
  public void killBroker() throws IOException, InterruptedException, ClusterException {
    members.kill(KAFKA);
  }

  /** Starts the search server; on data of before it goes on with them. */
  public void startSearch() throws IOException, ClusterException {
    members.start(SEARCH, search.command("512m"), Map.of());
  }

  /** Waits until the search server answers. */
  public void awaitSearch() throws IOException, InterruptedException, ClusterException {
    await("the search server answers", SEARCH, search::answers);
  }

  /** Ends the search server with {@code kill -9}. */
  public void killSearch() throws IOException, InterruptedException, ClusterException {
    members.kill(SEARCH);
  }

  /** The TaskManagers that run, the oldest first. */
  public List<String> taskManagers() throws IOException {
    return members.taskManagers();
  }

  /** Ends a TaskManager with {@code kill -9}. */
  public void killTaskManager(String name)
      throws IOException, InterruptedException, ClusterException {
    members.kill(name);
  }

  /** Starts one more TaskManager, which is there a few seconds later. */
  public void startTaskManager() throws IOException, ClusterException {
    String name = Members.TASKMANAGER + ledger.next("taskmanagers");
    members.start(name, flink.taskManager(name), Map.of());
  }

  private void await(String what, String process, Await.Condition condition)
      throws ClusterException, InterruptedException, IOException {
    Await.until(what, START, ledger.log(process), () -> members.isAlive(process), condition);
  }

  /**
   * Has the job run, and waits until it does.
   *
   * @param settings further arguments of {@code detect}
   */
  void run(Mode mode, int taskManagers, List<String> settings)
      throws IOException, InterruptedException, ClusterException {
    List<String> arguments = arguments(settings);
    if (mode == Mode.SESSION) {
      submit(ROGUEDNS, arguments);
    } else {
      members.start(
          JOBMANAGER,
          flink.applicationJobManager(JOBMANAGERS_HEAP, installation.jar(), MAIN, arguments),
          Map.of());
    }
    awaitJob(taskManagers);
  }

  /**
   * Submits a program that runs the job in its own way, and doesn't wait until the job runs.
   *
   * @param settings further arguments, which win over the cluster's own
   */
  public void submitProgram(JobProgram program, List<String> settings)
      throws IOException, InterruptedException, ClusterException {
    submit(program, arguments(settings));
  }

  private List<String> arguments(List<String> settings) throws IOException {
    Path file = JobFile.write(ledger, broker, search);
    List<String> arguments = new ArrayList<>(List.of("detect", "--config", file.toString()));
    arguments.addAll(settings);
    return arguments;
  }

  /** As {@code flink run} does. */
  private void submit(JobProgram program, List<String> arguments)
      throws IOException, InterruptedException, ClusterException {
    JvmCommand command = flink.run(installation.jar(), program, arguments);
    members.start("submit", command, Map.of("FLINK_CONF_DIR", ledger.file("conf").toString()));
    RunningProcess submission = members.all().get("submit");
    long deadline = System.nanoTime() + START.toNanos();
    while (submission.isAlive() && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    members.kill("submit");
    if (rest.unfinishedJobs().isEmpty()) {
      throw ClusterException.failure(
          "the job can't be submitted:\n" + Await.reason(ledger.log("submit")));
    }
  }

  /** Waits until the job runs on the given number of TaskManagers. */
  public void awaitJob(int taskManagers)
      throws IOException, InterruptedException, ClusterException {
    Await.until(
        "the job runs on " + taskManagers + " TaskManagers",
        RECOVERY,
        ledger.log(JOBMANAGER),
        () -> members.isAlive(JOBMANAGER),
        () -> isRunningOn(taskManagers));
  }

  /**
   * Whether the job runs with all its tasks on the given number of TaskManagers, and there are no
   * others.
   */
  public boolean isRunningOn(int taskManagers) throws IOException, InterruptedException {
    List<String> jobs = rest.unfinishedJobs();
    return jobs.size() == 1
        // One that was killed just now may still be known.
        && Set.copyOf(rest.taskManagers()).equals(Set.copyOf(members.taskManagers()))
        && rest.runningParallelism(jobs.get(0)) == taskManagers;
  }

  /** Starts or stops TaskManagers until there are N, and waits until the job runs on them. */
  void scale(int wanted) throws IOException, InterruptedException, ClusterException {
    resize(wanted);
    awaitJob(wanted);
  }

  /** Starts or ends TaskManagers up to the given number, and doesn't wait for the job. */
  public void resize(int wanted) throws IOException, InterruptedException, ClusterException {
    List<String> running = members.taskManagers();
    for (int i = running.size(); i < wanted; i++) {
      startTaskManager();
    }
    for (int i = running.size(); i > wanted; i--) {
      members.end(running.get(i - 1));
    }
  }

  /** What the cluster says of itself. */
  public FlinkRest rest() {
    return rest;
  }

  /** Ends everything, and removes what the cluster has kept. */
  public void takeDown() throws IOException, InterruptedException, ClusterException {
    members.endAll();
    ledger.delete();
  }
}
