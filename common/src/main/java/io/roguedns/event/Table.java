package io.roguedns.event;

import java.util.List;
import java.util.Optional;

/**
 * The tables by which rows are counted: those of Microsoft Defender's advanced hunting schema, and
 * the logs of other formats. Only Defender's are recognised by name in rows, paths and topics.
 */
public enum Table {
  DEVICE_NETWORK_EVENTS("DeviceNetworkEvents"),
  DEVICE_REGISTRY_EVENTS("DeviceRegistryEvents"),
  DEVICE_NETWORK_INFO("DeviceNetworkInfo"),
  /** Events of Sysmon. */
  SYSMON("Sysmon"),
  /** Zeek's {@code conn.log}. */
  ZEEK_CONN("ZeekConn"),
  /** Zeek's {@code dns.log}. */
  ZEEK_DNS("ZeekDns");

  /** The Streaming API's prefix of a table's name in {@code category}. */
  private static final String STREAMING_PREFIX = "AdvancedHunting-";

  private static final List<Table> OF_DEFENDER =
      List.of(DEVICE_NETWORK_EVENTS, DEVICE_REGISTRY_EVENTS, DEVICE_NETWORK_INFO);

  private final String tableName;

  Table(String tableName) {
    this.tableName = tableName;
  }

  /** The table's name in the vendor's schema, such as {@code DeviceNetworkEvents}. */
  public String tableName() {
    return tableName;
  }

  /** The tables of Defender. */
  public static List<Table> ofDefender() {
    return OF_DEFENDER;
  }

  /**
   * The table of Defender that a record's own {@code category} or {@code Type} names.
   *
   * @param name with or without the Streaming API's prefix {@code AdvancedHunting-}
   * @return empty for an unknown table
   */
  public static Optional<Table> named(String name) {
    String bare =
        name.startsWith(STREAMING_PREFIX) ? name.substring(STREAMING_PREFIX.length()) : name;
    for (Table table : OF_DEFENDER) {
      if (table.tableName.equals(bare)) {
        return Optional.of(table);
      }
    }
    return Optional.empty();
  }

  /**
   * The table of Defender that a path names, such as {@code
   * lake/DeviceNetworkEvents/day=1/x.parquet}. If it names several, the last one counts.
   *
   * @return empty if none does
   */
  public static Optional<Table> inPath(String path) {
    Table nearest = null;
    int at = -1;
    for (Table table : OF_DEFENDER) {
      int index = path.lastIndexOf(table.tableName);
      if (index > at) {
        at = index;
        nearest = table;
      }
    }
    return Optional.ofNullable(nearest);
  }
}
