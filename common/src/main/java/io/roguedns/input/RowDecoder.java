package io.roguedns.input;

import io.roguedns.event.RejectedRow.Reason;
import io.roguedns.format.RawRow;
import io.roguedns.format.RowBlock;
import io.roguedns.format.defender.JsonDecoder;
import io.roguedns.format.sysmon.SysmonJson;
import io.roguedns.format.sysmon.SysmonXml;
import io.roguedns.format.zeek.TsvHeader;
import io.roguedns.format.zeek.ZeekJson;
import io.roguedns.format.zeek.ZeekTsv;
import io.roguedns.json.Bytes;
import io.roguedns.json.FlatObject;
import io.roguedns.json.UnreadableRowException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * From a line or a message to events, whosever it is. Under {@link InputFormat#AUTO} that is told
 * by what the row says: a table or a column of Defender makes it Defender's, else an event's number
 * and provider Sysmon's, else a connection's ends Zeek's. It doesn't depend on the rows before it.
 *
 * <p>Nothing in the input makes this throw, and every row is accounted for, as {@link JsonDecoder}
 * has it. One per reader; not thread-safe.
 */
public final class RowDecoder {
  private static final String NOT_ZEEK =
      "neither a JSON object nor tab-separated text with a header of its own";
  private static final String NOT_SYSMON = "neither a JSON object nor an event in XML";

  private final InputFormat format;
  private final JsonDecoder defender;
  private final SysmonJson sysmonJson;
  private final SysmonXml sysmonXml;
  private final ZeekJson zeekJson;
  private final ZeekTsv zeekTsv;
  private final FlatObject object = new FlatObject();
  private RowOrigin origin;

  public RowDecoder(InputSpec spec) {
    format = spec.format();
    defender =
        format == InputFormat.AUTO
            ? new JsonDecoder(spec.plan(), this::takeForeign)
            : new JsonDecoder(spec.plan());
    sysmonJson = new SysmonJson(spec.plan());
    sysmonXml = new SysmonXml(spec.plan());
    zeekJson = new ZeekJson(spec.plan(), spec.names());
    zeekTsv = new ZeekTsv(spec.plan(), spec.names());
  }

  /**
   * Decodes one line or message. White space alone is no row.
   *
   * @param from where it comes from
   * @param position where in that
   * @param withTime whether the last row's time is read in any case, so that event time moves on
   *     although no signal needs the row
   */
  public void decode(
      byte[] bytes,
      int offset,
      int length,
      RowOrigin from,
      long position,
      boolean withTime,
      RowBlock out) {
    origin = from;
    int end = offset + length;
    int start = Bytes.skipBlanks(bytes, offset, end);
    if (format == InputFormat.DEFENDER || start < end && bytes[start] == '{' && isAuto()) {
      decodeDefender(bytes, offset, length, position, withTime, out);
      return;
    }
    Charset wide = start == offset ? ByteOrderMark.wide(bytes, offset, end) : null;
    if (wide != null) {
      byte[] narrow =
          wide.decode(ByteBuffer.wrap(bytes, offset + 2, length - 2))
              .toString()
              .getBytes(StandardCharsets.UTF_8);
      decodeOther(new RawRow(narrow, 0, narrow.length, from.source(), position, out), withTime);
      return;
    }
    if (ByteOrderMark.isUtf8(bytes, start, end)) {
      start += ByteOrderMark.UTF_8_LENGTH;
    }
    decodeOther(new RawRow(bytes, start, end, from.source(), position, out), withTime);
  }

  private boolean isAuto() {
    return format == InputFormat.AUTO;
  }

  private void decodeDefender(
      byte[] bytes, int offset, int length, long position, boolean withTime, RowBlock out) {
    if (withTime) {
      defender.decodeWithTime(
          bytes, offset, length, origin.tableOfPath(), origin.source(), position, out);
    } else {
      defender.decode(bytes, offset, length, origin.tableOfPath(), origin.source(), position, out);
    }
  }

  /** Takes what isn't plainly a JSON object. */
  private void decodeOther(RawRow text, boolean withTime) {
    RawRow row = trimmed(text);
    if (row.length() == 0) {
      return;
    }
    byte[] bytes = row.bytes();
    switch (bytes[row.from()]) {
      case '<' -> {
        if (format != InputFormat.ZEEK) {
          sysmonXml.takeAll(row);
          return;
        }
      }
      case '#' -> {
        if (format != InputFormat.SYSMON && TsvHeader.begins(bytes, row.from(), row.to())) {
          // The last value of a line may be white space.
          takeTsv(
              new RawRow(bytes, row.from(), text.to(), row.source(), row.position(), row.block()));
          return;
        }
      }
      case '{' -> {
        if (!isAuto()) {
          takeJson(row, withTime);
          return;
        }
      }
      default -> {
        // None of the forms: said below.
      }
    }
    if (isAuto()) {
      decodeDefender(bytes, row.from(), row.length(), row.position(), withTime, row.block());
    } else {
      row.reject(null, Reason.MALFORMED, format == InputFormat.ZEEK ? NOT_ZEEK : NOT_SYSMON);
    }
  }

  private static RawRow trimmed(RawRow row) {
    int from = Bytes.skipBlanks(row.bytes(), row.from(), row.to());
    int to = row.to();
    while (to > from && Bytes.isBlank(row.bytes()[to - 1])) {
      to--;
    }
    return new RawRow(row.bytes(), from, to, row.source(), row.position(), row.block());
  }

  /** A message that holds a header and the lines after it. */
  private void takeTsv(RawRow text) {
    zeekTsv.begin(new TsvHeader());
    int from = text.from();
    while (from < text.to()) {
      int feed = Bytes.indexOf(text.bytes(), from, text.to(), (byte) '\n');
      int to = feed < 0 ? text.to() : feed;
      zeekTsv.take(
          new RawRow(text.bytes(), from, to, text.source(), text.position(), text.block()),
          origin.logOfName());
      from = to + 1;
    }
  }

  private void takeJson(RawRow row, boolean withTime) {
    if (format == InputFormat.ZEEK && !withTime && zeekJson.drops(row)) {
      return;
    }
    if (row.length() > RawRow.MAX_BYTES) {
      row.reject(null, Reason.TOO_LARGE, "longer than " + RawRow.MAX_BYTES + " bytes");
    } else if (!takeForeign(row)) {
      row.block().countIgnored(1);
    }
  }

  private boolean takeForeign(RawRow row) {
    try {
      object.read(row.bytes(), row.from(), row.to());
    } catch (UnreadableRowException unreadable) {
      row.reject(null, unreadable.reason(), unreadable.getMessage());
      return true;
    }
    return format != InputFormat.ZEEK && sysmonJson.take(object, row)
        || format != InputFormat.SYSMON && zeekJson.take(object, row, origin.logOfName());
  }
}
