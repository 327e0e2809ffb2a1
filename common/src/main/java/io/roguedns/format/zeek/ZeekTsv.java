package io.roguedns.format.zeek;

import io.roguedns.event.RejectedRow.Reason;
import io.roguedns.event.Table;
import io.roguedns.format.DeviceNames;
import io.roguedns.format.RawRow;
import io.roguedns.format.ReadPlan;
import io.roguedns.json.Bytes;
import io.roguedns.json.Utf8;

/**
 * Reads the tab-separated text that Zeek writes by default: lines after a header that says what
 * they are. What a line of the header says holds until another says something else.
 */
public final class ZeekTsv {
  private final ZeekRows rows;
  private TsvHeader header;
  private TsvFields fields;

  /**
   * @param names the names of devices
   */
  public ZeekTsv(ReadPlan plan, DeviceNames names) {
    rows = new ZeekRows(plan, names);
    begin(new TsvHeader());
  }

  /** Begins a text, of which a header may be known; it is changed by those that are read. */
  public void begin(TsvHeader known) {
    header = known;
    fields = new TsvFields(known);
  }

  /**
   * Takes a line without its line feed. One of the header is no row.
   *
   * @param ofName the log that the file's name tells, or null
   */
  public void take(RawRow line, ZeekLog ofName) {
    byte[] bytes = line.bytes();
    int from = line.from();
    int to = line.to();
    while (to > from && bytes[to - 1] == '\r') {
      to--;
    }
    if (Bytes.skipBlanks(bytes, from, to) == to) {
      return;
    }
    if (bytes[from] == '#') {
      try {
        header.take(bytes, from, to);
      } catch (IllegalArgumentException wrong) {
        line.reject(null, Reason.MALFORMED, wrong.getMessage());
      }
      return;
    }
    row(new RawRow(bytes, from, to, line.source(), line.position(), line.block()), ofName);
  }

  private void row(RawRow row, ZeekLog ofName) {
    if (header.width() == 0) {
      row.reject(
          null,
          Reason.MALFORMED,
          "tab-separated text without a header: no line with #fields before it");
      return;
    }
    Table table = ZeekLog.of(fields, ofName).table();
    if (table == null) {
      row.block().countIgnored(1);
      return;
    }
    if (row.length() > RawRow.MAX_BYTES) {
      row.reject(table, Reason.TOO_LARGE, "longer than " + RawRow.MAX_BYTES + " bytes");
      return;
    }
    byte[] repaired = Utf8.repaired(row.bytes(), row.from(), row.to());
    int count =
        repaired == null
            ? fields.open(row.bytes(), row.from(), row.to())
            : fields.open(repaired, 0, repaired.length);
    if (count != header.width()) {
      row.reject(
          table,
          Reason.MALFORMED,
          count + " values, but the header has " + header.width() + " fields");
      return;
    }
    rows.take(fields, row, ofName);
  }
}
