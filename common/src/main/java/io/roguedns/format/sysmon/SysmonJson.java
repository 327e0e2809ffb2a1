package io.roguedns.format.sysmon;

import io.roguedns.format.RawRow;
import io.roguedns.format.ReadPlan;
import io.roguedns.json.FlatObject;

/** Reads Sysmon's events that come as JSON: as Winlogbeat has them, or flat. */
public final class SysmonJson {
  private final SysmonRows rows;

  public SysmonJson(ReadPlan plan) {
    rows = new SysmonRows(plan);
  }

  /**
   * Takes an event, whatever becomes of it.
   *
   * @param object the row, read
   * @return false if it is none of Sysmon; nothing is counted then
   */
  public boolean take(FlatObject object, RawRow row) {
    SysmonFields event;
    if (WinlogFields.fits(object)) {
      event = new WinlogFields(object);
    } else if (FlatFields.fits(object)) {
      event = new FlatFields(object);
    } else {
      return false;
    }
    if (!event.isOfSysmon()) {
      return false;
    }
    rows.take(event, row);
    return true;
  }
}
