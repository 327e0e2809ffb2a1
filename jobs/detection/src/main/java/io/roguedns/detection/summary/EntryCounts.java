package io.roguedns.detection.summary;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.accumulators.Accumulator;

/**
 * Counts by entry of the allowlist, of at most {@link #MAX_ENTRIES}: the first by their ids. The
 * counts of the others are summed under {@link #OTHERS}. Synchronized, since Flink serializes an
 * accumulator from another thread while its operator adds to it.
 */
public final class EntryCounts implements Accumulator<String, TreeMap<String, Long>> {
  /** The maximum of entries with a separate count. */
  public static final int MAX_ENTRIES = 1_000;

  /** Stands for all other entries; no id has blanks. */
  public static final String OTHERS = "(other entries)";

  private TreeMap<String, Long> counts = new TreeMap<>();
  private long others;

  @Override
  public synchronized void add(String entry) {
    add(entry, 1);
  }

  private void add(String entry, long count) {
    if (entry.equals(OTHERS)) {
      others += count;
      return;
    }
    counts.merge(entry, count, Long::sum);
    // The dropped ids are greater than all kept ones, so every kept count is complete.
    if (counts.size() > MAX_ENTRIES) {
      others += counts.pollLastEntry().getValue();
    }
  }

  private synchronized void addAll(Map<String, Long> more) {
    more.forEach(this::add);
  }

  @Override
  public synchronized TreeMap<String, Long> getLocalValue() {
    TreeMap<String, Long> all = new TreeMap<>(counts);
    if (others > 0) {
      all.put(OTHERS, others);
    }
    return all;
  }

  @Override
  public synchronized void resetLocal() {
    counts.clear();
    others = 0;
  }

  @Override
  public synchronized void merge(Accumulator<String, TreeMap<String, Long>> other) {
    addAll(other.getLocalValue());
  }

  private synchronized void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
  }

  @Override
  public EntryCounts clone() {
    EntryCounts copy = new EntryCounts();
    copy.addAll(getLocalValue());
    return copy;
  }
}
