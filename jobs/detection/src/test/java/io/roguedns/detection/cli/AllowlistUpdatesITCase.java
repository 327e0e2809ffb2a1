package io.roguedns.detection.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.allowlist.AllowlistEntry;
import io.roguedns.allowlist.AllowlistYaml;
import io.roguedns.allowlist.EntryKind;
import io.roguedns.detection.settings.Catalog;
import io.roguedns.detection.settings.RawSettings;
import io.roguedns.detection.settings.Setting;
import io.roguedns.detection.settings.SettingsReader;
import io.roguedns.detection.testing.Run;
import io.roguedns.detection.testing.SharedBroker;
import io.roguedns.detection.testing.SharedCluster;
import io.roguedns.event.Ticks;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
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
  private CompletableFuture<Void> ended;
  private LiveRun run;
  private final StringWriter err = new StringWriter();
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
                "500ms"));
    settings.addAll(List.of(more));
    RawSettings raw = new RawSettings();
    for (int i = 0; i < settings.size(); i += 2) {
      Setting<?> setting = Catalog.withKey(settings.get(i)).orElseThrow();
      raw.add(setting, settings.get(i + 1), setting.flag());
    }
    run = new LiveRun(SettingsReader.read(raw, null), new PrintWriter(err, true));
    ended =
        CompletableFuture.runAsync(
            () -> {
              try {
                run.run();
              } catch (Exception failed) {
                throw new CompletionException(failed);
              }
            });
  }

  private void stop() throws Exception {
    run.stop();
    ended.get(60, TimeUnit.SECONDS);
  }

  /** Sends a row to every partition, and says by which number they are known. */
  private int send() {
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
              RESOLVER,
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

  private void await(String what, Predicate<Long> reached) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    long seen = -1;
    while (System.nanoTime() < deadline && !ended.isDone()) {
      seen = findings(found).size();
      if (reached.test(seen)) {
        return;
      }
    }
    assertThat(seen).as(what + "; " + ended + err).matches(reached);
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
    await("every partition's row", count -> count == PARTITIONS);
    String before = findings(found).get(0).get("AllowlistVersion").asText();

    publish(entry().build());
    Thread.sleep(IN_FORCE_MILLIS);
    int allowed = send();
    publish();
    Thread.sleep(IN_FORCE_MILLIS);
    int again = send();
    await("the rows after it was withdrawn", count -> count >= 2 * PARTITIONS);
    stop();

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
    Files.writeString(
        file, AllowlistYaml.write(List.of(entry().until(Ticks.ofUnixMillis(1_000_000)).build())));
    Thread.sleep(IN_FORCE_MILLIS);
    // Until the job has started nothing tells when it looks at the file.
    int counted = 0;
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (counted == 0 && System.nanoTime() < deadline && !ended.isDone()) {
      Thread.sleep(500);
      counted = (int) findingsOf(send());
    }
    stop();

    assertThat(counted).as(err.toString()).isPositive();
    assertThat(findingsOf(allowed)).isZero();
  }

  @Test
  void aReplayGivesTheSameByteForByte() throws Exception {
    start(found, "allowlist-topic", list);
    send();
    await("the rows before", count -> count == PARTITIONS);
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
    await("the rows after", count -> count >= 2 * PARTITIONS);
    stop();
    assertThat(findingsOf(allowed)).isZero();
    assertThat(findingsOf(again)).isEqualTo(PARTITIONS);
    List<String> first = SharedBroker.committed(found).stream().sorted().toList();

    found = SharedBroker.topic("replayed", 1);
    start(found, "allowlist-topic", list);
    await("all again", count -> count >= 2 * PARTITIONS);
    stop();

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
    while (results.rejected().isEmpty() && System.nanoTime() < deadline && !ended.isDone()) {
      Thread.sleep(200);
    }
    stop();

    assertThat(results.rejected())
        .as(err.toString())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.get("Reason").asText()).isEqualTo("allowlist");
              assertThat(row.get("Detail").asText()).contains("key");
            });
    assertThat(findingsOf(allowed)).isZero();
  }
}
