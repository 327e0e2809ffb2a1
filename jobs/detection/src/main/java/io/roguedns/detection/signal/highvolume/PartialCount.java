package io.roguedns.detection.signal.highvolume;

import io.roguedns.event.ProcessOrigin;
import java.util.List;

/**
 * The partial count of one device and process in one bin: the output of {@link CountLocally}, and
 * the state of the window. Two of them merge into one ({@link PartialCounts#merge}).
 *
 * @param device the device's name
 * @param bin the bin's start in {@link io.roguedns.event.Ticks}
 * @param group the process as the group's key: unchanged in {@code kql}, in lower case in {@code
 *     strict}
 * @param process the process in findings: the first of its spellings in the order of text
 * @param origin the origin of the process, as far as rows say: the first in the order of text
 * @param exemption the allowlist entry that exempts these queries, or {@code ""}
 * @param rows the queries, except those of inspected flows
 * @param servers their distinct servers: the IPv4 addresses, ascending
 * @param otherServers … and all others, ascending
 * @param flows the {@linkplain Flow flows} of the connection rows among them, ascending
 * @param flowRows the number of rows of each of those flows
 * @param inspectedFlows the flows of DnsConnectionInspected rows, ascending
 * @param inspectedRows the number of queries of each of those flows
 * @param inspectedServers those servers of inspected flows that aren't IPv4 addresses, ascending
 */
record PartialCount(
    String device,
    long bin,
    String group,
    String process,
    ProcessOrigin origin,
    String exemption,
    long rows,
    int[] servers,
    List<String> otherServers,
    long[] flows,
    int[] flowRows,
    long[] inspectedFlows,
    int[] inspectedRows,
    List<String> inspectedServers) {}
