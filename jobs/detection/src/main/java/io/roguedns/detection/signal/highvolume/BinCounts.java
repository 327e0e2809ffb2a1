package io.roguedns.detection.signal.highvolume;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the window holds of one bin and one share of the devices: a count of each group, and which
 * devices have so many queries that one of their groups may have passed the threshold.
 */
final class BinCounts {
  /** A threshold that nothing passes, so that no device needs to be watched. */
  static final long UNWATCHED = Long.MAX_VALUE;

  /**
   * A device with more counts than this is judged when the bin closes, not before: each time would
   * go through all of them.
   */
  static final int MAX_COUNTS_JUDGED_EARLY = 1_000;

  private record Key(String group, String exemption) {}

  private final long threshold;
  private final Map<String, Map<Key, PartialCount>> devices = new HashMap<>();

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
   * The counts of each device that may have passed the threshold, unless they are too many to be
   * judged before the bin closes.
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
