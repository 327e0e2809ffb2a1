package io.roguedns.format.defender;

import static io.roguedns.event.Table.DEVICE_NETWORK_EVENTS;
import static io.roguedns.format.defender.Decoding.decode;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.NetworkEvent;
import io.roguedns.event.RegistryEvent;
import io.roguedns.event.RejectedRow;
import io.roguedns.event.Ticks;
import io.roguedns.format.RowBlock;

/** Rows of Defender as JSON, and the events that they are. */
final class DefenderJson {
  static final String TIME = "\"Timestamp\":\"2024-05-01T10:02:03.0259186Z\"";
  static final String DNS_COLUMNS =
      TIME
          + ",\"DeviceName\":\"wks-1\",\"ActionType\":\"ConnectionSuccess\",\"RemoteIP\":\"6.6.6.6\","
          + "\"RemotePort\":53,\"LocalIP\":\"10.0.0.9\",\"LocalPort\":50123,\"Protocol\":\"Udp\","
          + "\"InitiatingProcessFileName\":\"curl.exe\","
          + "\"InitiatingProcessCommandLine\":\"\\\"C:\\\\curl.exe\\\" a\","
          + "\"InitiatingProcessAccountName\":\"ann\",\"ReportId\":5000000000,"
          + "\"AdditionalFields\":\"{\\\"rtt\\\":\\\"1\\\"}\"";
  static final NetworkEvent DNS_EVENT =
      new NetworkEvent(
          Ticks.parse("2024-05-01T10:02:03.0259186Z"),
          "wks-1",
          "ConnectionSuccess",
          "6.6.6.6",
          53,
          "10.0.0.9",
          50123,
          "Udp",
          "curl.exe",
          "\"C:\\curl.exe\" a",
          "ann",
          "{\"rtt\":\"1\"}",
          5_000_000_000L);
  static final String REGISTRY_COLUMNS =
      TIME
          + ",\"DeviceName\":\"wks-1\",\"ActionType\":\"RegistryValueSet\",\"RegistryKey\":"
          + "\"HKEY_LOCAL_MACHINE\\\\SYSTEM\\\\ControlSet001\\\\Services\\\\TCPIP\\\\Parameters\","
          + "\"RegistryValueName\":\"NameServer\",\"RegistryValueData\":\"6.6.6.6\","
          + "\"InitiatingProcessFileName\":\"netsh.exe\",\"AccountName\":\"bob\",\"ReportId\":\"7\"";
  static final RegistryEvent REGISTRY_EVENT =
      new RegistryEvent(
          Ticks.parse("2024-05-01T10:02:03.0259186Z"),
          "wks-1",
          "RegistryValueSet",
          "HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services\\TCPIP\\Parameters",
          "NameServer",
          "6.6.6.6",
          "netsh.exe",
          "bob",
          7);

  static String record(String table, String properties) {
    return "{\"time\":\"2024-05-01T10:20:00Z\",\"tenantId\":\"t\",\"operationName\":\"Publish\","
        + "\"category\":\"AdvancedHunting-"
        + table
        + "\",\"properties\":{"
        + properties
        + "},\"Tenant\":\"DefaultTenant\"}";
  }

  static NetworkEvent network(String columns) {
    RowBlock block = decode("{" + TIME + "," + columns + "}", DEVICE_NETWORK_EVENTS);
    assertThat(block.rejected()).isEmpty();
    assertThat(block.network()).hasSize(1);
    return block.network().get(0);
  }

  static RejectedRow rejected(String row) {
    RowBlock block = decode(row, DEVICE_NETWORK_EVENTS);
    assertThat(block.rejected()).hasSize(1);
    assertThat(block.rowsRead()).isEqualTo(1);
    return block.rejected().get(0);
  }

  private DefenderJson() {}
}
