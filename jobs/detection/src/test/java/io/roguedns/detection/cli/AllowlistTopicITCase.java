package io.roguedns.detection.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.allowlist.Allowlist;
import io.roguedns.allowlist.AllowlistFile;
import io.roguedns.allowlist.DefaultAllowlists;
import io.roguedns.detection.testing.Run;
import io.roguedns.detection.testing.SharedBroker;
import io.roguedns.detection.testing.Topics;
import io.roguedns.detection.testing.Waiting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A list is published to a real broker's topic, and what is in force is read from there. */
@ExtendWith(SharedBroker.class)
class AllowlistTopicITCase {
  private static final Path EXAMPLE = Path.of("../../deploy/config/allowlist.example.yaml");

  private static final String HQ =
      "- {id: hq, kind: authorized-resolver, address: 192.0.2.53, reason: ours}\n";

  /** The id is the key of a message that {@link SharedBroker#send} sends. */
  private static final String KEY_1 =
      "- {id: key 1, kind: authorized-resolver, address: 192.0.2.54, reason: ours}\n";

  private static final String SCANNER = "- {id: scanner, kind: exemption, process: scan*.exe}\n";

  @TempDir Path directory;
  private final String topic = "allowlist-" + UUID.randomUUID();

  @Test
  void publishesTheDifferencesAlone() throws Exception {
    Run first = publish(HQ + KEY_1);
    assertThat(first.status()).as(first.err()).isZero();
    assertThat(first.out().lines())
        .containsExactly(
            "+ hq",
            "+ key 1",
            "topic " + topic + " of " + SharedBroker.servers() + ": 2 added, 0 changed, 0 removed");
    assertThat(cleanupPolicy()).isEqualTo("compact");

    assertThat(publish(HQ + KEY_1).out().lines()).singleElement().asString().contains(": 0 added");
    assertThat(SharedBroker.committed(topic)).hasSize(2);

    String changed = SCANNER + KEY_1.replace("192.0.2.54", "192.0.2.0/28");
    Run dry = publish(changed, "--dry-run");
    assertThat(dry.out().lines())
        .startsWith("+ scanner", "~ key 1", "- hq")
        .last()
        .asString()
        .endsWith(": 1 to add, 1 to change, 1 to remove; nothing was written");
    assertThat(SharedBroker.committed(topic)).hasSize(2);

    assertThat(publish(changed).out().lines()).startsWith("+ scanner", "~ key 1", "- hq");
    assertThat(SharedBroker.committed(topic))
        .hasSize(5)
        .endsWith(
            "{\"id\":\"scanner\",\"kind\":\"exemption\",\"process\":\"scan*.exe\"}",
            "{\"id\":\"key 1\",\"kind\":\"authorized-resolver\",\"address\":\"192.0.2.0/28\","
                + "\"reason\":\"ours\"}",
            null);
  }

  private String cleanupPolicy() throws ExecutionException, InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", SharedBroker.servers()))) {
      return admin
          .describeConfigs(List.of(resource))
          .all()
          .get()
          .get(resource)
          .get("cleanup.policy")
          .value();
    }
  }

  @Test
  void showsWhatTheTopicMakesOfAFile() throws IOException {
    publish(KEY_1.replace("192.0.2.54", "192.0.2.55") + SCANNER);

    Run shown = show("--allowlist", file(KEY_1 + HQ).toString());

    assertThat(shown.status()).as(shown.err()).isZero();
    Allowlist expected = list(KEY_1.replace("192.0.2.54", "192.0.2.55") + HQ + SCANNER);
    assertThat(list(shown.out())).isEqualTo(expected);
    assertThat(shown.err())
        .contains("version " + expected.version() + ": 3 entries, 1 of ")
        .contains("file.yaml, 2 of topic " + topic);
  }

  @Test
  void showsTheDefaultsWithoutAFile() throws IOException {
    publish(HQ + "- {id: public-8.8.8.8, kind: public-resolver, address: 8.8.8.8}\n");

    Allowlist shown = list(show().out());

    List<String> defaults =
        DefaultAllowlists.strict().entries().stream().map(entry -> entry.id()).toList();
    assertThat(shown.entries())
        .extracting(entry -> entry.id())
        .containsExactlyElementsOf(Stream.concat(defaults.stream(), Stream.of("hq")).toList());
    assertThat(shown.entries())
        .filteredOn(entry -> entry.id().equals("public-8.8.8.8"))
        .allMatch(entry -> entry.reason().isEmpty());
  }

  @Test
  void everyKindOfEntryComesBackAsItWas() throws IOException {
    assertThat(
            Run.of(directory, options("publish", EXAMPLE.toString()).toArray(String[]::new))
                .status())
        .isZero();

    Run shown = show("--allowlist", file("[]\n").toString());

    assertThat(list(shown.out()).version())
        .isEqualTo(AllowlistFile.read(EXAMPLE).allowlist().version());
  }

  @Test
  void refusedMessageLeavesTheEarlierOneStanding() throws IOException {
    publish(KEY_1 + HQ);
    SharedBroker.send(
        topic,
        List.of("{kind: authorized-resolver, address: 0.0.0.0/0}", "{kind: \u001b[2J}"),
        "none");

    Run shown = show("--allowlist", file("[]\n").toString());

    assertThat(shown.status()).isZero();
    assertThat(list(shown.out())).isEqualTo(list(HQ + KEY_1));
    assertThat(shown.err().lines())
        .hasSize(3)
        .anyMatch(
            line ->
                line.startsWith("note: " + topic + "-0@2: line 1, entry key 1, address: 0.0.0.0/0"))
        .anyMatch(line -> line.startsWith("note: " + topic + "-0@3: line 1: isn't valid YAML"));
    assertThat(shown.err()).doesNotContain("\u001b");

    // Compaction would take the good one away, so that it is sent again.
    assertThat(publish(KEY_1 + HQ).out().lines()).startsWith("~ key 1", "- key 2").hasSize(3);
    Run repaired = show("--allowlist", file("[]\n").toString());
    assertThat(list(repaired.out())).isEqualTo(list(HQ + KEY_1));
    assertThat(repaired.err()).doesNotContain("note:");
  }

  @Test
  void aMessageWhoseKeyIsNoTextIsRemoved() throws IOException {
    publish(HQ);
    byte[] value = KEY_1.getBytes(StandardCharsets.UTF_8);
    new Topics(SharedBroker.servers()).send(topic, new byte[] {'k', (byte) 0xff}, value);
    assertThat(show().err()).contains("note: " + topic + "-0@1: the key isn't UTF-8");

    assertThat(publish(HQ).out().lines())
        .containsExactly(
            "- a key that isn't UTF-8: 6bff",
            "topic " + topic + " of " + SharedBroker.servers() + ": 0 added, 0 changed, 1 removed");
    assertThat(show().err()).doesNotContain("note:");
    assertThat(publish(HQ).out()).contains(": 0 added, 0 changed, 0 removed");
  }

  @Test
  void aTopicThatForgetsEntriesIsWarnedOf() throws Exception {
    new Topics(SharedBroker.servers()).makeNamed(topic, 1);
    assertThat(cleanupPolicy()).isEqualTo("delete");

    for (Run run : List.of(publish(HQ, "--dry-run"), publish(HQ), show())) {
      assertThat(run.status()).isZero();
      assertThat(run.err().lines())
          .filteredOn(line -> line.startsWith("warning:"))
          .singleElement()
          .asString()
          .startsWith("warning: topic " + topic + " of " + SharedBroker.servers())
          .contains("has cleanup.policy=delete: its entries are lost")
          .endsWith(
              "--entity-type topics --entity-name "
                  + topic
                  + " --add-config cleanup.policy=compact");
    }

    cleanupPolicy("compact,delete");
    assertThat(show().err()).contains("has cleanup.policy=compact,delete: its entries are lost");
    cleanupPolicy("compact");
    assertThat(show().err()).doesNotContain("warning:");
    assertThat(publish(HQ).err()).isEmpty();
  }

  private void cleanupPolicy(String policy) throws ExecutionException, InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", SharedBroker.servers()))) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  resource,
                  List.of(
                      new AlterConfigOp(
                          new ConfigEntry("cleanup.policy", policy), AlterConfigOp.OpType.SET))))
          .all()
          .get();
    }
    // The broker learns of it a moment later than the controller.
    Waiting.until(
        () -> "the policy isn't " + policy,
        Duration.ofSeconds(10),
        () -> cleanupPolicy().equals(policy));
  }

  @Test
  void aNullRemovesAnEntry() throws IOException {
    publish(KEY_1 + HQ);
    SharedBroker.send(topic, Arrays.asList((String) null), "none");

    assertThat(list(show("--allowlist", file("[]\n").toString()).out())).isEqualTo(list(HQ));
  }

  @Test
  void entriesThatTogetherCoverTooMuchAreNoted() throws IOException {
    StringBuilder wide = new StringBuilder();
    StringBuilder others = new StringBuilder();
    for (int first = 1; first < 224; first++) {
      String entry =
          "- {id: n%d, kind: authorized-resolver, address: %d.0.0.0/8}\n".formatted(first, first);
      (first < 80 ? wide : others).append(first == 10 || first == 127 || first > 150 ? "" : entry);
    }
    publish(wide.toString());

    Run shown = show("--allowlist", file(others.toString()).toString());

    assertThat(shown.status()).as(shown.err()).isZero();
    assertThat(shown.err()).containsPattern("note: entry n\\d+: with this range, the list's");
  }

  @Test
  void badFileIsRefusedWithEveryProblem() throws IOException {
    Run refused =
        publish(
            """
            - id: everything
              kind: authorized-resolver
              address: 0.0.0.0/0
            - id: everyone
              kind: exemption
              process: "*"
            """,
            "--kafka-properties",
            "absent.properties");

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err().lines())
        .hasSize(3)
        .anyMatch(line -> line.contains("file.yaml: line 3"))
        .anyMatch(line -> line.contains("file.yaml: line 6"))
        .anyMatch(line -> line.contains("--kafka-properties absent.properties: no such file"));
    assertThat(show().err()).contains("has no such topic");
  }

  @Test
  void absentTopicIsSaidAndNotMade() throws IOException {
    for (int i = 0; i < 2; i++) {
      Run shown = show();
      assertThat(shown.status()).isEqualTo(1);
      assertThat(shown.out()).isEmpty();
      assertThat(shown.err().lines())
          .singleElement()
          .asString()
          .startsWith("error: --allowlist-topic " + topic + ": ")
          .endsWith("has no such topic: roguedns allowlist publish creates it");

      Run dry = publish(HQ, "--dry-run");
      assertThat(dry.status()).isZero();
      assertThat(dry.out()).contains("+ hq").contains("1 to add");
    }
  }

  @Test
  void nameThatNoTopicCanHaveIsSaid() throws IOException {
    Run run =
        Run.of(
            directory,
            "allowlist",
            "publish",
            file(HQ).toString(),
            "--kafka-brokers",
            SharedBroker.servers(),
            "--allowlist-topic",
            "no name");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("error: --allowlist-topic no name at --kafka-brokers ")
        .contains("invalid topic name");
  }

  @Test
  void unreachableBrokersAreSaid() throws IOException {
    for (String command : List.of("show", "publish")) {
      List<String> arguments =
          command.equals("show")
              ? List.of("allowlist", "show", "--kafka-brokers", "localhost:1")
              : List.of(
                  "allowlist", "publish", file(HQ).toString(), "--kafka-brokers", "localhost:1");
      Run run = Run.of(directory, arguments.toArray(String[]::new));

      assertThat(run.status()).isEqualTo(1);
      assertThat(run.err().lines())
          .singleElement()
          .isEqualTo("error: --kafka-brokers localhost:1: no answer");
    }
  }

  @Test
  void badUsageIsSaid() {
    Run noBrokers = Run.of(directory, "allowlist", "show");
    assertThat(noBrokers.status()).isEqualTo(2);
    assertThat(noBrokers.err()).contains("--kafka-brokers");

    Run bad =
        Run.of(
            directory,
            "allowlist",
            "publish",
            "absent.yaml",
            "--kafka-brokers",
            "localhost",
            "--allowlist-topic",
            "");
    assertThat(bad.status()).isEqualTo(2);
    assertThat(bad.err().lines())
        .containsExactly(
            "error: absent.yaml: no such file",
            "error: --allowlist-topic must not be empty",
            "error: --kafka-brokers localhost: a host and port as in localhost:9092 is allowed");
  }

  private Run publish(String yaml, String... more) throws IOException {
    List<String> arguments = options("publish", file(yaml).toString());
    arguments.addAll(List.of(more));
    return Run.of(directory, arguments.toArray(String[]::new));
  }

  private Run show(String... more) {
    return Run.of(directory, options("show", more).toArray(String[]::new));
  }

  private List<String> options(String command, String... more) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "allowlist",
                command,
                "--kafka-brokers",
                SharedBroker.servers(),
                "--allowlist-topic",
                topic));
    options.addAll(List.of(more));
    return options;
  }

  private Path file(String yaml) throws IOException {
    return Files.writeString(directory.resolve("file.yaml"), yaml);
  }

  private static Allowlist list(String yaml) {
    return AllowlistFile.read(yaml.getBytes(StandardCharsets.UTF_8)).allowlist();
  }
}
