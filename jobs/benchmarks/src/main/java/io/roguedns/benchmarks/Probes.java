package io.roguedns.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Rows that each give a finding immediately, with distinct devices: the times when the broker got
 * the row, and when a reader got the finding.
 */
final class Probes {
  private static final String DEVICE = "probe-";
  private static final String NETWORK =
      """
      {"Timestamp":"%s","DeviceId":"0123456789abcdef0123456789abcdef01234567","DeviceName":"%s",\
      "ActionType":"ConnectionSuccess","RemoteIP":"203.0.113.53","RemotePort":53,"RemoteUrl":null,\
      "LocalIP":"10.20.30.40","LocalPort":50123,"Protocol":"Udp","ReportId":1,\
      "InitiatingProcessFileName":"updater.exe","InitiatingProcessId":4242,\
      "InitiatingProcessCommandLine":"updater.exe --quiet","InitiatingProcessAccountName":"user1"}\
      """;
  private static final String REGISTRY =
      """
      {"Timestamp":"%s","DeviceId":"0123456789abcdef0123456789abcdef01234567","DeviceName":"%s",\
      "ActionType":"RegistryValueSet","RegistryKey":"HKEY_LOCAL_MACHINE\\\\SYSTEM\\\\ControlSet001\\\\\
      Services\\\\Tcpip\\\\Parameters\\\\Interfaces\\\\{4d36e972-e325-11ce-bfc1-08002be10318}",\
      "RegistryValueName":"NameServer","RegistryValueType":"String",\
      "RegistryValueData":"203.0.113.53","ReportId":1,\
      "InitiatingProcessFileName":"updater.exe","InitiatingProcessAccountName":"user1"}\
      """;

  private final Map<String, Long> appended = new ConcurrentHashMap<>();
  private final Map<String, Long> received = new ConcurrentHashMap<>();
  private final Set<String> twice = new HashSet<>();

  /** A row of DeviceNetworkEvents: a query to a resolver that isn't listed. */
  static String networkRow(long number, String time) {
    return NETWORK.formatted(time, device(number));
  }

  /** A row of DeviceRegistryEvents: an adapter's setting is changed to such a resolver. */
  static String registryRow(long number, String time) {
    return REGISTRY.formatted(time, device(number));
  }

  /** What a probe's device is called. */
  static String device(long number) {
    return DEVICE + number;
  }

  /** The broker has got a probe's row. */
  void appended(String device, long unixMillis) {
    appended.put(device, unixMillis);
  }

  /** A reader has got a finding; those of other devices are ignored. */
  void received(JsonNode finding, long unixMillis) {
    String device = finding.get("DeviceName").asText();
    if (device.startsWith(DEVICE) && received.putIfAbsent(device, unixMillis) != null) {
      twice.add(device);
    }
  }

  /** The number of received findings. */
  long receivedCount() {
    return received.size();
  }

  /** How many rows' findings are missing. */
  long missing() {
    return appended.keySet().stream().filter(device -> !received.containsKey(device)).count();
  }

  /** The number of findings that were received more than once. */
  int twice() {
    return twice.size();
  }

  /**
   * The delays of all received findings.
   *
   * @param from rows that the broker got before don't count
   */
  Delays delays(long from) {
    return new Delays(
        appended.entrySet().stream()
            .filter(row -> row.getValue() >= from && received.containsKey(row.getKey()))
            .mapToLong(row -> received.get(row.getKey()) - row.getValue())
            .sorted()
            .toArray());
  }

  /**
   * How long findings took.
   *
   * @param sorted milliseconds, the least first
   */
  record Delays(long[] sorted) {
    long count() {
      return sorted.length;
    }

    /** A percentile of the delays. */
    Duration percentile(int percent) {
      int rank = (int) Math.ceil(sorted.length * percent / 100.0);
      return Duration.ofMillis(sorted[Math.max(0, rank - 1)]);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Delays delays && Arrays.equals(sorted, delays.sorted);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(sorted);
    }

    @Override
    public String toString() {
      return Arrays.toString(sorted);
    }
  }
}
