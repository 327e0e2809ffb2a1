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

/** What the messages of a topic come to, one after the other. */
final class TopicMessages {
  private final SortedMap<String, AllowlistEntry> entries = new TreeMap<>();

  /** What is wrong with the last messages of a key, since the last one that was right. */
  private final Map<String, List<Fault>> faults = new HashMap<>();

  /** What is wrong with messages that have no key that could be an id. */
  private final List<Fault> nameless = new ArrayList<>();

  /** The last messages of keys that aren't text, which a null can take away all the same. */
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

  /** The entries in force, by id. */
  SortedMap<String, AllowlistEntry> entries() {
    return entries;
  }

  /** The problems that no later message has put right, in the topic's order. */
  List<String> problems() {
    return Stream.of(List.of(nameless, garbled.values()), faults.values())
        .flatMap(Collection::stream)
        .flatMap(Collection::stream)
        .sorted(Fault.IN_ORDER)
        .map(Fault::problem)
        .toList();
  }

  /**
   * The keys whose last message is refused: compaction would leave that alone, and take away the
   * earlier one that is still in force.
   */
  Set<String> spoiled() {
    return new TreeSet<>(faults.keySet());
  }

  /** The keys that aren't text, and each one's partition. */
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
