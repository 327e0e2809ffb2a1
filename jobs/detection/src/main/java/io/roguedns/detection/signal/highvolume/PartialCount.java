package io.roguedns.detection.signal.highvolume;

import io.roguedns.event.ProcessOrigin;
import java.util.List;

/**
 * What is known so far of the queries of one device and process in one bin: what {@link
 * CountLocally} sends to the window, and what the window holds. It is small, and two of them add up
 * to one ({@link PartialCounts#merge}).
 *
 * @param device the device's name
 * @param bin the bin's start in {@link io.roguedns.event.Ticks}
 * @param group the process as groups tell it apart: as it is in {@code kql}, in lower case in
 *     {@code strict}
 * @param process the process as it is shown: the first of its spellings in the order of text
 * @param origin the origin of the process, as far as rows say: the first in the order of text
 * @param exemption the allowlist entry that exempts these queries, or {@code ""}
 * @param rows the queries, except those of inspected flows
 * @param servers their distinct servers: the IPv4 addresses, ascending
 * @param otherServers … and all others, ascending
 * @param flows the {@linkplain Flow flows} of the connection rows among them, ascending
 * @param flowRows how many rows each of those flows has
 * @param inspectedFlows the flows of DnsConnectionInspected rows, ascending
 * @param inspectedRows how many queries each of those flows has
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
