package io.roguedns.detection.signal.highvolume;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the window holds of one bin and one share of the devices: a count of each group, and which
 * devices have so many queries that one of their groups may have passed the threshold.
 */
final class BinCounts {
  /** A threshold that nothing passes, so that no device needs to be watched. */
  static final long UNWATCHED = Long.MAX_VALUE;

  private record Key(String device, String group, String exemption) {}

  private final long threshold;
  private final Map<Key, PartialCount> counts = new HashMap<>();

  /** By device, if they are watched. */
  private final Map<String, Long> queries = new HashMap<>();

  private final Set<String> suspects = new HashSet<>();
  private long sequence = Long.MIN_VALUE;
  private String allowlistVersion = "";

  /**
   * @param threshold devices with more queries are suspects; {@link #UNWATCHED} if nobody asks
   */
  BinCounts(long threshold) {
    this.threshold = threshold;
  }

  /** Says by which version of the allowlist counts were made; the latest of them stays. */
  void judgedBy(long number, String version) {
    if (number > sequence) {
      sequence = number;
      allowlistVersion = version;
    }
  }

  long sequence() {
    return sequence;
  }

  String allowlistVersion() {
    return allowlistVersion;
  }

  /** Adds a reader's count of a group to what is there of it. */
  void add(PartialCount count) {
    counts.merge(
        new Key(count.device(), count.group(), count.exemption()), count, PartialCounts::merge);
    if (threshold != UNWATCHED) {
      long more = count.rows();
      for (int rows : count.inspectedRows()) {
        more += rows;
      }
      if (queries.merge(count.device(), more, Long::sum) > threshold) {
        suspects.add(count.device());
      }
    }
  }

  long threshold() {
    return threshold;
  }

  Collection<PartialCount> counts() {
    return counts.values();
  }

  /** The counts of each device. */
  Collection<List<PartialCount>> byDevice() {
    return byDevice(any -> true);
  }

  /** The counts of each device that may have passed the threshold. */
  Collection<List<PartialCount>> bySuspect() {
    return suspects.isEmpty() ? List.of() : byDevice(suspects::contains);
  }

  private Collection<List<PartialCount>> byDevice(Predicate<String> wanted) {
    Map<String, List<PartialCount>> devices = new HashMap<>();
    for (PartialCount count : counts.values()) {
      if (wanted.test(count.device())) {
        devices.computeIfAbsent(count.device(), any -> new ArrayList<>(2)).add(count);
      }
    }
    return devices.values();
  }

  BinCounts copy() {
    BinCounts copy = new BinCounts(threshold);
    copy.counts.putAll(counts);
    copy.queries.putAll(queries);
    copy.suspects.addAll(suspects);
    copy.judgedBy(sequence, allowlistVersion);
    return copy;
  }
}
