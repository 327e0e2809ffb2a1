package io.roguedns.detection.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.detection.output.files.FindingFormat;
import io.roguedns.detection.settings.ConfigurationException;
import io.roguedns.detection.testing.FindingFiles;
import io.roguedns.detection.testing.Run;
import io.roguedns.detection.testing.SharedBroker;
import io.roguedns.detection.testing.SharedCluster;
import io.roguedns.detection.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The job as it runs on and on: from a real broker's topics into files and a topic, stopped and
 * gone on with, it finds what a run over files of the same rows finds, every finding once.
 */
@ExtendWith({SharedCluster.class, SharedBroker.class})
class LiveRunITCase {
  private static final Path TUNNEL = Path.of("../../sample-data/scenarios/iodine-tunnel");
  private static final Path HIJACK = Path.of("../../sample-data/scenarios/dns-hijack");
  private static final int PARTITIONS = 2;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;

  /**
   * The state may be held elsewhere after a stop: a savepoint is the same for both. Files of any
   * format have the same findings.
   */
  @ParameterizedTest
  @CsvSource({"memory, rocksdb, csv", "rocksdb, memory, parquet", "memory, memory, jsonl"})
  void findsEverythingOnceAcrossAStop(String before, String after, String format) throws Exception {
    Run files =
        Run.detect(
            directory.resolve("files"), "--input", HIJACK.toString(), "--input", TUNNEL.toString());
    assertThat(files.status()).as(files.err()).isZero();
    String network = SharedBroker.topic("DeviceNetworkEvents", PARTITIONS);
    String registry = SharedBroker.topic("DeviceRegistryEvents", PARTITIONS);
    String found = SharedBroker.topic("found", 1);
    Path out = directory.resolve("live");
    List<String> rows = lines("DeviceNetworkEvents");
    int half = rows.size() / 2;

    SharedBroker.send(network, rows.subList(0, half), "lz4");
    SharedBroker.send(registry, lines("DeviceRegistryEvents"), "zstd");
    List<String> settings = new ArrayList<>(List.of(settings(network, registry, found, out, "2")));
    settings.addAll(List.of("state-backend", before, "out-format", format));
    LiveJob first = new LiveJob(settings.toArray(String[]::new));
    await(
        first, found, finding -> finding.get("Signal").asText().equals("configuration-change"), 1);
    assertNobodyElseMayWriteTo(out, settings);
    String savepoint = first.stop();

    SharedBroker.send(network, rows.subList(half, rows.size()), "none");
    // The clock moves on: every partition has a row of much later, which closes the bins.
    SharedBroker.send(network, clock("\"RemotePort\":53,\"RemoteIP\":\"10.0.0.1\""), "none");
    SharedBroker.send(
        registry,
        clock("\"RegistryKey\":\"HKLM\\\\Tcpip\\\\Parameters\",\"RegistryValueName\":\"Domain\""),
        "none");
    List<String> again = new ArrayList<>(List.of(settings(network, registry, found, out, "4")));
    again.addAll(List.of("restore", savepoint, "state-backend", after, "out-format", format));
    LiveJob second = new LiveJob(again.toArray(String[]::new));
    List<JsonNode> told = await(second, found, LiveRunITCase::isLastWord, files.findings().size());
    second.stop();

    assertThat(told.stream().filter(LiveRunITCase::isLastWord).map(JsonNode::toString).sorted())
        .as("in the topic")
        .isEqualTo(files.sortedFindings());
    List<JsonNode> early = told.stream().filter(finding -> !isLastWord(finding)).toList();
    assertThat(early)
        .filteredOn(finding -> finding.get("Signal").asText().equals("tunnel-by-name"))
        .as("told while the window was open")
        .extracting(finding -> finding.get("RegisteredDomain").asText())
        .containsExactly("quietharbour.test");
    assertThat(early)
        .filteredOn(finding -> finding.get("Signal").asText().equals("high-volume"))
        .as("told while the bin was open, maybe of no process too, which is withdrawn then")
        .hasSizeBetween(4, 5)
        .allMatch(finding -> finding.get("QueryCount").asLong() > 200);
    FindingFormat live = FindingFormat.valueOf(format.toUpperCase(Locale.ROOT));
    assertThat(FindingFiles.rows(out.resolve("findings"), live))
        .as("in files")
        .isEqualTo(FindingFiles.rows(files.results().resolve("findings"), FindingFormat.JSONL));
    assertThat(out.resolve("late")).doesNotExist();
    assertThat(out.resolve("rejected")).doesNotExist();
  }

  /** Neither another live run nor one over files, which would move results away. */
  private static void assertNobodyElseMayWriteTo(Path out, List<String> settings) {
    LiveJob second = startAnother(settings);
    Waiting.until(second::said, Duration.ofSeconds(30), second::isEnded);
    assertThat(second.said()).contains("another run is under way there");
    Run files = Run.detect(out, "--input", HIJACK.toString(), "--overwrite");
    assertThat(files.status()).as(files.err()).isEqualTo(2);
    assertThat(files.err()).contains("--out " + out + ": another run is under way there");
  }

  private static LiveJob startAnother(List<String> settings) {
    try {
      return new LiveJob(settings.toArray(String[]::new));
    } catch (ConfigurationException refused) {
      throw new IllegalStateException(refused);
    }
  }

  /** Rows come in any order within the disorder that is allowed: the last word is the same. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void findsTheSameInAnyOrderOfArrival(long seed) throws Exception {
    Run files =
        Run.detect(directory.resolve("files"), "--input", TUNNEL.toString(), "--semantics", "kql");
    String network = SharedBroker.topic("DeviceNetworkEvents", PARTITIONS);
    String registry = SharedBroker.topic("DeviceRegistryEvents", PARTITIONS);
    String found = SharedBroker.topic("found", 1);
    Path out = directory.resolve("live");
    List<String> rows = Files.readAllLines(TUNNEL.resolve("rows/DeviceNetworkEvents.jsonl"));
    SharedBroker.send(network, byArrival(rows, new Random(seed)), "lz4");
    SharedBroker.send(
        registry, Files.readAllLines(TUNNEL.resolve("rows/DeviceRegistryEvents.jsonl")), "lz4");
    SharedBroker.send(network, clock("\"RemotePort\":53,\"RemoteIP\":\"10.0.0.1\""), "none");
    SharedBroker.send(
        registry,
        clock("\"RegistryKey\":\"HKLM\\\\Tcpip\\\\Parameters\",\"RegistryValueName\":\"Domain\""),
        "none");
    List<String> settings = new ArrayList<>(List.of(settings(network, registry, found, out, "2")));
    settings.addAll(List.of("semantics", "kql"));

    LiveJob live = new LiveJob(settings.toArray(String[]::new));
    await(live, found, LiveRunITCase::isLastWord, files.findings().size());
    live.stop();

    assertThat(new Run(0, "", "", out).sortedFindings()).isEqualTo(files.sortedFindings());
    assertThat(out.resolve("late")).doesNotExist();
  }

  /** The rows in the order in which they come if each is up to 44 minutes late. */
  private static List<String> byArrival(List<String> rows, Random random) {
    Map<String, Instant> arrivals = new HashMap<>();
    rows.forEach(
        row ->
            arrivals.put(row, Instant.parse(timestamp(row)).plusSeconds(random.nextInt(44 * 60))));
    return rows.stream().sorted(Comparator.comparing(arrivals::get)).toList();
  }

  @Test
  void whatComesTooLateIsKeptApartAndWhatCannotBeReadToo() throws Exception {
    String network = SharedBroker.topic("DeviceNetworkEvents", 1);
    String registry = SharedBroker.topic("DeviceRegistryEvents", 1);
    String found = SharedBroker.topic("found", 1);
    String row =
        "{\"Timestamp\":\"2026-03-10T%s:00Z\",\"DeviceName\":\"pc\",\"RemotePort\":53,\"RemoteIP\":\"%s\"}";
    Path out = directory.resolve("live");
    LiveJob live = new LiveJob(settings(network, registry, found, out, "2"));
    SharedBroker.send(network, List.of(row.formatted("12:00", "203.0.113.1"), "no JSON"), "none");
    // Time is that of the topic that is furthest behind.
    SharedBroker.send(
        registry,
        List.of(
            "{\"Timestamp\":\"2026-03-10T12:00:00Z\",\"RegistryKey\":\"HKLM\\\\Tcpip\\\\Parameters\","
                + "\"RegistryValueName\":\"NameServer\",\"RegistryValueData\":\"203.0.113.3\"}"),
        "none");
    await(live, found, finding -> true, 2);
    SharedBroker.send(network, List.of(row.formatted("10:00", "203.0.113.2")), "none");
    await(live, found, finding -> true, 3);
    live.stop();

    assertThat(live.summary())
        .startsWith("Since the start of the run")
        .contains("3 findings (strict semantics)")
        .contains("4 rows read in ")
        .contains("of which 3 are relevant, 0 irrelevant, 0 ignored, 1 rejected")
        .contains("1 are late data: their bins had closed")
        .endsWith("Results are in " + out + ", topic " + found + "\n");
    Run run = new Run(0, "", "", out);
    assertThat(run.findings())
        .extracting(finding -> finding.path("RemoteIP").asText("registry"))
        .containsExactlyInAnyOrder("203.0.113.1", "203.0.113.2", "registry");
    assertThat(run.lines("late"))
        .singleElement()
        .satisfies(
            late -> {
              assertThat(late.get("RemoteIP").asText()).isEqualTo("203.0.113.2");
              // Time stood at 12:00, less the disorder that is allowed.
              assertThat(late.get("LateBySeconds").asDouble()).isBetween(4_499.0, 4_500.0);
            });
    assertThat(run.rejected())
        .singleElement()
        .satisfies(rejected -> assertThat(rejected.get("Raw").asText()).isEqualTo("no JSON"));
  }

  /** A silent partition doesn't hold the others back, and what it has then is kept all the same. */
  @Test
  void whatASilentPartitionHasTooLateIsKeptApart() throws Exception {
    String network = SharedBroker.topic("DeviceNetworkEvents", 2);
    String found = SharedBroker.topic("found", 1);
    String row =
        "{\"Timestamp\":\"2026-03-10T%s:00Z\",\"DeviceName\":\"pc\",\"RemotePort\":53,"
            + "\"RemoteIP\":\"203.0.113.1\",\"InitiatingProcessFileName\":\"%s\"}";
    Path out = directory.resolve("live");
    String registry = SharedBroker.topic("DeviceRegistryEvents", 1);
    List<String> settings = new ArrayList<>(List.of(settings(network, registry, found, out, "2")));
    settings.set(settings.indexOf("idle-timeout") + 1, "2s");
    settings.addAll(List.of("out-of-orderness", "1s", "high-volume.threshold", "2"));
    LiveJob live = new LiveJob(settings.toArray(String[]::new));
    List<String> noon = Collections.nCopies(3, row.formatted("12:00", "noon.exe"));
    SharedBroker.sendTo(network, 0, noon);
    SharedBroker.sendTo(network, 0, List.of(row.formatted("13:00", "later.exe")));
    // The bin closes, though the other partition has said nothing.
    await(live, found, finding -> finding.path("Revision").asLong() == 2, 1);
    SharedBroker.sendTo(
        network, 1, Collections.nCopies(4, row.formatted("12:01", "forgotten.exe")));
    await(
        live,
        found,
        finding -> finding.get("InitiatingProcessFileName").asText().equals("forgotten.exe"),
        4);
    live.stop();

    List<JsonNode> late = new Run(0, "", "", out).lines("late");
    assertThat(late.stream().mapToLong(one -> one.get("Rows").asLong()).sum()).isEqualTo(4);
    assertThat(late)
        .allSatisfy(
            one -> {
              assertThat(one.get("DeviceName").asText()).isEqualTo("pc");
              assertThat(one.get("InitiatingProcessFileName").asText()).isEqualTo("forgotten.exe");
              assertThat(one.get("LateBySeconds").asDouble()).isBetween(3_500.0, 3_600.0);
            });
  }

  @Test
  void aRunNeedsSomewhereToWrite() {
    Run run =
        Run.of(
            directory, "detect", "--kafka-brokers", SharedBroker.servers(), "--kafka-topic", "t");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("no output for findings").contains("--findings-topic");
  }

  /** What would be lost, or fed back, later on: nothing is started. */
  @Test
  void whatItsBrokersHaveNoRoomForIsRefused() {
    String read = SharedBroker.topic("read", 1);
    String found = SharedBroker.topic("found", 1);

    Run run =
        Run.of(
            directory,
            "detect",
            "--kafka-brokers",
            SharedBroker.servers(),
            "--kafka-topic",
            read,
            "--findings-topic",
            found,
            "--checkpoint-interval",
            "1h");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .contains("--checkpoint-interval 1h: a transaction may be open for 65m")
        .contains("the brokers abort it after 15m (transaction.max.timeout.ms 900000)");
  }

  @Test
  void aTopicThatIsReadIsNotWrittenTo() {
    Run run =
        Run.of(
            directory,
            "detect",
            "--kafka-brokers",
            SharedBroker.servers(),
            "--kafka-topic",
            "both",
            "--findings-topic",
            "both",
            "--alerts-topic",
            "both");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .contains("--findings-topic both: is also the topic of --kafka-topic")
        .contains("--alerts-topic both: is also the topic of --kafka-topic");
  }

  private String[] settings(
      String network, String registry, String found, Path out, String parallelism) {
    return new String[] {
      "kafka.brokers",
      SharedBroker.servers(),
      "kafka.topic",
      network,
      "kafka.topic",
      registry,
      "kafka.group",
      "live-" + found,
      "findings-topic",
      found,
      "out",
      out.toString(),
      "parallelism",
      parallelism,
      "idle-timeout",
      "20s",
      "checkpoint-interval",
      "500ms",
      "checkpoint-dir",
      directory.resolve("checkpoints").toString()
    };
  }

  private static boolean isLastWord(JsonNode finding) {
    return finding.path("Revision").asLong(2) == 2;
  }

  /** The rows of a table of both stories, oldest first. */
  private static List<String> lines(String table) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path story : List.of(HIJACK, TUNNEL)) {
      lines.addAll(Files.readAllLines(story.resolve("rows/" + table + ".jsonl")));
    }
    lines.sort(Comparator.comparing(LiveRunITCase::timestamp));
    return lines;
  }

  private static String timestamp(String line) {
    try {
      return JSON.readTree(line).get("Timestamp").asText();
    } catch (IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
  }

  private static List<String> clock(String columns) {
    List<String> rows = new ArrayList<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      rows.add(
          String.format(
              Locale.ROOT,
              "{\"Timestamp\":\"2026-03-11T06:00:00Z\",\"DeviceName\":\"clock\",%s}",
              columns));
    }
    return rows;
  }

  /** Reads a topic's committed records until so many of them are as wanted. */
  private static List<JsonNode> await(
      LiveJob live, String topic, Predicate<JsonNode> wanted, int atLeast) throws IOException {
    List<JsonNode> records = List.of();
    long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
    while (System.nanoTime() < deadline && !live.isEnded()) {
      records = new ArrayList<>();
      for (String value : SharedBroker.committed(topic)) {
        if (value != null) {
          records.add(JSON.readTree(value));
        }
      }
      if (records.stream().filter(wanted).count() >= atLeast) {
        return records;
      }
    }
    assertThat(records.stream().filter(wanted))
        .as("in time; " + live.said())
        .hasSizeGreaterThanOrEqualTo(atLeast);
    return records;
  }
}
