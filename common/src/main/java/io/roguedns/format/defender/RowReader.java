package io.roguedns.format.defender;

import io.roguedns.event.DnsQuery;
import io.roguedns.event.NetworkEvent;
import io.roguedns.event.NetworkInfo;
import io.roguedns.event.ProcessOrigin;
import io.roguedns.event.RegistryEvent;
import io.roguedns.event.Ticks;
import io.roguedns.format.ReadPlan;
import io.roguedns.format.ReadPlan.NetworkColumn;
import io.roguedns.json.JsonReader.Kind;
import io.roguedns.json.JsonText;
import io.roguedns.json.Numbers;
import io.roguedns.json.StringPool;
import io.roguedns.json.UnreadableRowException;
import java.util.EnumSet;
import java.util.Optional;

/** Makes events of parsed rows: what each column's value means, and which columns are wanted. */
final class RowReader {
  private static final int ADDRESSES = 1 << 12;

  /** What is longer is no address, and not worth remembering. */
  private static final int LONGEST_ADDRESS = 64;

  private final ReadPlan.Network plan;
  private final EnumSet<NetworkColumn> detailed;
  private final InspectedQuery queries = new InspectedQuery();
  private final StringPool pool = new StringPool();
  private final String[] addresses = new String[ADDRESSES];
  private final boolean[] worthDetail = new boolean[ADDRESSES];
  private byte[] bytes;
  private Fields row;

  RowReader(ReadPlan.Network plan) {
    this.plan = plan;
    detailed = EnumSet.noneOf(NetworkColumn.class);
    if (plan != null) {
      detailed.addAll(plan.columns());
      detailed.addAll(plan.detail());
    }
  }

  /** Turns to a row. */
  void open(byte[] ofBytes, Fields fields) {
    bytes = ofBytes;
    row = fields;
  }

  /** When the row happened, or {@link Ticks#NONE} if that can't be read. */
  long timestamp() {
    Kind kind = row.kind(Field.TIMESTAMP);
    return kind == Kind.STRING || kind == Kind.ESCAPED_STRING
        ? Ticks.parse(text(Field.TIMESTAMP))
        : Ticks.NONE;
  }

  /** The column as a Kusto {@code int}, or {@link Numbers#NONE}. */
  long integer(Field field) {
    return Numbers.asInt(number(field));
  }

  private long number(Field field) {
    Kind kind = row.kind(field);
    if (kind == Kind.NUMBER) {
      return Numbers.ofNumber(bytes, row.start(field), row.end(field));
    }
    return kind == Kind.STRING || kind == Kind.ESCAPED_STRING
        ? Numbers.ofText(text(field))
        : Numbers.NONE;
  }

  NetworkEvent network(long timestamp, int remotePort) {
    String remoteIp = name(Field.REMOTE_IP);
    String actionType = name(Field.ACTION_TYPE);
    EnumSet<NetworkColumn> wanted = isDetailed(remoteIp, actionType) ? detailed : plan.columns();
    long localPort =
        wanted.contains(NetworkColumn.LOCAL_PORT) ? integer(Field.LOCAL_PORT) : Numbers.NONE;
    return new NetworkEvent(
        timestamp,
        wanted.contains(NetworkColumn.DEVICE_NAME) ? name(Field.DEVICE_NAME) : "",
        wanted.contains(NetworkColumn.ACTION_TYPE) ? actionType : "",
        wanted.contains(NetworkColumn.REMOTE_IP) ? remoteIp : "",
        remotePort,
        wanted.contains(NetworkColumn.LOCAL_IP) ? name(Field.LOCAL_IP) : "",
        localPort == Numbers.NONE ? NetworkEvent.NO_PORT : (int) localPort,
        wanted.contains(NetworkColumn.PROTOCOL) ? name(Field.PROTOCOL) : "",
        wanted.contains(NetworkColumn.PROCESS_NAME) ? name(Field.PROCESS_NAME) : "",
        wanted.contains(NetworkColumn.COMMAND_LINE) ? text(Field.COMMAND_LINE) : "",
        wanted.contains(NetworkColumn.ACCOUNT) ? account() : "",
        wanted.contains(NetworkColumn.ADDITIONAL_FIELDS) ? text(Field.ADDITIONAL_FIELDS) : "",
        wanted.contains(NetworkColumn.REPORT_ID) ? reportId() : NetworkEvent.NO_REPORT,
        ProcessOrigin.of(
            wanted.contains(NetworkColumn.PROCESS_FOLDER) ? text(Field.PROCESS_FOLDER) : "",
            wanted.contains(NetworkColumn.PROCESS_COMPANY) ? name(Field.PROCESS_COMPANY) : "",
            wanted.contains(NetworkColumn.PARENT_PROCESS) ? name(Field.PARENT_PROCESS) : ""));
  }

  /** The query in the row, if the plan needs queries. */
  Optional<DnsQuery> query(NetworkEvent event) {
    return plan.queries() && name(Field.ACTION_TYPE).equals(InspectedQuery.ACTION_TYPE)
        ? queries.of(event, text(Field.ADDITIONAL_FIELDS))
        : Optional.empty();
  }

  String registryKey() {
    return text(Field.REGISTRY_KEY);
  }

  /**
   * @param origin whether the plan needs the origin of the process
   */
  RegistryEvent registry(long timestamp, String key, boolean origin) {
    return new RegistryEvent(
        timestamp,
        name(Field.DEVICE_NAME),
        name(Field.ACTION_TYPE),
        key,
        name(Field.REGISTRY_VALUE_NAME),
        text(Field.REGISTRY_VALUE_DATA),
        name(Field.PROCESS_NAME),
        account(),
        reportId(),
        origin
            ? ProcessOrigin.of(
                text(Field.PROCESS_FOLDER), name(Field.PROCESS_COMPANY), name(Field.PARENT_PROCESS))
            : ProcessOrigin.UNKNOWN);
  }

  NetworkInfo networkInfo(long timestamp) throws UnreadableRowException {
    return new NetworkInfoText(
            timestamp,
            name(Field.DEVICE_NAME),
            name(Field.ADAPTER),
            name(Field.ADAPTER_TYPE),
            name(Field.ADAPTER_STATUS),
            name(Field.TUNNEL_TYPE),
            name(Field.IPV4_DHCP),
            name(Field.IPV6_DHCP),
            text(Field.CONNECTED_NETWORKS),
            text(Field.DNS_ADDRESSES),
            text(Field.DEFAULT_GATEWAYS),
            text(Field.IP_ADDRESSES),
            reportId())
        .read();
  }

  private boolean isDetailed(String remoteIp, String actionType) {
    if (plan.screen() == null || plan.detailActions().contains(actionType)) {
      return true;
    }
    int slot = (remoteIp.hashCode() * 0x9E3779B9) >>> 20;
    if (!remoteIp.equals(addresses[slot])) {
      worthDetail[slot] = plan.screen().worthDetail(remoteIp);
      addresses[slot] = remoteIp.length() <= LONGEST_ADDRESS ? remoteIp : null;
    }
    return worthDetail[slot];
  }

  private String account() {
    return row.has(Field.ACCOUNT_NAME)
        ? name(Field.ACCOUNT_NAME)
        : name(Field.PROCESS_ACCOUNT_NAME);
  }

  private long reportId() {
    long number = number(Field.REPORT_ID);
    return number == Numbers.NONE ? NetworkEvent.NO_REPORT : number;
  }

  /** Text that many rows have in common. */
  private String name(Field field) {
    return row.kind(field) == Kind.STRING
        ? pool.get(bytes, row.start(field), row.end(field))
        : text(field);
  }

  /** The column's text: never null, a number's digits, an object's JSON. */
  String text(Field field) {
    return text(bytes, row, field);
  }

  static String text(byte[] bytes, Fields fields, Field field) {
    Kind kind = fields.kind(field);
    if (kind == null || kind == Kind.NULL) {
      return "";
    }
    int start = fields.start(field);
    int end = fields.end(field);
    return switch (kind) {
      case OBJECT, LIST -> JsonText.compact(bytes, start, end);
      default -> JsonText.string(bytes, start, end, kind == Kind.ESCAPED_STRING);
    };
  }
}
