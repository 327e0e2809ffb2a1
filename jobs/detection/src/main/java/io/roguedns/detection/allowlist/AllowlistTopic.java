package io.roguedns.detection.allowlist;

import io.roguedns.allowlist.Allowlist;
import io.roguedns.allowlist.AllowlistEntry;
import io.roguedns.allowlist.AllowlistJson;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The compacted topic of an allowlist: the value of a message is an entry, in JSON or YAML, under
 * the entry's id as key; a null removes the entry. The last message of a key counts; all messages
 * of a key have to be in one partition, as they are if a topic has but one or keys choose it.
 *
 * @param brokers hosts and ports, separated by commas
 * @param properties settings of Kafka's client; passwords may be among them
 * @param name the topic's name
 */
public record AllowlistTopic(String brokers, Map<String, String> properties, String name) {

  public AllowlistTopic {
    properties = Map.copyOf(properties);
  }

  /**
   * What was in a topic.
   *
   * @param entries those in force, by id
   * @param problems of the messages that were refused and that no later message of the same key has
   *     put right, in the topic's order, each as {@code NAME-PARTITION@OFFSET: problem}; a refused
   *     message leaves the earlier entry in force
   * @param ends by partition, the offset at which reading would go on
   */
  public record Content(
      SortedMap<String, AllowlistEntry> entries, List<String> problems, Map<Integer, Long> ends)
      implements Serializable {
    public Content {
      entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
      problems = List.copyOf(problems);
      ends = Collections.unmodifiableSortedMap(new TreeMap<>(ends));
    }
  }

  /**
   * What publishing a list changes in the topic, by the entries' ids.
   *
   * @param added of which nothing was in force, in the list's order
   * @param changed which were in force with other words, or which a refused message had followed,
   *     in the list's order
   * @param removed which the list no longer has, in order; then keys that are no text and so can't
   *     be anybody's
   */
  public record Publication(List<String> added, List<String> changed, List<String> removed) {
    public Publication {
      added = List.copyOf(added);
      changed = List.copyOf(changed);
      removed = List.copyOf(removed);
    }

    /** Whether the topic was as the list is. */
    public boolean isEmpty() {
      return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
    }
  }

  /**
   * Reads every partition from its beginning to where it ends at the call; what isn't committed
   * isn't read.
   *
   * @throws AllowlistTopicException if there is no such topic, or if the brokers refuse or for 15
   *     seconds give no answer
   */
  public Content read() throws AllowlistTopicException {
    Connection connection = connection();
    TopicReader.Reading reading = TopicReader.read(connection, partitions(connection));
    return new Content(reading.messages().entries(), reading.messages().problems(), reading.ends());
  }

  /**
   * What to tell people if the topic's old messages are deleted, not only those that later ones
   * have replaced: then entries are lost with time. Empty too if there is no such topic, or if its
   * settings may not be seen.
   */
  public Optional<String> forgets() throws AllowlistTopicException {
    try (TopicAdmin admin = new TopicAdmin(connection())) {
      return admin
          .cleanupPolicy()
          .filter(policy -> !policy.equals(TopicConfig.CLEANUP_POLICY_COMPACT))
          .map(
              policy ->
                  ("%s has cleanup.policy=%s: its entries are lost when they are older than its"
                          + " retention. To keep them: kafka-configs.sh --bootstrap-server %s --alter"
                          + " --entity-type topics --entity-name %s --add-config"
                          + " cleanup.policy=compact")
                      .formatted(this, policy, brokers, name));
    }
  }

  private static List<Integer> partitions(Connection connection) throws AllowlistTopicException {
    try (TopicAdmin admin = new TopicAdmin(connection)) {
      return admin.partitions().orElseThrow(connection::absent);
    }
  }

  /**
   * Makes the topic hold a list: sends what is new, then what has changed, then a null for what the
   * list no longer has. A topic that is absent is made, compacted and with one partition. When it
   * returns, the brokers have confirmed every message.
   *
   * @param dryRun only finds out what would change; then an absent topic isn't made either
   * @throws AllowlistTopicException as {@link #read}, and if a message doesn't arrive; others may
   *     have arrived then, and publishing again sends what is missing
   * @throws IllegalArgumentException if two entries have the same id
   */
  public Publication publish(List<AllowlistEntry> wanted, boolean dryRun)
      throws AllowlistTopicException {
    Allowlist list = Allowlist.of(wanted);
    Connection connection = connection();
    TopicMessages present = present(connection, dryRun);
    Set<String> spoiled = present.spoiled();
    Set<String> gone = new TreeSet<>(present.entries().keySet());
    gone.addAll(spoiled);

    List<AllowlistEntry> added = new ArrayList<>();
    List<AllowlistEntry> changed = new ArrayList<>();
    for (AllowlistEntry entry : list.entries()) {
      gone.remove(entry.id());
      AllowlistEntry before = present.entries().get(entry.id());
      if (before == null) {
        added.add(entry);
      } else if (!before.equals(entry) || spoiled.contains(entry.id())) {
        changed.add(entry);
      }
    }
    List<String> removed = new ArrayList<>(gone);
    present.garbled().keySet().forEach(key -> removed.add(name(key)));
    Publication publication = new Publication(ids(added), ids(changed), removed);
    if (!dryRun && !publication.isEmpty()) {
      TopicWriter.send(connection, messages(present, added, changed, gone));
    }
    return publication;
  }

  private static TopicMessages present(Connection connection, boolean dryRun)
      throws AllowlistTopicException {
    Optional<List<Integer>> partitions;
    try (TopicAdmin admin = new TopicAdmin(connection)) {
      partitions = admin.partitions();
      if (partitions.isEmpty() && !dryRun) {
        partitions = Optional.of(admin.create());
      }
    }
    return partitions.isEmpty()
        ? new TopicMessages()
        : TopicReader.read(connection, partitions.get()).messages();
  }

  private static List<TopicWriter.Message> messages(
      TopicMessages present,
      List<AllowlistEntry> added,
      List<AllowlistEntry> changed,
      Set<String> gone) {
    List<TopicWriter.Message> messages = new ArrayList<>();
    for (List<AllowlistEntry> entries : List.of(added, changed)) {
      for (AllowlistEntry entry : entries) {
        messages.add(
            TopicWriter.Message.of(
                entry.id(), present.partitionOf(entry.id()), AllowlistJson.write(entry)));
      }
    }
    gone.forEach(id -> messages.add(TopicWriter.Message.of(id, present.partitionOf(id), null)));
    present
        .garbled()
        .forEach(
            (key, partition) ->
                messages.add(new TopicWriter.Message(name(key), key.array(), partition, null)));
    return messages;
  }

  private static String name(ByteBuffer garbledKey) {
    return "a key that isn't UTF-8: " + HexFormat.of().formatHex(garbledKey.array());
  }

  private static List<String> ids(List<AllowlistEntry> entries) {
    return entries.stream().map(AllowlistEntry::id).toList();
  }

  private Connection connection() {
    return new Connection(brokers, properties, name);
  }

  /** Leaves the client's settings out, so that no password gets into a log. */
  @Override
  public String toString() {
    return "topic " + name + " of " + brokers;
  }
}
