package io.roguedns.detection.allowlist;

import io.roguedns.allowlist.AllowlistEntry;
import io.roguedns.allowlist.AllowlistFile;
import io.roguedns.allowlist.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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

  private final Map<String, Integer> partitions = new HashMap<>();

  private record Fault(int partition, long offset, String problem) {
    static final Comparator<Fault> IN_ORDER =
        Comparator.comparingInt(Fault::partition).thenComparingLong(Fault::offset);
  }

  void add(ConsumerRecord<byte[], byte[]> message) {
    String id;
    try {
      id = message.key() == null ? "" : text(message.key());
    } catch (CharacterCodingException garbled) {
      nameless.add(fault(message, "the key isn't UTF-8"));
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
      AllowlistFile.Reading reading = AllowlistFile.readEntry(id, text(message.value()));
      if (reading.isValid()) {
        entries.put(id, reading.entries().get(0));
        faults.remove(id);
      } else {
        refuse(message, ofKey, reading.problems());
      }
    } catch (CharacterCodingException garbled) {
      ofKey.add(fault(message, "the value isn't UTF-8"));
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

  private static String text(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  /** The entries in force, by id. */
  SortedMap<String, AllowlistEntry> entries() {
    return entries;
  }

  /** The problems that no later message has put right, in the topic's order. */
  List<String> problems() {
    return Stream.concat(nameless.stream(), faults.values().stream().flatMap(List::stream))
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

  /** The partition of a key's last message; null of a key that has none. */
  Integer partitionOf(String id) {
    return partitions.get(id);
  }
}
