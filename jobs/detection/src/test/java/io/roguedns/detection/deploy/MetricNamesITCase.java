package io.roguedns.detection.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.alert.AlertType;
import io.roguedns.detection.alert.AlertCatalog;
import io.roguedns.detection.run.LiveJob;
import io.roguedns.detection.testing.SharedBroker;
import io.roguedns.detection.testing.SharedElasticsearch;
import io.roguedns.event.Table;
import io.roguedns.finding.DetectionType;
import io.roguedns.finding.Severity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.util.TestStreamEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A live run exports every metric that a rule or a panel asks for, under just that name: what
 * Flink's Prometheus reporter says is read over HTTP, as Prometheus would.
 */
@ExtendWith({SharedBroker.class, SharedElasticsearch.class})
class MetricNamesITCase {
  private static final Path SCENARIOS = Path.of("../../sample-data/scenarios");
  private static final String OF_THE_JOB = "flink_taskmanager_job_task_operator_roguedns_";

  /** What is counted apart: a record without a value, one that is no row, and no address. */
  private static final List<String> ODDITIES =
      Arrays.asList(
          null,
          "no row",
          "{\"Timestamp\":\"2026-03-10T00:00:00Z\",\"DeviceName\":\"pc\",\"RemotePort\":53,"
              + "\"RemoteIP\":\"nowhere\",\"InitiatingProcessFileName\":\"a.exe\"}");

  /** A row that comes when time is past its bin. */
  private static final String LATE =
      "{\"Timestamp\":\"2020-01-01T00:00:00Z\",\"DeviceName\":\"pc\",\"RemotePort\":53,"
          + "\"RemoteIP\":\"10.0.0.1\",\"InitiatingProcessFileName\":\"a.exe\"}";

  private static final Pattern TIMESTAMP = Pattern.compile("\"Timestamp\":\"([^\"]+)Z\"");

  @TempDir Path directory;

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void everyMetricThatIsAskedForIsThere() throws Exception {
    int port = freePort();
    String page;
    try (MiniCluster cluster = cluster(port)) {
      cluster.start();
      TestStreamEnvironment.setAsContext(cluster, 2);
      page = pageOfALiveRun(port);
    } finally {
      TestStreamEnvironment.unsetAsContext();
    }

    TreeSet<String> exported = new TreeSet<>();
    page.lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> exported.add(line.split("[{ ]", 2)[0]));
    exported.addAll(whatHasNotHappened());
    TreeSet<String> missing = new TreeSet<>();
    for (Map.Entry<String, TreeSet<String>> used : MetricNames.used().entrySet()) {
      for (String name : used.getValue()) {
        if (exported.stream().noneMatch(metric -> metric.matches(name))) {
          missing.add(used.getKey() + " asks for " + name);
        }
      }
    }
    assertThat(missing).as("of %s", exported).isEmpty();
    assertThat(page)
        .as("the label that the rule of time goes by")
        .containsPattern("currentInputWatermark\\{[^}]*operator_name=\"high_volume[^\"]*\"")
        .containsPattern("findingDelayMillis\\{[^}]*quantile=\"0.95\"");
  }

  /** Counts that come into being with what they count: the families are there, of these members. */
  private static List<String> whatHasNotHappened() {
    List<String> names = new ArrayList<>();
    for (DetectionType type : DetectionType.values()) {
      names.add(OF_THE_JOB + "findings_" + type.typeName());
    }
    for (AlertType type : AlertCatalog.ALL) {
      names.add(OF_THE_JOB + "alerts_" + type.typeName());
    }
    for (Severity severity : Severity.values()) {
      names.add(OF_THE_JOB + "alertsBySeverity_" + severity.label());
    }
    for (Table table : Table.values()) {
      names.add(OF_THE_JOB + "rowsRead_" + table.tableName());
    }
    return names;
  }

  private String pageOfALiveRun(int port) throws Exception {
    String network = SharedBroker.topic("DeviceNetworkEvents", 1);
    String list = SharedBroker.topic("allowlist", 1);
    SharedBroker.send(network, ODDITIES, "none");
    SharedBroker.send(network, rows(), "none");
    LiveJob job =
        new LiveJob(
            "kafka.brokers",
            SharedBroker.servers(),
            "kafka.topic",
            network,
            "kafka.group",
            network,
            "allowlist",
            SCENARIOS.resolve("security-scanner/allowlist.yaml").toString(),
            "allowlist-topic",
            list,
            "elasticsearch",
            SharedElasticsearch.server().url(),
            "out",
            directory.resolve("out").toString(),
            "out-of-orderness",
            "1s",
            "idle-timeout",
            "1s",
            "parallelism",
            "1",
            "checkpoint-interval",
            "500ms",
            "checkpoint-dir",
            directory.resolve("checkpoints").toString());
    job.await("alerts", () -> page(port).contains(OF_THE_JOB + "alertsBySeverity_"));
    SharedBroker.send(network, List.of(LATE), "none");
    for (String count : List.of("rowsRejected", "rowsIgnored", "suppressed_", "rowsLate")) {
      job.await(count, () -> page(port).contains(OF_THE_JOB + count));
    }
    String page = page(port);
    job.stop();
    return page;
  }

  /** The network rows of all stories, oldest first, so that none of them is late. */
  private static List<String> rows() throws IOException {
    List<String> rows = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SCENARIOS)) {
      for (Path file :
          files.filter(file -> file.endsWith("rows/DeviceNetworkEvents.jsonl")).toList()) {
        rows.addAll(Files.readAllLines(file));
      }
    }
    rows.sort(Comparator.comparing(MetricNamesITCase::timestamp));
    return rows;
  }

  private static String timestamp(String row) {
    Matcher timestamp = TIMESTAMP.matcher(row);
    assertThat(timestamp.find()).as(row).isTrue();
    return timestamp.group(1);
  }

  private String page(int port) throws Exception {
    return client
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/metrics")).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static MiniCluster cluster(int port) {
    Configuration configuration = new Configuration();
    configuration.setString(
        "metrics.reporter.prom.factory.class",
        "org.apache.flink.metrics.prometheus.PrometheusReporterFactory");
    configuration.setString("metrics.reporter.prom.port", Integer.toString(port));
    configuration.set(RestOptions.BIND_PORT, "0");
    configuration.set(RestOptions.ADDRESS, "localhost");
    configuration.set(RestOptions.BIND_ADDRESS, "localhost");
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(128));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
    return new MiniCluster(
        new MiniClusterConfiguration.Builder()
            .setNumTaskManagers(1)
            .setNumSlotsPerTaskManager(2)
            .setConfiguration(configuration)
            .build());
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }
}
