package io.roguedns.format.zeek;

import io.roguedns.dns.RecordType;
import io.roguedns.dns.ResponseCode;
import io.roguedns.event.DnsQuery;
import io.roguedns.event.NetworkEvent;
import io.roguedns.event.ProcessOrigin;
import io.roguedns.event.RejectedRow.Reason;
import io.roguedns.event.Table;
import io.roguedns.format.DeviceNames;
import io.roguedns.format.Planned;
import io.roguedns.format.RawRow;
import io.roguedns.format.ReadPlan;
import io.roguedns.format.Transport;
import io.roguedns.json.Numbers;
import java.util.List;

/** Makes events of Zeek's rows: what each field means in the words of Defender's columns. */
final class ZeekRows {
  private static final int LAST_PORT = 65_535;
  private static final String TIME = "ts";
  private static final String REMOTE_PORT = "id.resp_p";
  private static final String INSPECTED = "DnsConnectionInspected";

  private final Planned planned;
  private final DeviceNames names;

  ZeekRows(ReadPlan plan, DeviceNames names) {
    planned = new Planned(plan);
    this.names = names;
  }

  /**
   * Takes a row, whatever becomes of it.
   *
   * @param ofName the log that the file's name tells, or null
   */
  void take(ZeekFields fields, RawRow row, ZeekLog ofName) {
    ZeekLog log = ZeekLog.of(fields, ofName);
    if (log == ZeekLog.OTHER) {
      row.block().countIgnored(1);
      return;
    }
    Table table = log.table();
    String portText = fields.text(REMOTE_PORT);
    long port = port(portText);
    if (port == Numbers.NONE) {
      row.rejectField(table, Reason.TYPE, REMOTE_PORT, "port", portText);
      return;
    }
    String time = fields.text(TIME);
    long timestamp = ZeekTime.parse(time);
    if (!planned.admits(row, table, planned.needsPort(port), TIME, time, timestamp)) {
      return;
    }
    String device = names.nameOf(fields.text("id.orig_h"), timestamp);
    NetworkEvent event = event(fields, log, timestamp, device, (int) port);
    planned.add(event, table, row.block());
    // The root's name is empty, and may be asked.
    if (log == ZeekLog.DNS && planned.needsQueries() && fields.isSet("query")) {
      row.block().ask(query(fields, event));
    }
  }

  private static NetworkEvent event(
      ZeekFields fields, ZeekLog log, long timestamp, String device, int port) {
    long localPort = port(fields.text("id.orig_p"));
    return new NetworkEvent(
        timestamp,
        device,
        log == ZeekLog.DNS ? INSPECTED : actionType(fields.text("conn_state")),
        fields.text("id.resp_h"),
        port,
        fields.text("id.orig_h"),
        localPort == Numbers.NONE ? NetworkEvent.NO_PORT : (int) localPort,
        Transport.named(fields.text("proto")),
        "",
        "",
        "",
        "",
        NetworkEvent.NO_REPORT);
  }

  /** What became of a connection: refused, never answered, or else that it came about. */
  private static String actionType(String state) {
    return switch (state) {
      case "REJ" -> "ConnectionFailed";
      case "S0", "SH", "SHR", "RSTOS0", "RSTRH" -> "ConnectionAttempt";
      default -> "ConnectionSuccess";
    };
  }

  private static DnsQuery query(ZeekFields fields, NetworkEvent event) {
    return new DnsQuery(
        event.timestamp(),
        event.deviceName(),
        "",
        "",
        event.remoteIp(),
        fields.text("query"),
        type(fields),
        responseCode(fields),
        answers(fields),
        ProcessOrigin.UNKNOWN);
  }

  /** The type by its number, since Zeek makes up names for those that it doesn't know. */
  private static String type(ZeekFields fields) {
    long number = Numbers.ofText(fields.text("qtype"));
    return number == Numbers.NONE
        ? RecordType.of(fields.text("qtype_name"))
        : RecordType.of(number);
  }

  private static String responseCode(ZeekFields fields) {
    String name = fields.text("rcode_name");
    return name.isEmpty() ? ResponseCode.of(Numbers.ofText(fields.text("rcode"))) : name;
  }

  private static List<String> answers(ZeekFields fields) {
    List<String> answers = fields.texts("answers");
    return answers.size() > DnsQuery.MOST_ANSWERS
        ? answers.subList(0, DnsQuery.MOST_ANSWERS)
        : answers;
  }

  private static long port(String text) {
    long port = Numbers.ofText(text);
    return port >= 0 && port <= LAST_PORT ? port : Numbers.NONE;
  }
}
