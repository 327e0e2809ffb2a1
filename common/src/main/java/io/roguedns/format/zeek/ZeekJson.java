package io.roguedns.format.zeek;

import io.roguedns.event.Table;
import io.roguedns.format.DeviceNames;
import io.roguedns.format.Planned;
import io.roguedns.format.RawRow;
import io.roguedns.format.ReadPlan;
import io.roguedns.json.FlatObject;

/** Reads Zeek's rows that come as JSON. */
public final class ZeekJson {
  private final ZeekRows rows;
  private final ConnScreen screen;

  /**
   * @param names the names of devices
   */
  public ZeekJson(ReadPlan plan, DeviceNames names) {
    rows = new ZeekRows(plan, names);
    screen = new ConnScreen(new Planned(plan));
  }

  /**
   * Counts a row that no signal needs, if that can be told without parsing it: what begins and ends
   * like an object, and is of {@code conn.log} and to another port, is taken at its word.
   *
   * @return false if the row must be parsed; nothing is counted then
   */
  public boolean drops(RawRow row) {
    byte[] bytes = row.bytes();
    boolean unneeded = bytes[row.to() - 1] == '}' && screen.isUnneeded(bytes, row.from(), row.to());
    if (unneeded) {
      row.block().countIrrelevant(Table.ZEEK_CONN, 1);
    }
    return unneeded;
  }

  /**
   * Takes a row, whatever becomes of it.
   *
   * @param object the row, read
   * @param ofName the log that the file's name tells, or null
   * @return false if it is none of Zeek; nothing is counted then
   */
  public boolean take(FlatObject object, RawRow row, ZeekLog ofName) {
    if (!JsonFields.fits(object)) {
      return false;
    }
    rows.take(new JsonFields(object), row, ofName);
    return true;
  }
}
