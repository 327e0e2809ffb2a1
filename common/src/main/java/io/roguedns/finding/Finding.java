package io.roguedns.finding;

import java.util.List;

/**
 * A row of evidence: one row of what the query returns. It has the columns of its {@link
 * DetectionType}; the others are null.
 *
 * @param findingId 32 hexadecimal digits that follow from what was found alone, so that a replay
 *     gives the same, see {@link FindingId}
 * @param timestamp the row's time, or the start of the bin, in {@link io.roguedns.event.Ticks}
 * @param unauthorizedServers the servers that were found fault with, where a row names several;
 *     {@code strict} only
 */
public record Finding(
    String findingId,
    DetectionType type,
    long timestamp,
    String deviceName,
    String accountName,
    String localIp,
    String remoteIp,
    Long remotePort,
    String processFileName,
    String processCommandLine,
    String registryKey,
    String registryValueName,
    String registryValueData,
    Long queryCount,
    Long uniqueServers,
    List<String> unauthorizedServers) {
  /** MITRE ATT&CK: Acquire Infrastructure, DNS Server. */
  public static final String TECHNIQUE = "T1583.002";
}
