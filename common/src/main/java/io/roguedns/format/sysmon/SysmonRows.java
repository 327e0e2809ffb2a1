package io.roguedns.format.sysmon;

import io.roguedns.event.DnsQuery;
import io.roguedns.event.NetworkEvent;
import io.roguedns.event.ProcessOrigin;
import io.roguedns.event.RegistryEvent;
import io.roguedns.event.RejectedRow.Reason;
import io.roguedns.event.Table;
import io.roguedns.event.Ticks;
import io.roguedns.format.Planned;
import io.roguedns.format.RawRow;
import io.roguedns.format.ReadPlan;
import io.roguedns.format.Transport;
import io.roguedns.json.Numbers;

/** Makes events of Sysmon's: what each field means in the words of Defender's columns. */
final class SysmonRows {
  static final String TIME = "UtcTime";

  private static final int LAST_PORT = 65_535;
  private static final String UNKNOWN_PROCESS = "<unknown process>";

  private final Planned planned;

  SysmonRows(ReadPlan plan) {
    planned = new Planned(plan);
  }

  /** Takes an event, whatever becomes of it. */
  void take(SysmonFields event, RawRow row) {
    switch (event.eventId()) {
      case "3" -> connection(event, row);
      case "13" -> valueSet(event, row);
      case "22" -> query(event, row);
      default -> {
        String time = event.data(TIME);
        planned.admits(row, Table.SYSMON, false, TIME, time, Ticks.parse(time));
      }
    }
  }

  private void connection(SysmonFields event, RawRow row) {
    boolean inbound = event.data("Initiated").equalsIgnoreCase("false");
    String remote = inbound ? "Source" : "Destination";
    String local = inbound ? "Destination" : "Source";
    String portText = event.data(remote + "Port");
    long port = port(portText);
    if (port == Numbers.NONE) {
      row.rejectField(Table.SYSMON, Reason.TYPE, remote + "Port", "port", portText);
      return;
    }
    String time = event.data(TIME);
    long timestamp = Ticks.parse(time);
    if (!planned.admits(row, Table.SYSMON, planned.needsPort(port), TIME, time, timestamp)) {
      return;
    }
    long localPort = port(event.data(local + "Port"));
    planned.add(
        new NetworkEvent(
            timestamp,
            event.computer(),
            inbound ? "InboundConnectionAccepted" : "ConnectionSuccess",
            event.data(remote + "Ip"),
            (int) port,
            event.data(local + "Ip"),
            localPort == Numbers.NONE ? NetworkEvent.NO_PORT : (int) localPort,
            Transport.named(event.data("Protocol")),
            processName(event),
            "",
            account(event),
            "",
            reportId(event),
            origin(event)),
        Table.SYSMON,
        row.block());
  }

  private void valueSet(SysmonFields event, RawRow row) {
    String target = event.data("TargetObject");
    int split = target.lastIndexOf('\\');
    if (split <= 0) {
      row.rejectField(Table.SYSMON, Reason.TYPE, "TargetObject", "key and value name", target);
      return;
    }
    String key = RegistryRoot.spelledOut(target.substring(0, split));
    String time = event.data(TIME);
    long timestamp = Ticks.parse(time);
    if (!planned.admits(row, Table.SYSMON, planned.needsKey(key), TIME, time, timestamp)) {
      return;
    }
    planned.add(
        new RegistryEvent(
            timestamp,
            event.computer(),
            "RegistryValueSet",
            key,
            target.substring(split + 1),
            valueData(event.data("Details")),
            processName(event),
            account(event),
            reportId(event),
            origin(event)),
        Table.SYSMON,
        row.block());
  }

  /** The data, unless Sysmon only says what it is like. */
  private static String valueData(String details) {
    return switch (details) {
      case "Binary Data", "(Empty)" -> "";
      default -> details;
    };
  }

  private void query(SysmonFields event, RawRow row) {
    String time = event.data(TIME);
    long timestamp = Ticks.parse(time);
    if (!planned.admits(row, Table.SYSMON, planned.needsQueries(), TIME, time, timestamp)) {
      return;
    }
    String name = event.data("QueryName");
    if (name.isEmpty()) {
      row.rejectField(Table.SYSMON, Reason.TYPE, "QueryName", "name", name);
      return;
    }
    row.block()
        .add(
            new DnsQuery(
                timestamp,
                event.computer(),
                processName(event),
                account(event),
                "",
                name,
                "",
                QueryStatus.responseCode(event.data("QueryStatus")),
                event.answers(),
                origin(event)),
            Table.SYSMON);
  }

  private static long port(String text) {
    long port = Numbers.ofText(text);
    return port >= 0 && port <= LAST_PORT ? port : Numbers.NONE;
  }

  private static String image(SysmonFields event) {
    String image = event.data("Image");
    return image.equals(UNKNOWN_PROCESS) ? "" : image;
  }

  private static String processName(SysmonFields event) {
    String image = image(event);
    // Sysmon for Linux has paths with slashes.
    return image.substring(Math.max(image.lastIndexOf('\\'), image.lastIndexOf('/')) + 1);
  }

  private static ProcessOrigin origin(SysmonFields event) {
    return ProcessOrigin.of(image(event), "", "");
  }

  private static String account(SysmonFields event) {
    String user = event.data("User");
    return user.substring(user.lastIndexOf('\\') + 1);
  }

  private static long reportId(SysmonFields event) {
    long number = Numbers.ofText(event.recordId());
    return number == Numbers.NONE ? NetworkEvent.NO_REPORT : number;
  }
}
