package io.roguedns.detection.failure;

import io.roguedns.event.Ticks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a few hours of a fleet, always the same, in the order in which they come: each up to
 * 40 minutes late, one in eight about DNS, of four devices many. Some can't be read; and in the
 * later part some come two days late, to be kept apart.
 */
final class Traffic {
  static final int ROWS = 520_000;
  static final int NETWORK_PARTITIONS = 4;
  static final int REGISTRY_PARTITIONS = 2;

  /** Before this row none is too late: time must have come to its bin's end first. */
  private static final int FIRST_LATE = ROWS * 3 / 10;

  private static final long START =
      Ticks.ofUnixMillis(Instant.parse("2026-03-10T00:00:00Z").toEpochMilli());
  private static final long LATE_BIN =
      Ticks.ofUnixMillis(Instant.parse("2026-03-08T00:00:00Z").toEpochMilli());
  private static final long SPAN = Ticks.ofDuration(Duration.ofHours(4));
  private static final long DISORDER = Ticks.ofDuration(Duration.ofMinutes(40));

  /** A tenth of a second, within which the row's number makes its time its own. */
  private static final long FRACTION = 1_000_000;

  /** What is to become of a row. */
  enum Fate {
    READ,
    REJECTED,
    LATE
  }

  /**
   * A row on its way.
   *
   * @param isNetwork whether it is of the network table, else of the registry's
   */
  record Row(boolean isNetwork, int partition, String text, Fate fate) {}

  private Traffic() {}

  /** The row of a number. */
  static Row row(int number) {
    long hash = mix(number);
    int partition = (int) ((hash >>> 8) % NETWORK_PARTITIONS);
    if (hash % 4_001 == 0) {
      String text =
          hash % 2 == 0
              ? "no JSON, number " + number
              : "{\"Timestamp\":\"yesterday\",\"RemotePort\":53,\"ReportId\":" + number + "}";
      return new Row(true, partition, text, Fate.REJECTED);
    }
    if (number >= FIRST_LATE && hash % 2_003 == 0) {
      return new Row(true, partition, late(number), Fate.LATE);
    }
    long time = START + number * (SPAN / ROWS) - Math.floorMod(mix(hash), DISORDER);
    String timestamp = Ticks.format(time - time % FRACTION + number);
    return hash % 50 == 1
        ? new Row(false, partition % REGISTRY_PARTITIONS, registry(timestamp, hash), Fate.READ)
        : new Row(true, partition, network(timestamp, hash), Fate.READ);
  }

  /** Rows of much later, one a partition, that close every bin and are nothing to report. */
  static List<Row> closing() {
    String timestamp = "2026-03-11T06:00:00.0000000Z";
    List<Row> rows = new ArrayList<>();
    for (int partition = 0; partition < NETWORK_PARTITIONS; partition++) {
      String row = network(timestamp, "clock", "10.0.0.1", 53, 50_000 + partition);
      rows.add(new Row(true, partition, row, Fate.READ));
    }
    for (int partition = 0; partition < REGISTRY_PARTITIONS; partition++) {
      rows.add(new Row(false, partition, registry(timestamp, "clock", "10.0.0.1"), Fate.READ));
    }
    return rows;
  }

  private static String network(String timestamp, long hash) {
    boolean dns = hash % 8 == 0;
    boolean reported = dns && (hash >>> 24) % 25 == 0;
    return network(
        timestamp,
        device(hash),
        dns && !reported ? "10.0.0." + (1 + (hash >>> 20) % 3) : "203.0.113." + (hash >>> 32) % 200,
        dns ? 53 : 443,
        49_152 + (hash >>> 40) % 16_000);
  }

  private static String network(
      String timestamp, String device, String server, int port, long localPort) {
    return "{\"Timestamp\":\""
        + timestamp
        + "\",\"DeviceId\":\"8ebabb3cfe2c0685d890dccd5e746b57885f95d4\",\"DeviceName\":\""
        + device
        + "\",\"ActionType\":\"ConnectionSuccess\",\"RemoteIP\":\""
        + server
        + "\",\"RemotePort\":"
        + port
        + ",\"RemoteUrl\":null,\"LocalIP\":\"10.20.1.12\",\"LocalPort\":"
        + localPort
        + ",\"Protocol\":\"Udp\",\"InitiatingProcessFileName\":\""
        + (device.startsWith("busy") ? "updater.exe" : "svchost.exe")
        + "\",\"InitiatingProcessCommandLine\":\"-k NetworkService -p\","
        + "\"InitiatingProcessAccountName\":\"network service\"}";
  }

  /** Of the rows about DNS most are of four devices, some bins of theirs over the threshold. */
  private static String device(long hash) {
    long share = (hash >>> 16) % 100;
    return share < 68 ? "busy-" + share % 4 : "pc-" + (hash >>> 12) % 900;
  }

  private static String registry(String timestamp, long hash) {
    return registry(
        timestamp,
        "pc-" + (hash >>> 12) % 900,
        (hash >>> 24) % 10 == 1 ? "10.0.0.1,203.0.113.77" : "10.0.0.1 10.0.0.2");
  }

  private static String registry(String timestamp, String device, String servers) {
    return "{\"Timestamp\":\""
        + timestamp
        + "\",\"DeviceName\":\""
        + device
        + "\",\"ActionType\":\"RegistryValueSet\",\"RegistryKey\":"
        + "\"HKEY_LOCAL_MACHINE\\\\SYSTEM\\\\ControlSet001\\\\Services\\\\Tcpip\\\\Parameters\","
        + "\"RegistryValueName\":\"NameServer\",\"RegistryValueData\":\""
        + servers
        + "\",\"InitiatingProcessFileName\":\"svchost.exe\"}";
  }

  /** A query to a server that is nothing to report, so that its lateness is all there is to it. */
  private static String late(int number) {
    return "{\"Timestamp\":\""
        + Ticks.format(LATE_BIN + number)
        + "\",\"DeviceName\":\"late\",\"ActionType\":\"ConnectionSuccess\","
        + "\"RemoteIP\":\"10.0.0.1\",\"RemotePort\":53,"
        + "\"InitiatingProcessFileName\":\"svchost.exe\"}";
  }

  /** Bits that look like chance, never negative. */
  private static long mix(long number) {
    long bits = (number + 1) * 0x9E3779B97F4A7C15L;
    bits = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
    bits = (bits ^ bits >>> 27) * 0x94D049BB133111EBL;
    return (bits ^ bits >>> 31) & Long.MAX_VALUE;
  }
}
