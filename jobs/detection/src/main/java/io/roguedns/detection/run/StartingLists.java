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

/** Reads the allowlist that a run starts with: the settings' own, and over it the topic's. */
final class StartingLists {
  private StartingLists() {}

  /** The topic of updates, or null if the settings name none. */
  static AllowlistTopic topic(Settings settings) {
    String name = settings.allowlistSource().topic();
    return name == null
        ? null
        : new AllowlistTopic(
            settings.input().kafka().brokers(), settings.input().kafka().properties(), name);
  }

  /**
   * The list to start with.
   *
   * @param problems gets what stops the run
   * @param err gets what is wrong in the topic and is left out, and what is wrong with the topic
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
            .forEach(problem -> err.println("note: left out of the allowlist: " + problem));
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
