package io.roguedns.simulation.collision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.event.Table;
import io.roguedns.event.Ticks;
import io.roguedns.simulation.world.Dice;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of three devices, three unlisted resolvers, three adapters and a few processes, with right
 * and wrong values, in no order of time. The same seed gives the same rows. Not thread-safe.
 */
public final class CollidingRows {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final long START = Ticks.parse("2024-05-01T00:00:00Z");

  private static final List<String> DEVICES = List.of("pc1.example", "pc2.example", "pc3.example");
  private static final List<String> UNLISTED =
      List.of("203.0.113.9", "198.51.100.53", "2001:db8::53");
  private static final List<String> LISTED = List.of("10.0.0.1", "8.8.8.8");
  private static final List<String> ADAPTERS =
      List.of("{52292e0c-763f-d027}", "{4255c859-0000-0001}", "{9e107d9d-0000-0002}");
  private static final List<String> VALUE_NAMES =
      List.of("NameServer", "NameServer", "DhcpNameServer", "StaticDnsAddress");
  private static final List<String> PROCESSES =
      List.of("svchost.exe", "Svchost.exe", "tool.exe", "TOOL.exe", "reg.exe", "");
  private static final List<String> FOLDERS =
      List.of("c:\\windows\\system32", "c:\\users\\eve\\appdata\\local\\temp", "");
  private static final List<String> ACCOUNTS = List.of("eve", "system", "");
  private static final List<String> COMMANDS = List.of("tool.exe -q", "reg.exe add", "");
  private static final List<String> DOMAINS = List.of("bad.example", "bad.example", "data.test");
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LABEL = 40;

  private final Dice dice;
  private final CollidingTimes times;

  /**
   * @param span from the first time that there may be to the last
   */
  public CollidingRows(long seed, Duration span) {
    dice = Dice.of(seed, "colliding rows");
    times = new CollidingTimes(Dice.of(seed, "colliding times"), START, Ticks.ofDuration(span));
  }

  /** Another row. */
  public CollidingRow next() {
    int kind = (int) dice.below(20);
    if (kind < 10) {
      return connection();
    }
    if (kind < 14) {
      return inspected();
    }
    return kind < 19 ? registry() : networkInfo();
  }

  private CollidingRow connection() {
    Map<String, Object> row = row();
    boolean many = dice.chance(0.1);
    row.put("ActionType", many ? "ConnectionSuccessAggregatedReport" : "ConnectionSuccess");
    ends(row, 53);
    process(row);
    row.put(
        "AdditionalFields", many ? "{\"uniqueEventsAggregated\":" + dice.between(1, 9) + "}" : "");
    return of(Table.DEVICE_NETWORK_EVENTS, row);
  }

  /** A query that the sensor inspected: some carry data, and none has a process. */
  private CollidingRow inspected() {
    Map<String, Object> row = row();
    row.put("ActionType", "DnsConnectionInspected");
    ends(row, 53);
    String host = dice.chance(0.7) ? dice.text(LABEL, LETTERS) : "www";
    row.put(
        "AdditionalFields",
        "{\"direction\":\"Out\",\"query\":\"%s.%s\",\"qtype\":\"%s\"}"
            .formatted(host, dice.pick(DOMAINS), dice.pick(List.of("1", "16"))));
    return of(Table.DEVICE_NETWORK_EVENTS, row);
  }

  private void ends(Map<String, Object> row, int port) {
    row.put("RemoteIP", dice.pick(dice.chance(0.8) ? UNLISTED : LISTED));
    row.put("RemotePort", dice.chance(0.95) ? port : 443);
    row.put("LocalIP", "10.1.0." + dice.between(1, 2));
    row.put("LocalPort", dice.between(50_000, 50_003));
    row.put("Protocol", "Udp");
  }

  private CollidingRow registry() {
    Map<String, Object> row = row();
    row.put("ActionType", "RegistryValueSet");
    row.put(
        "RegistryKey",
        "HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services\\Tcpip\\Parameters\\Interfaces\\"
            + dice.pick(ADAPTERS));
    row.put("RegistryValueName", dice.pick(VALUE_NAMES));
    row.put("RegistryValueData", servers());
    process(row);
    return of(Table.DEVICE_REGISTRY_EVENTS, row);
  }

  /** One or two servers, all listed, all unlisted, or one of each; or none. */
  private String servers() {
    if (dice.chance(0.05)) {
      return "";
    }
    String first = dice.pick(dice.chance(0.5) ? UNLISTED : LISTED);
    return dice.chance(0.7) ? first : first + "," + dice.pick(dice.chance(0.5) ? UNLISTED : LISTED);
  }

  private void process(Map<String, Object> row) {
    row.put("InitiatingProcessFileName", dice.pick(PROCESSES));
    row.put("InitiatingProcessFolderPath", dice.pick(FOLDERS));
    row.put("InitiatingProcessAccountName", dice.pick(ACCOUNTS));
    row.put("InitiatingProcessCommandLine", dice.pick(COMMANDS));
  }

  private CollidingRow networkInfo() {
    Map<String, Object> row = row();
    row.put("NetworkAdapterName", dice.pick(ADAPTERS));
    row.put("NetworkAdapterType", dice.pick(List.of("Ethernet", "Wireless80211", "Tunnel")));
    row.put("NetworkAdapterStatus", dice.pick(List.of("Up", "Up", "Down")));
    row.put("TunnelType", "None");
    row.put("IPv4Dhcp", dice.pick(List.of("10.0.0.254", "")));
    row.put("IPv6Dhcp", "");
    row.put("DnsAddresses", "[\"" + dice.pick(dice.chance(0.3) ? UNLISTED : LISTED) + "\"]");
    row.put(
        "ConnectedNetworks",
        "[{\"Name\":\"%s\",\"Category\":\"%s\"}]"
            .formatted(
                dice.pick(List.of("corp.example", "Cafe")),
                dice.pick(List.of("DomainAuthenticated", "Public"))));
    row.put("IPAddresses", "[{\"IPAddress\":\"10.1.0.1\"}]");
    return of(Table.DEVICE_NETWORK_INFO, row);
  }

  /** What every row has. */
  private Map<String, Object> row() {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("Timestamp", Ticks.format(times.next()));
    row.put("DeviceName", dice.pick(DEVICES));
    row.put("ReportId", dice.between(1, 3));
    return row;
  }

  private static CollidingRow of(Table table, Map<String, Object> row) {
    return new CollidingRow(table, Ticks.parse((String) row.get("Timestamp")), json(row));
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
