package io.roguedns.detection.signal.highvolume;

import io.roguedns.event.ProcessOrigin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Merges {@link PartialCount}s of one group. Everything in them is sorted. */
final class PartialCounts {
  private static final Comparator<ProcessOrigin> ORIGINS =
      Comparator.comparing(ProcessOrigin::folder)
          .thenComparing(ProcessOrigin::company)
          .thenComparing(ProcessOrigin::parent);

  /**
   * The limit of a process's flows in a bin that are kept apart: those with the smallest ids.
   * Beyond it, a look-up that is seen as connection and as query counts twice.
   */
  static final int MAX_FLOWS = 1 << 16;

  private PartialCounts() {}

  /** The count of both, which must be of one device, bin, group and exemption. */
  static PartialCount merge(PartialCount a, PartialCount b) {
    FlowRows flows = FlowRows.merge(a.flows(), a.flowRows(), b.flows(), b.flowRows());
    FlowRows inspected =
        FlowRows.merge(
            a.inspectedFlows(), a.inspectedRows(), b.inspectedFlows(), b.inspectedRows());
    FlowRows others = inspected.from(MAX_FLOWS);
    return new PartialCount(
        a.device(),
        a.bin(),
        a.group(),
        a.process().compareTo(b.process()) <= 0 ? a.process() : b.process(),
        earlier(a.origin(), b.origin()),
        a.exemption(),
        a.rows() + b.rows() + others.sum(),
        union(union(a.servers(), b.servers()), others.servers()),
        union(a.otherServers(), b.otherServers()),
        flows.until(MAX_FLOWS).flows(),
        flows.until(MAX_FLOWS).rows(),
        inspected.until(MAX_FLOWS).flows(),
        inspected.until(MAX_FLOWS).rows(),
        union(a.inspectedServers(), b.inspectedServers()));
  }

  /** The one that is known, or the first in the order of text. */
  static ProcessOrigin earlier(ProcessOrigin a, ProcessOrigin b) {
    if (b == ProcessOrigin.UNKNOWN || a.equals(b)) {
      return a;
    }
    return a == ProcessOrigin.UNKNOWN || ORIGINS.compare(a, b) > 0 ? b : a;
  }

  /** The union of two ascending arrays, cut at {@link ServerSet#MOST}. */
  private static int[] union(int[] a, int[] b) {
    if (a.length == 0 || b.length == 0) {
      return a.length == 0 ? b : a;
    }
    int[] both = new int[a.length + b.length];
    int size = 0;
    int i = 0;
    int j = 0;
    while (i < a.length || j < b.length) {
      if (j == b.length || i < a.length && a[i] < b[j]) {
        both[size++] = a[i++];
      } else {
        if (i < a.length && a[i] == b[j]) {
          i++;
        }
        both[size++] = b[j++];
      }
    }
    return Arrays.copyOf(both, Math.min(size, ServerSet.MOST));
  }

  private static List<String> union(List<String> a, List<String> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() ? b : a;
    }
    List<String> both = new ArrayList<>(a);
    both.addAll(b);
    return both.stream().sorted().distinct().limit(ServerSet.MOST).toList();
  }

  /** Flows in ascending order, each with its number of rows. */
  record FlowRows(long[] flows, int[] rows) {
    static final FlowRows NONE = new FlowRows(new long[0], new int[0]);

    /** The first of them, up to the limit. */
    FlowRows until(int end) {
      return flows.length <= end
          ? this
          : new FlowRows(Arrays.copyOf(flows, end), Arrays.copyOf(rows, end));
    }

    /** Those behind the first. */
    FlowRows from(int begin) {
      return flows.length <= begin
          ? NONE
          : new FlowRows(
              Arrays.copyOfRange(flows, begin, flows.length),
              Arrays.copyOfRange(rows, begin, rows.length));
    }

    long sum() {
      return Arrays.stream(rows).asLongStream().sum();
    }

    /** Their servers that are IPv4 addresses, ascending. */
    int[] servers() {
      return Arrays.stream(flows)
          .filter(Flow::hasAddress)
          .mapToInt(Flow::server)
          .sorted()
          .distinct()
          .toArray();
    }

    /** Counts equal flows in an array's first elements, which it sorts. */
    static FlowRows count(long[] unsorted, int size) {
      if (size == 0) {
        return NONE;
      }
      long[] sorted = Arrays.copyOf(unsorted, size);
      Arrays.sort(sorted);
      long[] flows = new long[size];
      int[] rows = new int[size];
      int last = -1;
      for (long flow : sorted) {
        if (last < 0 || flows[last] != flow) {
          flows[++last] = flow;
        }
        rows[last]++;
      }
      return new FlowRows(Arrays.copyOf(flows, last + 1), Arrays.copyOf(rows, last + 1));
    }

    static FlowRows merge(long[] a, int[] aRows, long[] b, int[] bRows) {
      if (a.length == 0 || b.length == 0) {
        return a.length == 0 ? new FlowRows(b, bRows) : new FlowRows(a, aRows);
      }
      long[] flows = new long[a.length + b.length];
      int[] rows = new int[a.length + b.length];
      int size = 0;
      int i = 0;
      int j = 0;
      while (i < a.length || j < b.length) {
        if (j == b.length || i < a.length && a[i] < b[j]) {
          flows[size] = a[i];
          rows[size++] = aRows[i++];
        } else {
          int sum = bRows[j];
          if (i < a.length && a[i] == b[j]) {
            sum += aRows[i++];
          }
          flows[size] = b[j++];
          rows[size++] = sum;
        }
      }
      return new FlowRows(Arrays.copyOf(flows, size), Arrays.copyOf(rows, size));
    }
  }
}
