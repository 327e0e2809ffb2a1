package io.roguedns.detection.allowlist;

import io.roguedns.allowlist.AllowlistEntry;
import io.roguedns.allowlist.AllowlistFile;
import io.roguedns.allowlist.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Applies the messages of a topic, one after the other. */
final class TopicMessages {
  private final SortedMap<String, AllowlistEntry> entries = new TreeMap<>();

  /** The problems of the messages of a key since its last valid one. */
  private final Map<String, List<Fault>> faults = new HashMap<>();

  /** The problems of messages without a valid key. */
  private final List<Fault> nameless = new ArrayList<>();

  /** The last messages of keys that aren't valid UTF-8, which a null can still clear. */
  private final Map<ByteBuffer, Fault> garbled = new LinkedHashMap<>();

  private final Map<String, Integer> partitions = new HashMap<>();

  private record Fault(int partition, long offset, String problem) {
    static final Comparator<Fault> IN_ORDER =
        Comparator.comparingInt(Fault::partition).thenComparingLong(Fault::offset);
  }

  void add(ConsumerRecord<byte[], byte[]> message) {
    String id;
    try {
      id = message.key() == null ? "" : Utf8.text(message.key());
    } catch (CharacterCodingException noText) {
      addGarbled(message);
      return;
    }
    if (message.key() == null) {
      refuse(message, nameless, AllowlistFile.readEntry(id, "").problems());
      return;
    }
    partitions.put(id, message.partition());
    if (message.value() == null) {
      entries.remove(id);
      faults.remove(id);
      return;
    }
    List<Fault> ofKey = faults.computeIfAbsent(id, any -> new ArrayList<>());
    try {
      AllowlistFile.Reading reading = AllowlistFile.readEntry(id, Utf8.text(message.value()));
      if (reading.isValid()) {
        entries.put(id, reading.entries().get(0));
        faults.remove(id);
      } else {
        refuse(message, ofKey, reading.problems());
      }
    } catch (CharacterCodingException noText) {
      ofKey.add(fault(message, Utf8.VALUE_IS_NOT));
    }
  }

  private void addGarbled(ConsumerRecord<byte[], byte[]> message) {
    ByteBuffer key = ByteBuffer.wrap(message.key());
    if (message.value() == null) {
      garbled.remove(key);
    } else {
      garbled.put(key, fault(message, Utf8.KEY_IS_NOT));
    }
  }

  private static void refuse(
      ConsumerRecord<byte[], byte[]> message, List<Fault> faults, List<Problem> problems) {
    problems.forEach(problem -> faults.add(fault(message, problem.toString())));
  }

  private static Fault fault(ConsumerRecord<byte[], byte[]> message, String problem) {
    return new Fault(
        message.partition(),
        message.offset(),
        message.topic() + "-" + message.partition() + "@" + message.offset() + ": " + problem);
  }

  /** The effective entries, by id. */
  SortedMap<String, AllowlistEntry> entries() {
    return entries;
  }

  /** The problems without a later valid message, in the topic's order. */
  List<String> problems() {
    return Stream.of(List.of(nameless, garbled.values()), faults.values())
        .flatMap(Collection::stream)
        .flatMap(Collection::stream)
        .sorted(Fault.IN_ORDER)
        .map(Fault::problem)
        .toList();
  }

  /**
   * The keys whose last message is rejected: compaction would keep only that one, and remove the
   * effective one before it.
   */
  Set<String> spoiled() {
    return new TreeSet<>(faults.keySet());
  }

  /** The keys that aren't valid UTF-8, with their partitions. */
  Map<ByteBuffer, Integer> garbled() {
    Map<ByteBuffer, Integer> keys = new LinkedHashMap<>();
    garbled.forEach((key, fault) -> keys.put(key, fault.partition));
    return keys;
  }

  /** The partition of a key's last message; null of a key that has none. */
  Integer partitionOf(String id) {
    return partitions.get(id);
  }
}
