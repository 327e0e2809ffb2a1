package io.roguedns.detection.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.detection.testing.Schema;
import io.roguedns.detection.testing.SharedBroker;
import io.roguedns.detection.testing.SharedCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One device's longest texts keep no other device's findings and alerts from their topics. */
@ExtendWith({SharedCluster.class, SharedBroker.class})
class LargeRecordsITCase {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant START = Instant.parse("2026-03-10T08:00:00Z");
  private static final int SMALL = 20_000;

  @TempDir Path directory;

  @Test
  void largeRowsAreCutAndWhatATopicRefusesIsRejected() throws Exception {
    String network = SharedBroker.topic("DeviceNetworkEvents", 1);
    String found = SharedBroker.topic("found", 1);
    String alerts = SharedBroker.topic("alerts", 1);
    String rejected = SharedBroker.topic("rejected", 1);
    limit(rejected);
    LiveJob live = new LiveJob(settings(network, found, alerts, rejected));
    List<String> rows = new ArrayList<>();
    rows.add("\"".repeat(700_000));
    rows.add(change(60_000));
    for (int i = 0; i < 40; i++) {
      // One every five minutes, each with a command line of its own of Windows' maximum.
      rows.add(
          query("evil", i * 300, "198.51.100.53", ("x.exe " + i + " ").concat("A".repeat(32_750))));
    }
    for (int i = 0; i < 12; i++) {
      rows.add(query("pc-after", 10_800 + i * 120, "198.51.100.99", "svc"));
    }
    rows.add(query("clock", 30_000, "198.51.100.77", ""));
    SharedBroker.send(network, rows, "none");

    List<JsonNode> alerted =
        await(live, alerts, told -> devices(told).containsAll(List.of("evil", "pc-after")));
    JsonNode evil = of(alerted, "evil").get(0);
    assertThat(Schema.ALERT.check(evil).toString()).hasSizeLessThan(150_000);
    assertThat(evil.get("Truncated").toString()).isEqualTo("[\"Context.CommandLines\"]");
    assertThat(evil.at("/Context/CommandLines/0").asText())
        .startsWith("x.exe ")
        .contains("…[cut: 327");
    List<JsonNode> findings = await(live, found, some -> some.size() >= 54);
    assertThat(of(findings, "evil")).hasSize(41);
    JsonNode change =
        of(findings, "evil").stream().filter(one -> one.has("UnauthorizedServers")).findAny().get();
    assertThat(Schema.FINDING.check(change).get("Truncated").toString())
        .isEqualTo("[\"RegistryValueData\",\"UnauthorizedServers\"]");
    JsonNode unread = await(live, rejected, some -> some.size() == 1).get(0);
    assertThat(unread.get("Length").asInt()).isEqualTo(700_000);
    assertThat(unread.get("Raw").asText()).hasSizeBetween(SMALL / 4, SMALL / 2);
    assertThat(unread.get("Truncated").toString()).isEqualTo("[\"Raw\"]");

    // The topic takes less from now on: the broker itself refuses the next large finding.
    limit(found);
    SharedBroker.send(
        network,
        List.of(
            query("evil", 30_001, "198.51.100.53", incompressible(32_767)),
            query("pc-last", 30_002, "198.51.100.53", "svc")),
        "none");
    await(live, found, some -> devices(some).contains("pc-last"));
    JsonNode refused = await(live, rejected, some -> some.size() == 2).get(1);
    assertThat(refused.get("Reason").asText()).isEqualTo("refused");
    assertThat(refused.get("Source").asText()).startsWith("topic:" + found + "/");
    assertThat(refused.get("Detail").asText())
        .contains("max.message.bytes of topic " + found + " allows 20,000");
    assertThat(await(live, found, some -> true))
        .as("each once")
        .extracting(one -> one.get("FindingId").asText())
        .doesNotHaveDuplicates()
        .hasSize(55);
    live.stop();
  }

  private String[] settings(String network, String found, String alerts, String rejected) {
    return new String[] {
      "kafka.brokers",
      SharedBroker.servers(),
      "kafka.topic",
      network,
      "kafka.group",
      "large-" + found,
      "findings-topic",
      found,
      "alerts-topic",
      alerts,
      "rejected-topic",
      rejected,
      "parallelism",
      "1",
      "out-of-orderness",
      "1m",
      "checkpoint-interval",
      "500ms",
      "checkpoint-dir",
      directory.resolve("checkpoints").toString()
    };
  }

  private static void limit(String topic) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", SharedBroker.servers()))) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, topic),
                  List.of(
                      new AlterConfigOp(
                          new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "" + SMALL),
                          AlterConfigOp.OpType.SET))))
          .all()
          .get();
    }
  }

  private static String query(String device, int second, String resolver, String commandLine) {
    return JSON.createObjectNode()
        .put("category", "AdvancedHunting-DeviceNetworkEvents")
        .put("Timestamp", START.plusSeconds(second).toString())
        .put("DeviceName", device)
        .put("ActionType", "ConnectionSuccess")
        .put("RemoteIP", resolver)
        .put("RemotePort", 53)
        .put("InitiatingProcessFileName", "x.exe")
        .put("InitiatingProcessCommandLine", commandLine)
        .toString();
  }

  /** What a broker sees of it is as long as it is. */
  private static String incompressible(int length) {
    return new Random(1)
        .ints('0', 'z')
        .filter(Character::isLetterOrDigit)
        .limit(length)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String change(int servers) {
    String data =
        IntStream.range(0, servers)
            .mapToObj(i -> "203." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255))
            .collect(Collectors.joining(","));
    return JSON.createObjectNode()
        .put("category", "AdvancedHunting-DeviceRegistryEvents")
        .put("Timestamp", START.toString())
        .put("DeviceName", "evil")
        .put("ActionType", "RegistryValueSet")
        .put(
            "RegistryKey",
            "HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services\\Tcpip\\Parameters\\Interfaces\\{1}")
        .put("RegistryValueName", "NameServer")
        .put("RegistryValueData", data)
        .put("InitiatingProcessFileName", "reg.exe")
        .toString();
  }

  private static List<String> devices(List<JsonNode> rows) {
    return rows.stream().map(row -> row.path("DeviceName").asText()).toList();
  }

  private static List<JsonNode> of(List<JsonNode> rows, String device) {
    return rows.stream().filter(row -> row.path("DeviceName").asText().equals(device)).toList();
  }

  /** Reads a topic's committed records until they are as wanted. */
  private static List<JsonNode> await(
      LiveJob live, String topic, Predicate<List<JsonNode>> wanted) {
    List<JsonNode> records = new ArrayList<>();
    live.await(
        "topic " + topic + " has what is wanted",
        () -> {
          records.clear();
          SharedBroker.committed(topic).stream()
              .filter(Objects::nonNull)
              .forEach(value -> records.add(tree(value)));
          return wanted.test(records);
        });
    return records;
  }

  private static JsonNode tree(String value) {
    try {
      return JSON.readTree(value);
    } catch (IOException notJson) {
      throw new java.io.UncheckedIOException(notJson);
    }
  }
}
