package io.roguedns.detection.signal.highvolume;

import io.roguedns.detection.signal.highvolume.PartialCounts.FlowRows;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Counts as rows come: one {@link Group} per device, process and bin. Not thread-safe. */
final class LocalCounts {
  private record Key(String device, long bin, String group, String exemption) {}

  private final Map<Key, Group> groups = new HashMap<>();
  private long entries;

  /** The group of a row, made if it is the group's first. */
  Group group(String device, long bin, String group, String process, String exemption) {
    Key key = new Key(device, bin, group, exemption);
    Group existing = groups.get(key);
    if (existing == null) {
      existing = new Group(process);
      groups.put(key, existing);
      entries++;
    } else if (process.compareTo(existing.process) < 0) {
      existing.process = process;
    }
    return existing;
  }

  /** How much is held: groups and, of each, servers and flows. */
  long entries() {
    return entries;
  }

  /** Hands on what was counted and starts anew. */
  void drain(Consumer<PartialCount> out) {
    groups.forEach((key, group) -> out.accept(group.toPartial(key)));
    groups.clear();
    entries = 0;
  }

  /** The counts of one device and process in one bin. */
  final class Group {
    private String process;
    private long rows;
    private final ServerSet servers = new ServerSet();
    private final FlowList flows = new FlowList();
    private final FlowList inspected = new FlowList();
    private final ServerSet inspectedServers = new ServerSet();

    private Group(String process) {
      this.process = process;
    }

    /** Adds queries to a server. */
    void add(long weight, String server) {
      rows += weight;
      int before = servers.size();
      servers.add(server);
      entries += servers.size() - before;
    }

    /** Adds a connection row's flow, besides {@link #add}. */
    void addFlow(long flow) {
      flows.add(flow);
      entries++;
    }

    /** Adds a query that was inspected; it isn't added otherwise. */
    void addInspected(long flow, String server) {
      inspected.add(flow);
      if (!Flow.hasAddress(flow)) {
        inspectedServers.addOther(server);
      }
      entries++;
    }

    private PartialCount toPartial(Key key) {
      FlowRows connections = FlowRows.count(flows.flows, flows.size);
      FlowRows queries = FlowRows.count(inspected.flows, inspected.size);
      return new PartialCount(
          key.device,
          key.bin,
          key.group,
          process,
          key.exemption,
          rows,
          servers.packed(),
          servers.others(),
          connections.flows(),
          connections.rows(),
          queries.flows(),
          queries.rows(),
          inspectedServers.others());
    }
  }

  /** A growing array of flows. */
  private static final class FlowList {
    private static final long[] EMPTY = {};
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
