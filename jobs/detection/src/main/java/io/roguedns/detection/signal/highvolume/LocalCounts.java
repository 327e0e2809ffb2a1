package io.roguedns.detection.signal.highvolume;

import io.roguedns.detection.signal.highvolume.PartialCounts.FlowRows;
import io.roguedns.event.ProcessOrigin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts rows: one {@link Group} per device, process and bin. Not thread-safe. */
final class LocalCounts {
  /** In characters. */
  private static final int ORDINARY_TEXT = 128;

  private record Key(String device, long bin, String group, String exemption) {}

  private record Batch(long bin, int share) {}

  /** Takes the counts of one bin and one share of the devices. */
  interface BatchTaker {
    void take(long bin, int share, List<PartialCount> counts);
  }

  private final Map<Key, Group> groups = new HashMap<>();
  private long entries;

  /** The group of a row, made if it is the group's first. */
  Group group(
      String device,
      long bin,
      String group,
      String process,
      ProcessOrigin origin,
      String exemption) {
    Key key = new Key(device, bin, group, exemption);
    Group existing = groups.get(key);
    if (existing == null) {
      existing = new Group(process, origin);
      groups.put(key, existing);
      entries += Math.max(weight(device), weight(process));
    } else {
      if (process.compareTo(existing.process) < 0) {
        existing.process = process;
      }
      if (origin != existing.origin) {
        existing.origin = PartialCounts.earlier(existing.origin, origin);
      }
    }
    return existing;
  }

  /** Ordinary text weighs as one entry, longer text as several. */
  private static long weight(String text) {
    return 1 + text.length() / ORDINARY_TEXT;
  }

  /** The size of the counts: names of groups and, of each, servers and flows. */
  long entries() {
    return entries;
  }

  /**
   * Emits the counts and clears them.
   *
   * @param shares the number of shares of devices
   */
  void drain(int shares, BatchTaker out) {
    Map<Batch, List<PartialCount>> batches = new HashMap<>();
    groups.forEach(
        (key, group) ->
            batches
                .computeIfAbsent(
                    new Batch(key.bin, CountBatch.shareOf(key.device, shares)),
                    any -> new ArrayList<>())
                .add(group.toPartial(key)));
    batches.forEach((batch, counts) -> out.take(batch.bin, batch.share, counts));
    groups.clear();
    entries = 0;
  }

  /** The counts of one device and process in one bin. */
  final class Group {
    private String process;
    private ProcessOrigin origin;
    private long rows;
    private final ServerSet servers = new ServerSet();
    private FlowList flows = FlowList.NONE;
    private FlowList inspected = FlowList.NONE;

    /** Null until there is one. */
    private ServerSet inspectedServers;

    private Group(String process, ProcessOrigin origin) {
      this.process = process;
      this.origin = origin;
    }

    /** Adds queries to a server. */
    void add(long weight, String server) {
      rows += weight;
      int before = servers.size();
      servers.add(server);
      entries += (servers.size() - before) * weight(server);
    }

    /** Adds a connection row's flow, besides {@link #add}. */
    void addFlow(long flow) {
      if (flows == FlowList.NONE) {
        flows = new FlowList();
      }
      flows.add(flow);
      entries++;
    }

    /** Adds an inspected query. */
    void addInspected(long flow, String server) {
      if (inspected == FlowList.NONE) {
        inspected = new FlowList();
      }
      inspected.add(flow);
      if (!Flow.hasAddress(flow)) {
        if (inspectedServers == null) {
          inspectedServers = new ServerSet();
        }
        inspectedServers.addOther(server);
      }
      entries += weight(server);
    }

    private PartialCount toPartial(Key key) {
      FlowRows connections = FlowRows.count(flows.flows, flows.size);
      FlowRows queries = FlowRows.count(inspected.flows, inspected.size);
      return new PartialCount(
          key.device,
          key.bin,
          key.group,
          process,
          origin,
          key.exemption,
          rows,
          servers.packed(),
          servers.others(),
          connections.flows(),
          connections.rows(),
          queries.flows(),
          queries.rows(),
          inspectedServers == null ? List.of() : inspectedServers.others());
    }
  }

  /** A growing array of flows. */
  private static final class FlowList {
    private static final long[] EMPTY = {};

    /** The shared empty list; nothing is added to it. */
    private static final FlowList NONE = new FlowList();

    private long[] flows = EMPTY;
    private int size;

    void add(long flow) {
      if (size == flows.length) {
        flows = Arrays.copyOf(flows, Math.max(8, size * 2));
      }
      flows[size++] = flow;
    }
  }
}
