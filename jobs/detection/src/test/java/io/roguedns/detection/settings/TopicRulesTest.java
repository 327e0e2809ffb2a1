package io.roguedns.detection.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicRulesTest {
  private static final List<String> USES =
      List.of("kafka.topic", "allowlist-topic", "findings-topic", "alerts-topic", "rejected-topic");

  static List<List<String>> pairs() {
    List<List<String>> pairs = new ArrayList<>();
    for (String first : USES) {
      for (String second : USES) {
        if (USES.indexOf(first) < USES.indexOf(second)) {
          pairs.add(List.of(first, second));
        }
      }
    }
    return pairs;
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void noTopicHasTwoUses(List<String> pair) {
    Map<String, String> settings = topics();
    settings.put(pair.get(0), "both");
    settings.put(pair.get(1), "both");

    assertThat(problems(settings))
        .singleElement()
        .asString()
        .startsWith(
            "--%s both: is also the topic of --%s (".formatted(flag(pair, 1), flag(pair, 0)))
        .endsWith(": use another");
  }

  private static String flag(List<String> pair, int index) {
    return pair.get(index).replace('.', '-');
  }

  @Test
  void everyConflictIsReported() {
    Map<String, String> settings = topics();
    USES.forEach(use -> settings.put(use, "one"));

    assertThat(problems(settings))
        .containsExactly(
            "--allowlist-topic one: is also the topic of --kafka-topic (rows are read from it): use another",
            "--findings-topic one: is also the topic of --kafka-topic (rows are read from it),"
                + " and the job would read what it writes: use another",
            "--alerts-topic one: is also the topic of --kafka-topic (rows are read from it),"
                + " and the job would read what it writes: use another",
            "--rejected-topic one: is also the topic of --kafka-topic (rows are read from it),"
                + " and the job would read what it writes: use another");
  }

  @Test
  void topicsOfTheirOwnAreInOrder() {
    assertThat(problems(topics())).isEmpty();
  }

  @Test
  void aTopicIsReadOnce() {
    RawSettings raw = raw(topics());
    raw.add(KafkaSettings.TOPIC, "more", "--kafka-topic");
    raw.add(KafkaSettings.TOPIC, "more", "--kafka-topic");

    assertThat(problems(raw))
        .containsExactly("--kafka-topic more: is given more than once; once is allowed");
  }

  @Test
  void aTableIsOfATopicThatIsRead() {
    RawSettings raw = raw(topics());
    raw.add(KafkaSettings.TOPIC_TABLE, "other=DeviceNetworkEvents", "--kafka-topic-table");

    assertThat(problems(raw))
        .containsExactly(
            "--kafka-topic-table other: this topic isn't read: add it to --kafka-topic, or omit"
                + " it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a/b", "ä", ".", "..", " findings", "a:b"})
  void namesAreThoseThatKafkaAllows(String name) {
    Map<String, String> settings = topics();
    settings.put("findings-topic", name);

    assertThat(problems(settings))
        .singleElement()
        .asString()
        .startsWith("--findings-topic " + name + ": invalid topic name");
  }

  private static Map<String, String> topics() {
    Map<String, String> settings = new java.util.TreeMap<>();
    USES.forEach(use -> settings.put(use, "topic-of." + use));
    settings.put("kafka.brokers", "localhost:9092");
    return settings;
  }

  private static RawSettings raw(Map<String, String> settings) {
    RawSettings raw = new RawSettings();
    settings.forEach(
        (key, value) -> {
          Setting<?> setting = Catalog.withKey(key).orElseThrow();
          raw.add(setting, value, setting.flag());
        });
    return raw;
  }

  private static List<String> problems(Map<String, String> settings) {
    return problems(raw(settings));
  }

  private static List<String> problems(RawSettings raw) {
    try {
      SettingsReader.read(raw, null);
      return List.of();
    } catch (ConfigurationException refused) {
      return refused.problems();
    }
  }
}
