package io.roguedns.detection.signal.highvolume;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The window's state for one bin and one share of the devices: a count per group, and the devices
 * whose queries may exceed the threshold in one of their groups.
 */
final class BinCounts {
  /** A threshold that no count exceeds, so no device is a suspect. */
  static final long UNWATCHED = Long.MAX_VALUE;

  /**
   * The maximum of counts of a device that is judged early; each early firing goes through all of
   * them.
   */
  static final int MAX_COUNTS_JUDGED_EARLY = 1_000;

  private record Key(String group, String exemption) {}

  private final long threshold;
  private final Map<String, Map<Key, PartialCount>> devices = new HashMap<>();

  /** By device, if suspects are tracked. */
  private final Map<String, Long> queries = new HashMap<>();

  private final Set<String> suspects = new HashSet<>();
  private long sequence = Long.MIN_VALUE;
  private String allowlistVersion = "";

  /**
   * @param threshold devices with more queries are suspects; {@link #UNWATCHED} for none
   */
  BinCounts(long threshold) {
    this.threshold = threshold;
  }

  /** Records the version of the allowlist of the counts; the latest is kept. */
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

  /** Adds a reader's partial count to its group. */
  void add(PartialCount count) {
    devices
        .computeIfAbsent(count.device(), any -> new HashMap<>(2))
        .merge(new Key(count.group(), count.exemption()), count, PartialCounts::merge);
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

  List<PartialCount> counts() {
    List<PartialCount> all = new ArrayList<>();
    devices.values().forEach(counts -> all.addAll(counts.values()));
    return all;
  }

  /** The counts of each device. */
  List<Collection<PartialCount>> byDevice() {
    List<Collection<PartialCount>> all = new ArrayList<>(devices.size());
    devices.values().forEach(counts -> all.add(counts.values()));
    return all;
  }

  /**
   * The counts of each device that may exceed the threshold, unless they are too many for an early
   * firing.
   */
  List<Collection<PartialCount>> bySuspect() {
    List<Collection<PartialCount>> some = new ArrayList<>(suspects.size());
    for (String suspect : suspects) {
      Map<Key, PartialCount> counts = devices.get(suspect);
      if (counts.size() <= MAX_COUNTS_JUDGED_EARLY) {
        some.add(counts.values());
      }
    }
    return some;
  }

  BinCounts copy() {
    BinCounts copy = new BinCounts(threshold);
    devices.forEach((device, counts) -> copy.devices.put(device, new HashMap<>(counts)));
    copy.queries.putAll(queries);
    copy.suspects.addAll(suspects);
    copy.judgedBy(sequence, allowlistVersion);
    return copy;
  }
}
