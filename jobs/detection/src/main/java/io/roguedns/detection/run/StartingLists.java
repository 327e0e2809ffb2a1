package io.roguedns.detection.run;

import io.roguedns.allowlist.AllowlistLayers;
import io.roguedns.allowlist.RangeRules;
import io.roguedns.detection.allowlist.AllowlistSupply;
import io.roguedns.detection.allowlist.AllowlistTopic;
import io.roguedns.detection.allowlist.AllowlistTopicException;
import io.roguedns.detection.allowlist.StartingAllowlist;
import io.roguedns.detection.settings.Settings;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the initial allowlist of a run: that of the settings, overridden by the topic's. */
final class StartingLists {
  private StartingLists() {}

  /** The topic of updates, or null if the settings have none. */
  static AllowlistTopic topic(Settings settings) {
    String name = settings.allowlistSource().topic();
    return name == null
        ? null
        : new AllowlistTopic(
            settings.input().kafka().brokers(), settings.input().kafka().properties(), name);
  }

  /**
   * The initial list.
   *
   * @param problems receives the problems that stop the run
   * @param err receives the invalid messages of the topic, which are ignored, and problems of the
   *     topic
   */
  static StartingAllowlist read(Settings settings, List<String> problems, PrintWriter err) {
    AllowlistTopic topic = topic(settings);
    AllowlistTopic.Content content =
        new AllowlistTopic.Content(new TreeMap<>(), List.of(), Map.of());
    if (topic != null) {
      try {
        content = topic.read();
        content
            .problems()
            .forEach(problem -> err.println("note: ignored in the allowlist: " + problem));
        topic.forgets().ifPresent(warning -> err.println("warning: " + warning));
      } catch (AllowlistTopicException unreadable) {
        problems.add(unreadable.getMessage());
      }
    }
    StartingAllowlist start =
        new StartingAllowlist(
            AllowlistSupply.newSubmission(),
            settings.allowlist().entries(),
            content.entries(),
            content.ends());
    if (topic != null
        && RangeRules.firstTooMuch(AllowlistLayers.inForce(start.base(), start.topic()))
            .isPresent()) {
      problems.add("--allowlist-topic " + topic.name() + ": " + RangeRules.TOO_MUCH);
    }
    return start;
  }
}
