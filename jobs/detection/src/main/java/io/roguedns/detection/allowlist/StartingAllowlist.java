package io.roguedns.detection.allowlist;

import io.roguedns.allowlist.Allowlist;
import io.roguedns.allowlist.AllowlistEntry;
import io.roguedns.allowlist.AllowlistLayers;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The allowlist that a job is started with, read before it starts, so every row is judged by the
 * complete list.
 *
 * @param submission the id of this start of the job
 * @param base the file's entries in its order, or the default ones
 * @param topic the topic's entries by id; each replaces the base's entry of the same id
 * @param ends up to where the topic was read, by partition
 */
public record StartingAllowlist(
    String submission,
    List<AllowlistEntry> base,
    SortedMap<String, AllowlistEntry> topic,
    Map<Integer, Long> ends)
    implements Serializable {
  public StartingAllowlist {
    base = List.copyOf(base);
    topic = new TreeMap<>(topic);
    ends = Map.copyOf(ends);
  }

  /** All of it as one list. */
  public Allowlist allowlist() {
    return Allowlist.of(AllowlistLayers.inForce(base, topic));
  }
}
