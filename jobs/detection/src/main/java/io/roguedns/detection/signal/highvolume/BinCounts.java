package io.roguedns.detection.signal.highvolume;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the window holds of one bin and one share of the devices: a count of each group. */
final class BinCounts {
  private record Key(String device, String group, String exemption) {}

  private final Map<Key, PartialCount> counts = new HashMap<>();

  /** Adds a reader's count of a group to what is there of it. */
  void add(PartialCount count) {
    counts.merge(
        new Key(count.device(), count.group(), count.exemption()), count, PartialCounts::merge);
  }

  Collection<PartialCount> counts() {
    return counts.values();
  }

  /** The counts of each device. */
  Collection<List<PartialCount>> byDevice() {
    Map<String, List<PartialCount>> devices = new HashMap<>();
    for (PartialCount count : counts.values()) {
      devices.computeIfAbsent(count.device(), any -> new ArrayList<>(2)).add(count);
    }
    return devices.values();
  }

  BinCounts copy() {
    BinCounts copy = new BinCounts();
    copy.counts.putAll(counts);
    return copy;
  }
}
