package io.roguedns.detection.signal.highvolume;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sums one device's bin by process.
 *
 * <p>A flow in both connection rows and DnsConnectionInspected rows counts once: as the larger of
 * the two counts, for the connection rows' process, since inspected rows have none. If several
 * processes share the flow, it counts for the first of them in the order of names.
 */
final class BinTotals {
  private BinTotals() {}

  /** The totals of a device's processes in one bin, in the order of their names. */
  static List<ProcessTotal> of(Collection<PartialCount> counts) {
    List<PartialCount> ordered = new ArrayList<>(counts);
    ordered.sort(Comparator.comparing(PartialCount::group).thenComparing(PartialCount::exemption));
    long[] queries = new long[ordered.size()];
    ServerSet[] servers = new ServerSet[ordered.size()];
    for (int i = 0; i < queries.length; i++) {
      PartialCount count = ordered.get(i);
      queries[i] = count.rows();
      servers[i] = new ServerSet();
      Arrays.stream(count.servers()).forEach(servers[i]::addPacked);
      count.otherServers().forEach(servers[i]::addOther);
    }
    long[] inspected = addInspected(ordered, queries, servers);
    return byProcess(ordered, queries, inspected, servers);
  }

  /**
   * Adds inspected queries, unless their flows are counted already.
   *
   * @return the number of each group's inspected queries
   */
  private static long[] addInspected(
      List<PartialCount> counts, long[] queries, ServerSet[] servers) {
    long[] seen = new long[queries.length];
    if (counts.stream().allMatch(count -> count.inspectedFlows().length == 0)) {
      return seen;
    }
    Map<Long, Owner> owners = owners(counts);
    Map<Long, Long> inspected = new TreeMap<>();
    for (int i = 0; i < queries.length; i++) {
      PartialCount count = counts.get(i);
      Map<Integer, String> texts = new HashMap<>();
      count.inspectedServers().forEach(text -> texts.put(text.hashCode(), text));
      for (int f = 0; f < count.inspectedFlows().length; f++) {
        long flow = count.inspectedFlows()[f];
        if (owners.containsKey(flow)) {
          inspected.merge(flow, (long) count.inspectedRows()[f], Long::sum);
          continue;
        }
        queries[i] += count.inspectedRows()[f];
        seen[i] += count.inspectedRows()[f];
        if (Flow.hasAddress(flow)) {
          servers[i].addPacked(Flow.server(flow));
        } else {
          servers[i].addOther(texts.get(Flow.server(flow)));
        }
      }
    }
    inspected.forEach(
        (flow, rows) -> {
          Owner owner = owners.get(flow);
          queries[owner.index] += Math.max(0, rows - owner.rows);
          seen[owner.index] += rows;
        });
    return seen;
  }

  /** The process that a flow counts for, and the number of its rows. */
  private record Owner(int index, long rows) {}

  private static Map<Long, Owner> owners(List<PartialCount> ordered) {
    Map<Long, Owner> owners = new HashMap<>();
    for (int i = 0; i < ordered.size(); i++) {
      long[] flows = ordered.get(i).flows();
      for (int f = 0; f < flows.length; f++) {
        owners.putIfAbsent(flows[f], new Owner(i, ordered.get(i).flowRows()[f]));
      }
    }
    return owners;
  }

  /** A process's exempt and other queries are separate counts. */
  private static List<ProcessTotal> byProcess(
      List<PartialCount> ordered, long[] queries, long[] inspected, ServerSet[] servers) {
    List<ProcessTotal> totals = new ArrayList<>();
    for (int first = 0; first < queries.length; ) {
      int end = first;
      long exempt = 0;
      int most = first;
      while (end < queries.length && ordered.get(end).group().equals(ordered.get(first).group())) {
        if (!ordered.get(end).exemption().isEmpty()) {
          exempt += queries[end];
          if (ordered.get(most).exemption().isEmpty() || queries[end] > queries[most]) {
            most = end;
          }
        }
        end++;
      }
      // Counts without an exemption come first, since their exemption is "".
      boolean open = ordered.get(first).exemption().isEmpty();
      totals.add(
          new ProcessTotal(
              ordered.get(first),
              open ? queries[first] : 0,
              open ? servers[first].size() : 0,
              open ? inspected[first] : 0,
              exempt,
              ordered.get(most).exemption()));
      first = end;
    }
    return totals;
  }
}
