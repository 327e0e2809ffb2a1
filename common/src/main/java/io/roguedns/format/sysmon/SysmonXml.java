package io.roguedns.format.sysmon;

import io.roguedns.event.RejectedRow.Reason;
import io.roguedns.format.RawRow;
import io.roguedns.format.ReadPlan;
import io.roguedns.json.UnreadableRowException;

/** Reads Sysmon's events that come as the XML which Windows writes. */
public final class SysmonXml {
  /** The longest event that is read; Windows writes none that is longer than 64 KB. */
  public static final int MAX_EVENT_BYTES = 1 << 20;

  private final SysmonRows rows;

  public SysmonXml(ReadPlan plan) {
    rows = new SysmonRows(plan);
  }

  /**
   * Takes all events of a text, whatever becomes of them. A text without any is one rejected row;
   * so is what is left of an event that has no end.
   */
  public void takeAll(RawRow text) {
    byte[] bytes = text.bytes();
    int begin = XmlEvents.begin(bytes, text.from(), text.to());
    if (begin < 0) {
      text.reject(null, Reason.MALFORMED, "no <Event> in it");
      return;
    }
    while (begin >= 0) {
      int found = XmlEvents.end(bytes, begin, text.to());
      int end = found < 0 ? text.to() : found;
      take(new RawRow(bytes, begin, end, text.source(), text.position(), text.block()));
      begin = XmlEvents.begin(bytes, end, text.to());
    }
  }

  /** Takes one event, whatever becomes of it; one that isn't of Sysmon is ignored. */
  public void take(RawRow row) {
    if (row.length() > MAX_EVENT_BYTES) {
      row.reject(null, Reason.TOO_LARGE, "an event longer than " + MAX_EVENT_BYTES + " bytes");
      return;
    }
    try {
      XmlFields event = XmlFields.read(XmlText.of(row.bytes(), row.from(), row.to()));
      if (event.isOfSysmon()) {
        rows.take(event, row);
      } else {
        row.block().countIgnored(1);
      }
    } catch (UnreadableRowException unreadable) {
      row.reject(null, unreadable.reason(), unreadable.getMessage());
    }
  }
}
