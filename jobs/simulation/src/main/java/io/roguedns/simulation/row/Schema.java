package io.roguedns.simulation.row;

import io.roguedns.event.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The columns of a table, in the order in which rows are written. */
public final class Schema {
  /** What a column holds. */
  public enum Type {
    /** A {@link String}. */
    TEXT,
    /** An {@link Integer}. */
    INTEGER,
    /** A {@link Long}. */
    LONG,
    /** A {@link Long} of {@link io.roguedns.event.Ticks}. */
    TIME
  }

  /** One column; any value but Timestamp and DeviceName may be null. */
  public record Column(String name, Type type) {}

  private static final List<Column> PROCESS =
      List.of(
          text("InitiatingProcessSHA1"),
          text("InitiatingProcessSHA256"),
          text("InitiatingProcessMD5"),
          text("InitiatingProcessFileName"),
          text("InitiatingProcessFolderPath"),
          text("InitiatingProcessCommandLine"),
          new Column("InitiatingProcessId", Type.LONG),
          new Column("InitiatingProcessCreationTime", Type.TIME),
          new Column("InitiatingProcessParentId", Type.LONG),
          text("InitiatingProcessParentFileName"),
          text("InitiatingProcessAccountDomain"),
          text("InitiatingProcessAccountName"),
          text("InitiatingProcessAccountSid"),
          text("InitiatingProcessAccountUpn"),
          text("InitiatingProcessIntegrityLevel"),
          text("InitiatingProcessVersionInfoCompanyName"));

  public static final Schema NETWORK_EVENTS =
      new Schema(
          Table.DEVICE_NETWORK_EVENTS,
          List.of(
              text("ActionType"),
              text("RemoteIP"),
              new Column("RemotePort", Type.INTEGER),
              text("RemoteUrl"),
              text("LocalIP"),
              new Column("LocalPort", Type.INTEGER),
              text("Protocol"),
              text("LocalIPType"),
              text("RemoteIPType")),
          PROCESS,
          List.of(new Column("ReportId", Type.LONG), text("AdditionalFields")));

  public static final Schema REGISTRY_EVENTS =
      new Schema(
          Table.DEVICE_REGISTRY_EVENTS,
          List.of(
              text("ActionType"),
              text("RegistryKey"),
              text("RegistryValueType"),
              text("RegistryValueName"),
              text("RegistryValueData"),
              text("PreviousRegistryKey"),
              text("PreviousRegistryValueName"),
              text("PreviousRegistryValueData")),
          PROCESS,
          List.of(new Column("ReportId", Type.LONG)));

  public static final Schema NETWORK_INFO =
      new Schema(
          Table.DEVICE_NETWORK_INFO,
          List.of(
              text("NetworkAdapterName"),
              text("MacAddress"),
              text("NetworkAdapterType"),
              text("NetworkAdapterStatus"),
              text("NetworkAdapterVendor"),
              text("TunnelType"),
              text("ConnectedNetworks"),
              text("DnsAddresses"),
              text("IPv4Dhcp"),
              text("IPv6Dhcp"),
              text("DefaultGateways"),
              text("IPAddresses")),
          List.of(),
          List.of(new Column("ReportId", Type.LONG)));

  private final Table table;
  private final List<Column> columns;
  private final Map<String, Integer> indexes = new HashMap<>();

  private Schema(Table table, List<Column> own, List<Column> process, List<Column> last) {
    this.table = table;
    List<Column> first =
        List.of(new Column("Timestamp", Type.TIME), text("DeviceId"), text("DeviceName"));
    this.columns = Stream.of(first, own, process, last).flatMap(List::stream).toList();
    for (int i = 0; i < columns.size(); i++) {
      indexes.put(columns.get(i).name(), i);
    }
  }

  private static Column text(String name) {
    return new Column(name, Type.TEXT);
  }

  public static Schema of(Table table) {
    return switch (table) {
      case DEVICE_NETWORK_EVENTS -> NETWORK_EVENTS;
      case DEVICE_REGISTRY_EVENTS -> REGISTRY_EVENTS;
      case DEVICE_NETWORK_INFO -> NETWORK_INFO;
      default -> throw new IllegalArgumentException(table + " isn't a table of Defender");
    };
  }

  public Table table() {
    return table;
  }

  public List<Column> columns() {
    return columns;
  }

  int indexOf(String column) {
    Integer index = indexes.get(column);
    if (index == null) {
      throw new IllegalArgumentException(table.tableName() + " has no column " + column);
    }
    return index;
  }
}
