package io.roguedns.format;

import io.roguedns.event.NetworkEvent;
import io.roguedns.event.ProcessOrigin;
import io.roguedns.event.RegistryEvent;
import io.roguedns.event.RejectedRow.Reason;
import io.roguedns.event.Table;
import io.roguedns.event.Ticks;
import io.roguedns.format.ReadPlan.NetworkColumn;
import java.util.EnumSet;

/**
 * Hands on the events of rows that aren't of Defender as a plan wants them: those that are needed,
 * with the columns that are needed.
 */
public final class Planned {
  private final ReadPlan plan;
  private final Ports ports;
  private final EnumSet<NetworkColumn> detailed;

  public Planned(ReadPlan plan) {
    this.plan = plan;
    ReadPlan.Network network = plan.network();
    ports = network == null ? null : new Ports(network.ports());
    detailed = EnumSet.noneOf(NetworkColumn.class);
    if (network != null) {
      detailed.addAll(network.columns());
      detailed.addAll(network.detail());
    }
  }

  /** Whether rows to a remote port are needed. */
  public boolean needsPort(long port) {
    return ports != null && ports.contains(port);
  }

  /**
   * Whether a member's value is beyond doubt no port that is needed.
   *
   * @param from the index after its name's closing quote
   */
  public boolean surelyOtherPort(byte[] bytes, int from, int to) {
    return ports == null || ports.surelyOther(bytes, from, to);
  }

  /** Whether rows of a registry key are needed. */
  public boolean needsKey(String key) {
    return plan.registry() != null && plan.registry().needsKey(key);
  }

  /** Whether the names are needed that were asked. */
  public boolean needsQueries() {
    return plan.network() != null && plan.network().queries();
  }

  /**
   * Whether a row is needed and has a time in the plan's range; if it isn't, it is counted here.
   *
   * @param time the row's time as text, for a needed row without a readable one
   * @param timestamp the same in {@link Ticks}
   */
  public boolean admits(
      RawRow row, Table table, boolean needed, String timeField, String time, long timestamp) {
    if (timestamp != Ticks.NONE) {
      row.block().moveTo(timestamp);
    }
    if (needed && timestamp == Ticks.NONE) {
      row.rejectField(table, Reason.TIMESTAMP, timeField, "time", time);
      return false;
    }
    if (!needed || !plan.range().contains(timestamp)) {
      row.block().countIrrelevant(table, 1);
      return false;
    }
    return true;
  }

  /** Adds an event, of which all is known that can be, with the columns that are needed. */
  public void add(NetworkEvent whole, Table table, RowBlock block) {
    EnumSet<NetworkColumn> wanted = isDetailed(whole) ? detailed : plan.network().columns();
    block.add(
        new NetworkEvent(
            whole.timestamp(),
            wanted.contains(NetworkColumn.DEVICE_NAME) ? whole.deviceName() : "",
            wanted.contains(NetworkColumn.ACTION_TYPE) ? whole.actionType() : "",
            wanted.contains(NetworkColumn.REMOTE_IP) ? whole.remoteIp() : "",
            whole.remotePort(),
            wanted.contains(NetworkColumn.LOCAL_IP) ? whole.localIp() : "",
            wanted.contains(NetworkColumn.LOCAL_PORT) ? whole.localPort() : NetworkEvent.NO_PORT,
            wanted.contains(NetworkColumn.PROTOCOL) ? whole.protocol() : "",
            wanted.contains(NetworkColumn.PROCESS_NAME) ? whole.processName() : "",
            wanted.contains(NetworkColumn.COMMAND_LINE) ? whole.commandLine() : "",
            wanted.contains(NetworkColumn.ACCOUNT) ? whole.account() : "",
            wanted.contains(NetworkColumn.ADDITIONAL_FIELDS) ? whole.additionalFields() : "",
            wanted.contains(NetworkColumn.REPORT_ID) ? whole.reportId() : NetworkEvent.NO_REPORT,
            ProcessOrigin.of(
                wanted.contains(NetworkColumn.PROCESS_FOLDER) ? whole.origin().folder() : "",
                wanted.contains(NetworkColumn.PROCESS_COMPANY) ? whole.origin().company() : "",
                wanted.contains(NetworkColumn.PARENT_PROCESS) ? whole.origin().parent() : "")),
        table);
  }

  private boolean isDetailed(NetworkEvent event) {
    ReadPlan.Network network = plan.network();
    return network.screen() == null
        || network.detailActions().contains(event.actionType())
        || network.screen().worthDetail(event.remoteIp());
  }

  /** Adds an event of the registry. */
  public void add(RegistryEvent whole, Table table, RowBlock block) {
    block.add(
        plan.registry().origin()
            ? whole
            : new RegistryEvent(
                whole.timestamp(),
                whole.deviceName(),
                whole.actionType(),
                whole.key(),
                whole.valueName(),
                whole.valueData(),
                whole.processName(),
                whole.account(),
                whole.reportId()),
        table);
  }
}
