package io.roguedns.detection.signal.highvolume;

import io.roguedns.event.NetworkEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The strict count read off its definition, row by row and bin by bin, without packing, merging or
 * hashing: for each flow, the larger of its connection rows and its inspected rows, for the first
 * process that has a connection row of it.
 */
final class PlainFlows {
  private PlainFlows() {}

  static Set<String> judge(List<NetworkEvent> rows, int threshold) {
    Set<String> found = new TreeSet<>();
    rows.stream()
        .collect(
            Collectors.groupingBy(row -> row.deviceName() + "|" + HighVolumeProperties.bin(row)))
        .values()
        .forEach(bin -> judgeBin(bin, threshold, found));
    return found;
  }

  private static void judgeBin(List<NetworkEvent> rows, int threshold, Set<String> found) {
    Map<String, List<String>> queries = new TreeMap<>();
    for (NetworkEvent row : rows) {
      if (!isInspected(row) || flow(row) == null) {
        queries.computeIfAbsent(process(row), any -> new ArrayList<>()).add(server(row));
      }
    }
    rows.stream()
        .filter(row -> isInspected(row) && flow(row) != null)
        .collect(Collectors.groupingBy(PlainFlows::flow))
        .forEach((flow, inspected) -> addInspected(rows, flow, inspected, queries));
    queries.forEach(
        (process, servers) -> {
          if (servers.size() > threshold) {
            found.add(
                HighVolumeProperties.group(
                        rows.get(0).deviceName(), process, HighVolumeProperties.bin(rows.get(0)))
                    + " "
                    + servers.size()
                    + " "
                    + Set.copyOf(servers).size());
          }
        });
  }

  private static void addInspected(
      List<NetworkEvent> rows,
      String flow,
      List<NetworkEvent> inspected,
      Map<String, List<String>> queries) {
    TreeMap<String, Long> connections =
        rows.stream()
            .filter(row -> !isInspected(row) && flow.equals(flow(row)))
            .collect(
                Collectors.groupingBy(PlainFlows::process, TreeMap::new, Collectors.counting()));
    if (connections.isEmpty()) {
      inspected.forEach(
          row -> queries.computeIfAbsent(process(row), any -> new ArrayList<>()).add(server(row)));
      return;
    }
    Map.Entry<String, Long> owner = connections.firstEntry();
    for (long more = owner.getValue(); more < inspected.size(); more++) {
      queries.get(owner.getKey()).add(server(inspected.get(0)));
    }
  }

  private static boolean isInspected(NetworkEvent row) {
    return row.actionType().equals("DnsConnectionInspected");
  }

  private static String process(NetworkEvent row) {
    return row.processName().toLowerCase(Locale.ROOT);
  }

  private static String server(NetworkEvent row) {
    return row.remoteIp().replace("::ffff:", "");
  }

  private static String flow(NetworkEvent row) {
    return row.localPort() < 0 || row.remoteIp().isEmpty()
        ? null
        : row.localPort() + ">" + server(row);
  }
}
