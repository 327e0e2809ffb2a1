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
 * @param revision of a finding that is told more than once under one id: {@link #PROVISIONAL} while
 *     its bin is open, {@link #FINAL} when it has closed, {@link #WITHDRAWN} if it turned out to be
 *     none; null for findings that are told once
 * @param allowlistVersion which entries of the allowlist were valid at the finding's time, see
 *     {@link io.roguedns.allowlist.Allowlist#versionAt}; null until it is judged
 * @param origin where the process comes from, as far as the row tells and the run asks; never null,
 *     and {@link ProcessOrigin#UNKNOWN} for a bin, whose rows may differ. Alerts go by it; it is no
 *     column of the finding
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
    ProcessOrigin origin) {
  /** MITRE ATT&CK: Acquire Infrastructure, DNS Server. */
  public static final String TECHNIQUE = "T1583.002";

  /** The revision of a finding whose counts may still grow. */
  public static final long PROVISIONAL = 1;

  /** The revision of a finding whose counts are final. */
  public static final long FINAL = 2;

  /**
   * The revision of what was told and is no finding after all: the queries were another process's.
   */
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
        ProcessOrigin.UNKNOWN);
  }

  /** A finding that is told once, of whose process no more than its name is known. */
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

  /** Whether nothing more will be told of it, and it is one. */
  public boolean isFinal() {
    return revision == null || revision == FINAL;
  }

  /** Whether it was told and is none after all. */
  public boolean isWithdrawn() {
    return revision != null && revision == WITHDRAWN;
  }

  /** The same, told as another revision. */
  public Finding withRevision(long other) {
    return with(other, allowlistVersion, origin);
  }

  /** The same, judged by a version of the allowlist. */
  public Finding withAllowlistVersion(String version) {
    return with(revision, version, origin);
  }

  /** The same, with where its process comes from. */
  public Finding withOrigin(ProcessOrigin other) {
    return with(revision, allowlistVersion, other);
  }

  private Finding with(Long otherRevision, String otherVersion, ProcessOrigin otherOrigin) {
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
        otherOrigin);
  }
}
