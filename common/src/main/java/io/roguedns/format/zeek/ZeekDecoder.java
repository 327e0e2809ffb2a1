package io.roguedns.format.zeek;

import io.roguedns.format.DeviceNames;
import io.roguedns.format.FormatDecoder;
import io.roguedns.format.RawRow;
import io.roguedns.format.ReadPlan;
import io.roguedns.format.RowBlock;
import io.roguedns.format.RowOrigin;
import io.roguedns.json.Bytes;
import io.roguedns.json.FlatObject;

/** Reads rows of Zeek in either form. */
final class ZeekDecoder implements FormatDecoder {
  private final ZeekJson json;
  private final ZeekTsv tsv;
  private RowOrigin lastOrigin;
  private ZeekLog logOfName;

  ZeekDecoder(ReadPlan plan, DeviceNames names) {
    json = new ZeekJson(plan, names);
    tsv = new ZeekTsv(plan, names);
  }

  @Override
  public boolean takeBytes(
      byte[] bytes,
      int from,
      int to,
      RowOrigin origin,
      long position,
      boolean withTime,
      RowBlock out) {
    return !withTime
        && json.drops(
            new RawRow(
                bytes, from, Bytes.trimmedEnd(bytes, from, to), origin.source(), position, out));
  }

  @Override
  public boolean takeObject(FlatObject object, RawRow row, RowOrigin origin) {
    return json.take(object, row, log(origin));
  }

  /** A text that holds a header and the lines after it. */
  @Override
  public boolean takeText(RawRow text, RowOrigin origin) {
    byte[] bytes = text.bytes();
    if (bytes[text.from()] != '#' || !TsvHeader.begins(bytes, text.from(), text.to())) {
      return false;
    }
    tsv.begin(new TsvHeader());
    int from = text.from();
    while (from < text.to()) {
      int feed = Bytes.indexOf(bytes, from, text.to(), (byte) '\n');
      int to = feed < 0 ? text.to() : feed;
      tsv.take(
          new RawRow(bytes, from, to, text.source(), text.position(), text.block()), log(origin));
      from = to + 1;
    }
    return true;
  }

  /** What a name tells, looked at once while rows are of one origin. */
  private ZeekLog log(RowOrigin origin) {
    if (origin != lastOrigin) {
      lastOrigin = origin;
      logOfName = ZeekLog.ofName(origin.name());
    }
    return logOfName;
  }
}
