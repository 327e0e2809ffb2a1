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
 * the entry's id as key; a null removes the entry. The last message of a key applies; all messages
 * of a key have to be in one partition, as they are in a topic with one partition or with
 * partitioning by key.
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
   * The content of a topic.
   *
   * @param entries the effective ones, by id
   * @param problems of rejected messages without a later valid message of the same key, in the
   *     topic's order, each as {@code NAME-PARTITION@OFFSET: problem}; after a rejected message the
   *     earlier entry stays effective
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
   * The changes of the topic by publishing a list, by the entries' ids.
   *
   * @param added the new ones, in the list's order
   * @param changed the changed ones, or those with a later rejected message, in the list's order
   * @param removed those that aren't in the list, in order; then keys that aren't valid UTF-8
   */
  public record Publication(List<String> added, List<String> changed, List<String> removed) {
    public Publication {
      added = List.copyOf(added);
      changed = List.copyOf(changed);
      removed = List.copyOf(removed);
    }

    /** Whether the topic already had the list's entries. */
    public boolean isEmpty() {
      return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
    }
  }

  /**
   * Reads every partition from its beginning to its end at the time of the call; uncommitted
   * messages aren't read.
   *
   * @throws AllowlistTopicException if there is no such topic, or if the brokers refuse or don't
   *     answer for 15 seconds
   */
  public Content read() throws AllowlistTopicException {
    Connection connection = connection();
    TopicReader.Reading reading = TopicReader.read(connection, partitions(connection));
    return new Content(reading.messages().entries(), reading.messages().problems(), reading.ends());
  }

  /**
   * A warning if the topic isn't compacted, so entries are deleted with time. Also empty if there
   * is no such topic, or if its settings aren't readable.
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
   * Writes a list to the topic: sends the new entries, then the changed ones, then a null for each
   * removed one. A missing topic is created, compacted and with one partition. When it returns, the
   * brokers have confirmed every message.
   *
   * @param dryRun only computes the changes; then a missing topic isn't created either
   * @throws AllowlistTopicException as {@link #read}, and if a message can't be written; others may
   *     have been written then, and publishing again sends the missing ones
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

  /** Omits the client's settings, so no password is logged. */
  @Override
  public String toString() {
    return "topic " + name + " of " + brokers;
  }
}
