package io.roguedns.decode.zeek;

import io.roguedns.decode.FlatObject;
import io.roguedns.decode.RawRow;
import io.roguedns.decode.ReadPlan;

/** Reads Zeek's rows that come as JSON. */
public final class ZeekJson {
  private final ZeekRows rows;

  /**
   * @param names the names of devices
   */
  public ZeekJson(ReadPlan plan, DeviceNames names) {
    rows = new ZeekRows(plan, names);
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
