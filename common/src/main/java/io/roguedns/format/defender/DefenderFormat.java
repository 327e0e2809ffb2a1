package io.roguedns.format.defender;

import io.roguedns.format.DeviceNames;
import io.roguedns.format.Format;
import io.roguedns.format.FormatDecoder;
import io.roguedns.format.OtherRows;
import io.roguedns.format.ReadPlan;
import io.roguedns.format.RowBlock;
import io.roguedns.format.RowOrigin;

/** Microsoft Defender's tables: JSON that is read by its bytes, and columns. */
public final class DefenderFormat implements Format {
  @Override
  public FormatDecoder open(ReadPlan plan, DeviceNames names, OtherRows others) {
    JsonDecoder json = new JsonDecoder(plan, others);
    return new FormatDecoder() {
      @Override
      public boolean takeBytes(
          byte[] bytes,
          int from,
          int to,
          RowOrigin origin,
          long position,
          boolean withTime,
          RowBlock out) {
        if (withTime) {
          json.decodeWithTime(
              bytes, from, to - from, origin.tableOfName(), origin.source(), position, out);
        } else {
          json.decode(bytes, from, to - from, origin.tableOfName(), origin.source(), position, out);
        }
        return true;
      }
    };
  }

  @Override
  public String noneOfItsForms() {
    return JsonDecoder.NO_OBJECT;
  }

  @Override
  public boolean hasColumns() {
    return true;
  }
}
