package io.roguedns.detection.settings;

import io.roguedns.detection.settings.Settings.Kafka;
import io.roguedns.detection.settings.Settings.Output;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the topics of a run have to be: names that Kafka allows, and each for one use alone. A topic
 * that is written to and read feeds the job its own findings, for ever; two outputs in one topic
 * keep each other from being written, since their transactions have the same ids.
 */
final class TopicRules {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

  /** What a topic is used for, in the words of a message. */
  private record Use(Setting<?> setting, boolean read, String what) {}

  private static final Use ROWS = new Use(KafkaSettings.TOPIC, true, "rows are read from it");
  private static final Use ALLOWLIST =
      new Use(Catalog.ALLOWLIST_TOPIC, true, "the allowlist is read from it");
  private static final Use FINDINGS =
      new Use(LiveSettings.FINDINGS_TOPIC, false, "findings are written to it");
  private static final Use ALERTS =
      new Use(LiveSettings.ALERTS_TOPIC, false, "alerts are written to it");
  private static final Use REJECTED =
      new Use(LiveSettings.REJECTED_TOPIC, false, "rejected rows are written to it");

  private final List<String> problems;
  private final Map<String, Use> uses = new HashMap<>();

  private TopicRules(List<String> problems) {
    this.problems = problems;
  }

  /**
   * Finds what is wrong with a run's topics.
   *
   * @param allowlist the allowlist's topic, or null
   * @param problems what is wrong is added here
   */
  static void check(Kafka kafka, String allowlist, Output output, List<String> problems) {
    if (kafka == null) {
      return;
    }
    TopicRules rules = new TopicRules(problems);
    kafka.topics().forEach(topic -> rules.add(topic, ROWS));
    rules.add(allowlist, ALLOWLIST);
    rules.add(output.findingsTopic(), FINDINGS);
    rules.add(output.alertsTopic(), ALERTS);
    rules.add(output.rejectedTopic(), REJECTED);
    List<String> unread = new ArrayList<>(kafka.tables().keySet());
    unread.removeAll(kafka.topics());
    unread.forEach(
        topic ->
            problems.add(
                "%s %s: this topic isn't read: add it to %s, or omit it"
                    .formatted(
                        KafkaSettings.TOPIC_TABLE.flag(), topic, KafkaSettings.TOPIC.flag())));
  }

  private void add(String topic, Use use) {
    if (topic == null) {
      return;
    }
    String flag = use.setting.flag();
    if (!NAME.matcher(topic).matches() || topic.equals(".") || topic.equals("..")) {
      problems.add(
          flag
              + " "
              + topic
              + ": invalid topic name: 1 to 249 letters, digits, dots, hyphens and"
              + " underscores are allowed");
      return;
    }
    Use other = uses.putIfAbsent(topic, use);
    if (other == null) {
      return;
    }
    if (other == use) {
      problems.add("%s %s: is given more than once; once is allowed".formatted(flag, topic));
      return;
    }
    String conflict =
        other.read && !use.read
            ? ", and the job would read what it writes"
            : other.read ? "" : ", and the two would block each other";
    problems.add(
        "%s %s: is also the topic of %s (%s)%s: use another"
            .formatted(flag, topic, other.setting.flag(), other.what, conflict));
  }
}
