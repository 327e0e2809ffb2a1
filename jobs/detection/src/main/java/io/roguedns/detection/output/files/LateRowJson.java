package io.roguedns.detection.output.files;

import com.fasterxml.jackson.core.JsonGenerator;
import io.roguedns.event.LateRow;
import io.roguedns.event.NetworkEvent;
import io.roguedns.event.Ticks;
import io.roguedns.finding.WellFormed;
import java.io.IOException;

/**
 * A late row, or several of one device, process and bin, as a JSON object: the columns that its
 * signal counts by, the number of rows, how late it was, and why it is late data.
 */
final class LateRowJson {
  private LateRowJson() {}

  static void write(JsonGenerator out, LateRow row) throws IOException {
    NetworkEvent event = row.event();
    out.writeStartObject();
    out.writeStringField("Timestamp", Ticks.format(event.timestamp()));
    out.writeStringField("DeviceName", WellFormed.text(event.deviceName()));
    if (!event.actionType().isEmpty() || event.remotePort() != NetworkEvent.NO_PORT) {
      out.writeStringField("ActionType", WellFormed.text(event.actionType()));
    }
    if (event.remotePort() != NetworkEvent.NO_PORT) {
      out.writeStringField("RemoteIP", WellFormed.text(event.remoteIp()));
      out.writeNumberField("RemotePort", event.remotePort());
    }
    out.writeStringField("InitiatingProcessFileName", WellFormed.text(event.processName()));
    out.writeNumberField("Rows", row.rows());
    out.writeNumberField("LateBySeconds", row.lateByMillis() / 1_000.0);
    out.writeStringField("Reason", row.reason().label());
    out.writeEndObject();
  }
}
