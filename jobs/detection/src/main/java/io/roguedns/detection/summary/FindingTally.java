package io.roguedns.detection.summary;

import io.roguedns.finding.Finding;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.apache.flink.api.common.accumulators.Accumulator;

/**
 * Counts findings by device and by resolver, for the top of each. At {@link #MOST} names, the rarer
 * half is dropped: the top stay, and their counts are exact unless they were rare at that moment.
 *
 * <p>Flink serializes an accumulator from another thread while its operator adds to it, so that
 * everything here is synchronized.
 */
public final class FindingTally implements Accumulator<Finding, FindingTally.Tally> {
  private static final int MOST = 20_000;

  /** The counts so far. */
  public static final class Tally implements java.io.Serializable {
    private final HashMap<String, Long> devices = new HashMap<>();
    private final HashMap<String, Long> resolvers = new HashMap<>();

    public List<Entry<String, Long>> worstDevices(int most) {
      return worst(devices, most);
    }

    public List<Entry<String, Long>> worstResolvers(int most) {
      return worst(resolvers, most);
    }

    private Tally copy() {
      Tally copy = new Tally();
      copy.devices.putAll(devices);
      copy.resolvers.putAll(resolvers);
      return copy;
    }
  }

  private Tally tally = new Tally();

  @Override
  public synchronized void add(Finding finding) {
    count(tally.devices, finding.deviceName(), 1);
    if (finding.unauthorizedServers() != null) {
      finding.unauthorizedServers().forEach(server -> count(tally.resolvers, server, 1));
    } else if (finding.remoteIp() != null) {
      count(tally.resolvers, finding.remoteIp(), 1);
    } else if (finding.registryValueData() != null) {
      count(tally.resolvers, finding.registryValueData(), 1);
    }
  }

  private static void count(HashMap<String, Long> counts, String name, long count) {
    counts.merge(name, count, Long::sum);
    if (counts.size() > MOST) {
      List<Entry<String, Long>> kept = worst(counts, MOST / 2);
      counts.clear();
      kept.forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    }
  }

  private static List<Entry<String, Long>> worst(Map<String, Long> counts, int most) {
    return counts.entrySet().stream()
        .sorted(
            Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Entry.comparingByKey()))
        .limit(most)
        .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
        .toList();
  }

  @Override
  public synchronized Tally getLocalValue() {
    return tally.copy();
  }

  @Override
  public synchronized void resetLocal() {
    tally = new Tally();
  }

  @Override
  public synchronized void merge(Accumulator<Finding, Tally> other) {
    Tally added = other.getLocalValue();
    added.devices.forEach((name, count) -> count(tally.devices, name, count));
    added.resolvers.forEach((name, count) -> count(tally.resolvers, name, count));
  }

  private synchronized void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
  }

  @Override
  public FindingTally clone() {
    FindingTally copy = new FindingTally();
    copy.merge(this);
    return copy;
  }
}
