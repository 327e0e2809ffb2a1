package io.roguedns.detection.signal.highvolume;

import io.roguedns.event.Ticks;
import io.roguedns.finding.DetectionType;
import io.roguedns.finding.Finding;
import io.roguedns.finding.FindingId;
import io.roguedns.finding.Verdict;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Decides about one device's bin once all of its counts are together.
 *
 * <p>A flow that both connection rows and DnsConnectionInspected rows tell of counts once: as many
 * queries as the larger of the two says, for the connection rows' process, since inspected rows
 * name none. If several processes share the flow, it is for the first of them in the order of
 * names.
 */
final class BinDecision implements Serializable {
  private final long threshold;
  private final long bin;

  BinDecision(long threshold, Duration bin) {
    this.threshold = threshold;
    this.bin = Ticks.ofDuration(bin);
  }

  /**
   * The verdicts on a device's groups, by process; nothing is said of groups within the threshold.
   *
   * @param revision what findings are told as, see {@link Finding#revision}
   */
  List<Verdict> judge(Collection<PartialCount> counts, long revision) {
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
    return verdicts(ordered, queries, inspected, servers, revision);
  }

  /**
   * Adds queries that were read off the wire, unless their flows are counted already.
   *
   * @return how many of each group's queries were
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

  /** The process that a flow is counted for, and how many rows it already has of it. */
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

  /**
   * A process's exempt and other queries are groups of their own. It is a finding if the others
   * alone pass the threshold; if only all together do, the entry that exempts most of them
   * suppressed it.
   */
  private List<Verdict> verdicts(
      List<PartialCount> ordered,
      long[] queries,
      long[] inspected,
      ServerSet[] servers,
      long revision) {
    List<Verdict> verdicts = new ArrayList<>();
    for (int first = 0; first < queries.length; ) {
      int end = first;
      long sum = 0;
      int most = first;
      while (end < queries.length && ordered.get(end).group().equals(ordered.get(first).group())) {
        sum += queries[end];
        if (!ordered.get(end).exemption().isEmpty()
            && (ordered.get(most).exemption().isEmpty() || queries[end] > queries[most])) {
          most = end;
        }
        end++;
      }
      // Groups without an exemption come first, since their exemption is "".
      boolean open = ordered.get(first).exemption().isEmpty();
      if (open && queries[first] > threshold) {
        verdicts.add(
            Verdict.found(
                finding(ordered.get(first), queries[first], servers[first], revision)
                    .withInspectedCount(inspected[first] == 0 ? null : inspected[first])));
      } else if (sum > threshold) {
        verdicts.add(Verdict.suppressedBy(ordered.get(most).exemption()));
      }
      first = end;
    }
    return verdicts;
  }

  private Finding finding(PartialCount count, long queries, ServerSet servers, long revision) {
    String id =
        FindingId.of(DetectionType.HIGH_VOLUME)
            .with(count.device())
            .with(count.group())
            .with(count.bin())
            .with(bin)
            .hex();
    return new Finding(
            id,
            DetectionType.HIGH_VOLUME,
            count.bin(),
            count.device(),
            null,
            null,
            null,
            null,
            count.process(),
            null,
            null,
            null,
            null,
            queries,
            (long) servers.size(),
            null,
            revision,
            null)
        .withOrigin(count.origin());
  }
}
