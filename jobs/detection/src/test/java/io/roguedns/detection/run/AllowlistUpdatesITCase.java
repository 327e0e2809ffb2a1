package io.roguedns.detection.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.allowlist.AllowlistEntry;
import io.roguedns.allowlist.AllowlistYaml;
import io.roguedns.allowlist.EntryKind;
import io.roguedns.detection.testing.Run;
import io.roguedns.detection.testing.SharedBroker;
import io.roguedns.detection.testing.SharedCluster;
import io.roguedns.event.Ticks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The allowlist changes while a job runs: a change counts everywhere within two seconds, and the
 * same rows read again from the beginning give the same findings.
 */
@ExtendWith({SharedCluster.class, SharedBroker.class})
class AllowlistUpdatesITCase {
  private static final int PARTITIONS = 4;
  private static final long IN_FORCE_MILLIS = 2_000;
  private static final String RESOLVER = "203.0.113.7";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;

  private String rows;
  private String found;
  private String list;
  private LiveJob job;
  private int sent;

  @BeforeEach
  void topics() {
    rows = SharedBroker.topic("DeviceNetworkEvents", PARTITIONS);
    found = SharedBroker.topic("found", 1);
    list = SharedBroker.topic("allowlist", 1);
  }

  private void start(String topic, String... more) throws Exception {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "kafka.brokers",
                SharedBroker.servers(),
                "kafka.topic",
                rows,
                "kafka.group",
                "lists-" + topic,
                "findings-topic",
                topic,
                "signals",
                "unauthorized-resolver",
                "delivery",
                "at-least-once",
                "parallelism",
                Integer.toString(PARTITIONS),
                "checkpoint-interval",
                "500ms",
                "checkpoint-dir",
                directory.resolve("checkpoints").toString()));
    settings.addAll(List.of(more));
    job = new LiveJob(settings.toArray(String[]::new));
  }

  /** Sends a row to every partition, and says by which number they are known. */
  private int send() {
    return send(RESOLVER);
  }

  private int send(String resolver) {
    sent++;
    List<String> lines = new ArrayList<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      lines.add(
          String.format(
              Locale.ROOT,
              "{\"Timestamp\":\"%s\",\"DeviceName\":\"pc-%d\",\"RemotePort\":53,"
                  + "\"RemoteIP\":\"%s\",\"LocalIP\":\"10.0.0.%d\"}",
              Instant.now(),
              partition,
              resolver,
              sent));
    }
    SharedBroker.send(rows, lines, "none");
    return sent;
  }

  private long findingsOf(int number) throws Exception {
    return findings(found).stream()
        .filter(f -> f.get("LocalIP").asText().equals("10.0.0." + number))
        .count();
  }

  private static List<JsonNode> findings(String topic) throws Exception {
    List<JsonNode> findings = new ArrayList<>();
    for (String value : SharedBroker.committed(topic)) {
      findings.add(JSON.readTree(value));
    }
    return findings;
  }

  private void awaitFindings(String what, int atLeast) {
    job.await(what, () -> findings(found).size() >= atLeast);
  }

  private static AllowlistEntry.Builder entry() {
    return AllowlistEntry.builder("partner", EntryKind.AUTHORIZED_RESOLVER).address(RESOLVER);
  }

  private void publish(AllowlistEntry... entries) throws Exception {
    Path file = directory.resolve("published.yaml");
    Files.writeString(file, AllowlistYaml.write(List.of(entries)));
    Run published =
        Run.of(
            directory,
            "allowlist",
            "publish",
            file.toString(),
            "--kafka-brokers",
            SharedBroker.servers(),
            "--allowlist-topic",
            list);
    assertThat(published.status()).as(published.err()).isZero();
  }

  @Test
  void anEntryCountsWithinTwoSecondsEverywhereAndWithdrawnNoMore() throws Exception {
    start(found, "allowlist-topic", list);
    send();
    awaitFindings("every partition's row", PARTITIONS);
    String before = findings(found).get(0).get("AllowlistVersion").asText();

    publish(entry().build());
    Thread.sleep(IN_FORCE_MILLIS);
    int allowed = send();
    publish();
    Thread.sleep(IN_FORCE_MILLIS);
    int again = send();
    awaitFindings("the rows after it was withdrawn", 2 * PARTITIONS);
    job.stop();

    assertThat(job.said())
        .contains("warning: topic " + list)
        .contains("cleanup.policy=delete: its entries are lost");
    assertThat(findingsOf(allowed)).isZero();
    assertThat(findingsOf(again)).isEqualTo(PARTITIONS);
    assertThat(findings(found))
        .allSatisfy(
            finding ->
                assertThat(finding.get("AllowlistVersion").asText())
                    .as("the list is as it was")
                    .isEqualTo(before));
  }

  @Test
  void theFileCountsWhenItIsChanged() throws Exception {
    Path file = directory.resolve("list.yaml");
    Files.writeString(file, AllowlistYaml.write(List.of(entry().build())));
    start(found, "allowlist", file.toString());
    int allowed = send();
    send("203.0.113.8");
    awaitFindings("what came after the allowed rows", PARTITIONS);
    Files.writeString(
        file, AllowlistYaml.write(List.of(entry().until(Ticks.ofUnixMillis(1_000_000)).build())));
    Thread.sleep(IN_FORCE_MILLIS);
    int counted = send();
    awaitFindings("the rows after the change", 2 * PARTITIONS);
    job.stop();

    assertThat(findingsOf(allowed)).isZero();
    assertThat(findingsOf(counted)).isEqualTo(PARTITIONS);
  }

  @Test
  void aReplayGivesTheSameByteForByte() throws Exception {
    start(found, "allowlist-topic", list);
    send();
    awaitFindings("the rows before", PARTITIONS);
    // In force from a time on, and later until a time, both of the rows' own clock.
    long from = Ticks.ofUnixMillis(System.currentTimeMillis());
    publish(entry().from(from).build());
    Thread.sleep(IN_FORCE_MILLIS);
    int allowed = send();
    Thread.sleep(50);
    long until = Ticks.ofUnixMillis(System.currentTimeMillis());
    publish(entry().from(from).until(until).build());
    Thread.sleep(IN_FORCE_MILLIS);
    int again = send();
    awaitFindings("the rows after", 2 * PARTITIONS);
    job.stop();
    assertThat(findingsOf(allowed)).isZero();
    assertThat(findingsOf(again)).isEqualTo(PARTITIONS);
    List<String> first = SharedBroker.committed(found).stream().sorted().toList();

    found = SharedBroker.topic("replayed", 1);
    start(found, "allowlist-topic", list);
    awaitFindings("all again", 2 * PARTITIONS);
    job.stop();

    assertThat(SharedBroker.committed(found).stream().sorted()).isEqualTo(first);
  }

  @Test
  void aBadUpdateIsAmongTheRejectedAndTheListStays() throws Exception {
    Path out = directory.resolve("live");
    publish(entry().build());
    start(found, "allowlist-topic", list, "out", out.toString());
    SharedBroker.send(list, List.of("{\"kind\":\"nonsense\"}"), "none");
    int allowed = send();
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    Run results = new Run(0, "", "", out);
    while (results.rejected().isEmpty() && System.nanoTime() < deadline && !job.isEnded()) {
      Thread.sleep(200);
    }
    job.stop();

    assertThat(results.rejected())
        .as(job.said())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.get("Reason").asText()).isEqualTo("allowlist");
              assertThat(row.get("Detail").asText()).contains("key");
            });
    assertThat(findingsOf(allowed)).isZero();
  }
}
