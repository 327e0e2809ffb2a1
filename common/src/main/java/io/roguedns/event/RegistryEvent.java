package io.roguedns.event;

import java.util.Objects;

/**
 * A row of DeviceRegistryEvents. Text is never null: missing values are {@code ""}, as in Kusto.
 *
 * @param timestamp when it happened, in {@link Ticks}
 * @param key the registry key, such as {@code
 *     HKEY_LOCAL_MACHINE\SYSTEM\ControlSet001\Services\Tcpip\Parameters}
 * @param account {@code AccountName} if the row has that column, else {@code
 *     InitiatingProcessAccountName}
 * @param reportId the device's repeating counter, or {@link NetworkEvent#NO_REPORT}
 * @param origin the origin of the process, {@link ProcessOrigin#UNKNOWN} unless the plan asks
 */
public record RegistryEvent(
    long timestamp,
    String deviceName,
    String actionType,
    String key,
    String valueName,
    String valueData,
    String processName,
    String account,
    long reportId,
    ProcessOrigin origin) {
  public RegistryEvent {
    Objects.requireNonNull(origin, "origin");
  }

  /** A row with only the name of its process. */
  public RegistryEvent(
      long timestamp,
      String deviceName,
      String actionType,
      String key,
      String valueName,
      String valueData,
      String processName,
      String account,
      long reportId) {
    this(
        timestamp,
        deviceName,
        actionType,
        key,
        valueName,
        valueData,
        processName,
        account,
        reportId,
        ProcessOrigin.UNKNOWN);
  }
}
