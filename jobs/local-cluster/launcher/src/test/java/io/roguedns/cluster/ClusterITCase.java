package io.roguedns.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.detection.cli.RogueDns;
import io.roguedns.processes.FlinkRest;
import io.roguedns.processes.Ports;
import io.roguedns.processes.RunningProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The cluster from {@code up} to {@code down}, as somebody types it: TaskManagers are killed and
 * replaced while rows come, and what is found is what an undisturbed run finds.
 */
class ClusterITCase {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int ROWS = 100_000;

  private final int web = Ports.free();
  private final int kafka = Ports.free();
  private final int search = Ports.free();
  private final FlinkRest flink = new FlinkRest(URI.create("http://127.0.0.1:" + web));
  private final List<RunningProcess> started = new ArrayList<>();
  @TempDir private Path directory;
  private Script script;

  @BeforeEach
  void setUp() {
    script = new Script(directory);
  }

  @AfterEach
  void takeDown() throws Exception {
    script.call("down");
  }

  @Test
  void losesNothingThroughKillsAndScaling() throws Exception {
    assertThat(up("--taskmanagers", "3").text())
        .startsWith("Starting")
        .contains("Flink      http://127.0.0.1:" + web, "roguedns-alerts/_search");
    note();
    assertThat(script.must("status"))
        .contains("taskmanager-3", "RUNNING on 3 TaskManagers")
        .doesNotContain("ended");
    assertThat(up().text()).contains("a cluster is already running");

    Script.Call demo = script.start("demo", "--rate", "2000", "--rows", Integer.toString(ROWS));
    String job = flink.job();
    killAndAwaitRecovery(demo, job);
    killAndAwaitRecovery(demo, job);
    assertThat(flink.runningParallelism(job)).isEqualTo(1);
    script.must("scale", "3");
    note();
    killAndAwaitRecovery(demo, job);
    script.must("scale", "1");
    Script.Answer shown = demo.await();
    assertThat(shown.status()).as(shown.text()).isZero();
    assertThat(shown.text()).contains("100,000 rows sent", "finding  ", "ALERT  ");

    compareWithUndisturbedRun();

    assertThat(script.must("down")).contains("The cluster is stopped and removed");
    assertThat(started).hasSize(3 + 3 + 2).noneMatch(RunningProcess::isAlive);
    assertThat(script.cluster()).doesNotExist();
    assertThat(List.of(web, kafka, search)).allMatch(Ports::isFree);
    assertThat(script.call("status").status()).isEqualTo(2);
  }

  @Test
  void leavesNothingBehindIfItCantStart() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      Script.Answer refused = up("--kafka-controller-port", port);
      assertThat(refused.status()).isEqualTo(2);
      assertThat(refused.text())
          .contains("error: --kafka-controller-port " + port + ": the port is in use");
    }
    assertThat(script.cluster()).doesNotExist();

    // The JobManager runs the job's main from its jar, and ends with it.
    Script.Answer failed =
        up("--mode", "application", "--taskmanagers", "1", "--", "--semantics", "loose");
    assertThat(failed.status()).isEqualTo(1);
    assertThat(failed.text()).contains("the process ended", "error: --semantics loose");
    assertThat(script.cluster()).doesNotExist();
    assertThat(List.of(web, kafka, search)).allMatch(Ports::isFree);
  }

  private Script.Answer up(String... options) throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "up",
                "--web-port",
                Integer.toString(web),
                "--kafka-port",
                Integer.toString(kafka),
                "--search-port",
                Integer.toString(search),
                "--jobmanager-port",
                Integer.toString(Ports.free())));
    if (!List.of(options).contains("--kafka-controller-port")) {
      arguments.addAll(List.of("--kafka-controller-port", Integer.toString(Ports.free())));
    }
    arguments.addAll(List.of(options));
    return script.call(arguments.toArray(String[]::new));
  }

  /** Remembers the processes that run now. */
  private void note() throws IOException {
    Collection<RunningProcess> now = new Ledger(script.cluster()).all().values();
    assertThat(now).allMatch(RunningProcess::isAlive);
    now.stream().filter(process -> !started.contains(process)).forEach(started::add);
  }

  /** The job goes on with the slots that are left. */
  private void killAndAwaitRecovery(Script.Call demo, String job) throws Exception {
    awaitCheckpoint(job);
    assertThat(demo.isOver()).as("the demo is over before the kill").isFalse();
    long restored = flink.restored(job);
    script.must("kill-taskmanager");
    await("it goes on", () -> flink.restored(job) > restored);
    awaitCheckpoint(job);
  }

  private void awaitCheckpoint(String job) throws Exception {
    long completed = flink.completed(job);
    await("there is one more checkpoint", () -> flink.completed(job) > completed);
  }

  private void await(String what, Await.Condition condition) throws Exception {
    Path log = new Ledger(script.cluster()).log("jobmanager");
    Await.until(what, PATIENCE, log, () -> true, condition);
  }

  /** Every finding is in the topic and in the search server once, and there are no others. */
  private void compareWithUndisturbedRun() throws Exception {
    String servers = "127.0.0.1:" + kafka;
    Path rows = directory.resolve("rows.jsonl");
    Files.write(rows, Committed.values(servers, ClusterTopics.ROWS));
    Path results = directory.resolve("undisturbed");
    StringWriter said = new StringWriter();
    int status =
        RogueDns.run(
            new PrintWriter(said),
            new PrintWriter(said),
            "detect",
            "--input",
            rows.toString(),
            "--allowlist",
            JobFile.allowlist(new Ledger(script.cluster())).toString(),
            "--out",
            results.toString());
    assertThat(status).as(said.toString()).isZero();
    List<String> expected = sorted(lines(results.resolve("findings")));
    assertThat(expected).hasSizeGreaterThan(100);
    List<JsonNode> told = new ArrayList<>();
    for (String value : Committed.values(servers, ClusterTopics.FINDINGS)) {
      told.add(JSON.readTree(value));
    }
    assertThat(sorted(told.stream().filter(ClusterITCase::isFinal).toList())).isEqualTo(expected);
    assertThat(indexed()).isEqualTo(expected.size());
  }

  /** What is told before its bin closes is told again. */
  private static boolean isFinal(JsonNode finding) {
    return finding.path("Revision").asLong(2) == 2;
  }

  private long indexed() throws IOException {
    URI count =
        URI.create(
            "http://127.0.0.1:"
                + search
                + "/roguedns-findings-*/_search?size=0&track_total_hits=true");
    return JSON.readTree(count.toURL()).at("/hits/total/value").asLong();
  }

  private static List<JsonNode> lines(Path directory) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        for (String line : Files.readAllLines(file)) {
          lines.add(JSON.readTree(line));
        }
      }
    }
    return lines;
  }

  private static List<String> sorted(List<JsonNode> nodes) {
    return nodes.stream().map(JsonNode::toString).sorted().toList();
  }
}
