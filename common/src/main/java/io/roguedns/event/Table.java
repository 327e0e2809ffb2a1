package io.roguedns.event;

import java.util.Optional;

/** The tables of Microsoft Defender's advanced hunting schema that this project reads. */
public enum Table {
  DEVICE_NETWORK_EVENTS("DeviceNetworkEvents"),
  DEVICE_REGISTRY_EVENTS("DeviceRegistryEvents"),
  DEVICE_NETWORK_INFO("DeviceNetworkInfo");

  /** What the Streaming API puts before a table's name in {@code category}. */
  private static final String STREAMING_PREFIX = "AdvancedHunting-";

  private static final Table[] ALL = values();

  private final String tableName;

  Table(String tableName) {
    this.tableName = tableName;
  }

  /** The table's name in the vendor's schema, such as {@code DeviceNetworkEvents}. */
  public String tableName() {
    return tableName;
  }

  /**
   * The table that a record's own {@code category} or {@code Type} names.
   *
   * @param name with or without the Streaming API's prefix {@code AdvancedHunting-}
   * @return empty for a table that this project doesn't know
   */
  public static Optional<Table> named(String name) {
    String bare =
        name.startsWith(STREAMING_PREFIX) ? name.substring(STREAMING_PREFIX.length()) : name;
    for (Table table : ALL) {
      if (table.tableName.equals(bare)) {
        return Optional.of(table);
      }
    }
    return Optional.empty();
  }

  /**
   * The table whose name stands in a path, such as {@code
   * lake/DeviceNetworkEvents/day=1/x.parquet}. Where several do, the one nearest the path's end
   * counts.
   *
   * @return empty if none does
   */
  public static Optional<Table> inPath(String path) {
    Table nearest = null;
    int at = -1;
    for (Table table : ALL) {
      int index = path.lastIndexOf(table.tableName);
      if (index > at) {
        at = index;
        nearest = table;
      }
    }
    return Optional.ofNullable(nearest);
  }
}
