package io.roguedns.finding;

import io.roguedns.event.ProcessOrigin;
import java.util.List;
import java.util.Objects;

/**
 * A row of evidence: one row of what the query returns. It has the columns of its {@link
 * DetectionType}; the others are null.
 *
 * @param findingId 32 hexadecimal digits that follow from what was found alone, so that a replay
 *     gives the same, see {@link FindingId}
 * @param timestamp the row's time, or the start of the bin, in {@link io.roguedns.event.Ticks}
 * @param unauthorizedServers the servers that were found fault with, where a row names several;
 *     {@code strict} only
 * @param revision of a finding that is emitted more than once under one id: {@link #PROVISIONAL}
 *     while its bin is open, {@link #FINAL} when it has closed, {@link #WITHDRAWN} if it was
 *     retracted; null for findings that are emitted once
 * @param allowlistVersion which entries of the allowlist were valid at the finding's time, see
 *     {@link io.roguedns.allowlist.Allowlist#versionAt}; null until it is judged
 * @param origin the origin of the process, as far as the row tells and the run asks; never null,
 *     and {@link ProcessOrigin#UNKNOWN} for a bin, whose rows may differ. Alerts use it; it is no
 *     column of the finding
 * @param inspectedCount how many of a bin's queries were read off the wire, so that their names
 *     were seen; {@code strict} only, else null
 * @param names what made a finding of names one; null for all others
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
    List<String> unauthorizedServers,
    Long revision,
    String allowlistVersion,
    ProcessOrigin origin,
    Long inspectedCount,
    NameFigures names) {
  /** MITRE ATT&CK: Acquire Infrastructure, DNS Server. */
  public static final String TECHNIQUE = "T1583.002";

  /** The revision of a finding whose counts may still grow. */
  public static final long PROVISIONAL = 1;

  /** The revision of a finding whose counts are final. */
  public static final long FINAL = 2;

  /** The revision that retracts a provisional finding: the queries were another process's. */
  public static final long WITHDRAWN = 3;

  public Finding {
    Objects.requireNonNull(origin, "origin");
  }

  /** A finding of whose process no more than its name is known. */
  public Finding(
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
      List<String> unauthorizedServers,
      Long revision,
      String allowlistVersion) {
    this(
        findingId,
        type,
        timestamp,
        deviceName,
        accountName,
        localIp,
        remoteIp,
        remotePort,
        processFileName,
        processCommandLine,
        registryKey,
        registryValueName,
        registryValueData,
        queryCount,
        uniqueServers,
        unauthorizedServers,
        revision,
        allowlistVersion,
        ProcessOrigin.UNKNOWN,
        null,
        null);
  }

  /**
   * A finding of names.
   *
   * @param timestamp the window's start
   * @param remoteIp the resolver that was asked most, {@code ""} if none is known
   * @param uniqueServers how many resolvers were asked that are known
   */
  public static Finding ofNames(
      String findingId,
      long timestamp,
      String deviceName,
      String accountName,
      String remoteIp,
      String processFileName,
      long queryCount,
      long uniqueServers,
      long revision,
      String allowlistVersion,
      NameFigures names) {
    return new Finding(
            findingId,
            DetectionType.TUNNEL_BY_NAME,
            timestamp,
            deviceName,
            accountName,
            null,
            remoteIp,
            null,
            processFileName,
            null,
            null,
            null,
            null,
            queryCount,
            uniqueServers,
            null,
            revision,
            allowlistVersion)
        .withNames(names);
  }

  /** A finding that is emitted once, with only the name of its process. */
  public Finding(
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
    this(
        findingId,
        type,
        timestamp,
        deviceName,
        accountName,
        localIp,
        remoteIp,
        remotePort,
        processFileName,
        processCommandLine,
        registryKey,
        registryValueName,
        registryValueData,
        queryCount,
        uniqueServers,
        unauthorizedServers,
        null,
        null);
  }

  /** Whether it is a finding, and no other revision of it follows. */
  public boolean isFinal() {
    return revision == null || revision == FINAL;
  }

  /** Whether it is a retraction. */
  public boolean isWithdrawn() {
    return revision != null && revision == WITHDRAWN;
  }

  /** The same, told as another revision. */
  public Finding withRevision(long other) {
    return with(other, allowlistVersion, origin, inspectedCount, names);
  }

  /** The same, judged by a version of the allowlist. */
  public Finding withAllowlistVersion(String version) {
    return with(revision, version, origin, inspectedCount, names);
  }

  /** The same, with where its process comes from. */
  public Finding withOrigin(ProcessOrigin other) {
    return with(revision, allowlistVersion, other, inspectedCount, names);
  }

  /** The same, with how many of its queries were read off the wire. */
  public Finding withInspectedCount(Long inspected) {
    return with(revision, allowlistVersion, origin, inspected, names);
  }

  /** The same, with figures of names. */
  public Finding withNames(NameFigures figures) {
    return with(revision, allowlistVersion, origin, inspectedCount, figures);
  }

  private Finding with(
      Long otherRevision,
      String otherVersion,
      ProcessOrigin otherOrigin,
      Long otherInspected,
      NameFigures otherNames) {
    return new Finding(
        findingId,
        type,
        timestamp,
        deviceName,
        accountName,
        localIp,
        remoteIp,
        remotePort,
        processFileName,
        processCommandLine,
        registryKey,
        registryValueName,
        registryValueData,
        queryCount,
        uniqueServers,
        unauthorizedServers,
        otherRevision,
        otherVersion,
        otherOrigin,
        otherInspected,
        otherNames);
  }
}
