package io.roguedns.event;

import java.util.Objects;

/**
 * A row of DeviceNetworkEvents. Text is never null: missing values are {@code ""}, as in Kusto. A
 * column that the {@linkplain io.roguedns.format.ReadPlan plan} doesn't ask for is empty too.
 *
 * @param timestamp when it happened, in {@link Ticks}
 * @param remoteIp the remote address as the sender wrote it: it may be {@code "-"}, IPv4-mapped, or
 *     invalid
 * @param remotePort the remote port; rows without one are never decoded
 * @param localPort the local port, or {@link #NO_PORT}
 * @param account {@code AccountName} if the row has that column, else {@code
 *     InitiatingProcessAccountName}
 * @param additionalFields the column's JSON text, whether it came as text or as an object
 * @param reportId the device's repeating counter, or {@link #NO_REPORT}; with device and timestamp
 *     it is the row's key
 * @param origin the origin of the process, {@link ProcessOrigin#UNKNOWN} unless the plan asks
 */
public record NetworkEvent(
    long timestamp,
    String deviceName,
    String actionType,
    String remoteIp,
    int remotePort,
    String localIp,
    int localPort,
    String protocol,
    String processName,
    String commandLine,
    String account,
    String additionalFields,
    long reportId,
    ProcessOrigin origin) {
  public static final int NO_PORT = -1;
  public static final long NO_REPORT = -1;

  public NetworkEvent {
    Objects.requireNonNull(origin, "origin");
  }

  /** A row with only the name of its process. */
  public NetworkEvent(
      long timestamp,
      String deviceName,
      String actionType,
      String remoteIp,
      int remotePort,
      String localIp,
      int localPort,
      String protocol,
      String processName,
      String commandLine,
      String account,
      String additionalFields,
      long reportId) {
    this(
        timestamp,
        deviceName,
        actionType,
        remoteIp,
        remotePort,
        localIp,
        localPort,
        protocol,
        processName,
        commandLine,
        account,
        additionalFields,
        reportId,
        ProcessOrigin.UNKNOWN);
  }
}
