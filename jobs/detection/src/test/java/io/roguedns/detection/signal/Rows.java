package io.roguedns.detection.signal;

import io.roguedns.event.NetworkEvent;
import io.roguedns.event.ProcessOrigin;
import io.roguedns.event.RegistryEvent;
import io.roguedns.event.Ticks;
import java.util.Map;

/** Ordinary rows for tests, with some columns set otherwise. */
public final class Rows {
  public static final long NOON = Ticks.parse("2026-03-10T12:00:00Z");
  public static final long ONE_SECOND_PAST_NOON = NOON + Ticks.PER_SECOND;

  private static final String ADAPTER_KEY =
      "HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services\\Tcpip\\Parameters\\Interfaces\\{1}";

  private Rows() {}

  public static NetworkEvent network(Map<String, String> columns) {
    return new NetworkEvent(
        Ticks.parse(columns.getOrDefault("Timestamp", "2026-03-10T12:00:01Z")),
        columns.getOrDefault("DeviceName", "pc1"),
        columns.getOrDefault("ActionType", "ConnectionSuccess"),
        columns.getOrDefault("RemoteIP", "198.51.100.53"),
        Integer.parseInt(columns.getOrDefault("RemotePort", "53")),
        columns.getOrDefault("LocalIP", "10.1.1.1"),
        Integer.parseInt(columns.getOrDefault("LocalPort", "-1")),
        columns.getOrDefault("Protocol", "Udp"),
        columns.getOrDefault("InitiatingProcessFileName", "a.exe"),
        columns.getOrDefault("InitiatingProcessCommandLine", "a.exe -x"),
        columns.getOrDefault("AccountName", "alice"),
        columns.getOrDefault("AdditionalFields", ""),
        Long.parseLong(columns.getOrDefault("ReportId", "7")),
        origin(columns));
  }

  public static RegistryEvent registry(Map<String, String> columns) {
    return new RegistryEvent(
        Ticks.parse(columns.getOrDefault("Timestamp", "2026-03-10T12:00:01Z")),
        columns.getOrDefault("DeviceName", "pc1"),
        columns.getOrDefault("ActionType", "RegistryValueSet"),
        columns.getOrDefault("RegistryKey", ADAPTER_KEY),
        columns.getOrDefault("RegistryValueName", "NameServer"),
        columns.getOrDefault("RegistryValueData", "203.0.113.9"),
        columns.getOrDefault("InitiatingProcessFileName", "reg.exe"),
        columns.getOrDefault("AccountName", "alice"),
        Long.parseLong(columns.getOrDefault("ReportId", "7")),
        origin(columns));
  }

  private static ProcessOrigin origin(Map<String, String> columns) {
    return ProcessOrigin.of(
        columns.getOrDefault("InitiatingProcessFolderPath", ""),
        columns.getOrDefault("InitiatingProcessVersionInfoCompanyName", ""),
        columns.getOrDefault("InitiatingProcessParentFileName", ""));
  }
}
