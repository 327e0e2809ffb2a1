package io.roguedns.input;

import io.roguedns.event.RejectedRow.Reason;
import io.roguedns.event.Table;
import io.roguedns.format.Format;
import io.roguedns.format.FormatDecoder;
import io.roguedns.format.OtherRows;
import io.roguedns.format.RawRow;
import io.roguedns.format.RowBlock;
import io.roguedns.format.RowOrigin;
import io.roguedns.json.Bytes;
import io.roguedns.json.FlatObject;
import io.roguedns.json.UnreadableRowException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * From a line or a message to events, whichever format it is in. Under {@link InputFormat#AUTO}
 * that is told by what the row says; it doesn't depend on the rows before it.
 *
 * <p>Nothing in the input makes this throw, and every row is accounted for, as {@link
 * FormatDecoder} has it. One per reader; not thread-safe.
 */
public final class RowDecoder {
  private final FormatDecoder[] decoders;

  /** The one that is asked by a row's bytes: a call of its own, which the JVM can inline. */
  private final FormatDecoder first;

  private final boolean hasOtherText;
  private final String noneOfTheForms;

  /** Whether a row that comes in none of the forms is of the table that its origin names. */
  private final boolean hasTables;

  private final FlatObject object = new FlatObject();
  private RowOrigin origin;

  public RowDecoder(InputSpec spec) {
    List<Format> formats = spec.format().formats();
    OtherRows others = formats.size() == 1 ? row -> false : this::takeObject;
    decoders =
        formats.stream()
            .map(format -> format.open(spec.plan(), spec.names(), others))
            .toArray(FormatDecoder[]::new);
    first = decoders[0];
    hasOtherText = spec.format().hasOtherText();
    hasTables = spec.format().includes(InputFormat.DEFENDER);
    noneOfTheForms = formats.get(0).noneOfItsForms();
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
    if (start < end && bytes[start] == '{') {
      takeJson(bytes, start, end, position, withTime, out);
      return;
    }
    Charset wide = hasOtherText && start == offset ? ByteOrderMark.wide(bytes, offset, end) : null;
    if (wide != null) {
      byte[] narrow =
          wide.decode(ByteBuffer.wrap(bytes, offset + 2, length - 2))
              .toString()
              .getBytes(StandardCharsets.UTF_8);
      decodeText(narrow, 0, narrow.length, position, withTime, out);
      return;
    }
    if (ByteOrderMark.isUtf8(bytes, start, end)) {
      start += ByteOrderMark.UTF_8_LENGTH;
    }
    decodeText(bytes, start, end, position, withTime, out);
  }

  /** Takes what isn't plainly a JSON object, or isn't known by its bytes. */
  private void decodeText(
      byte[] bytes, int offset, int end, long position, boolean withTime, RowBlock out) {
    int from = Bytes.skipBlanks(bytes, offset, end);
    int to = Bytes.trimmedEnd(bytes, from, end);
    if (from == to) {
      return;
    }
    if (bytes[from] == '{') {
      takeJson(bytes, from, to, position, withTime, out);
      return;
    }
    RawRow text = new RawRow(bytes, from, end, origin.source(), position, out);
    for (FormatDecoder decoder : decoders) {
      if (decoder.takeText(text, origin)) {
        return;
      }
    }
    Table table = hasTables ? origin.tableOfName() : null;
    new RawRow(bytes, from, to, origin.source(), position, out)
        .reject(table, Reason.MALFORMED, noneOfTheForms);
  }

  private void takeJson(
      byte[] bytes, int from, int end, long position, boolean withTime, RowBlock out) {
    if (first.takeBytes(bytes, from, end, origin, position, withTime, out)) {
      return;
    }
    int to = Bytes.trimmedEnd(bytes, from, end);
    RawRow row = new RawRow(bytes, from, to, origin.source(), position, out);
    if (row.length() > RawRow.MAX_BYTES) {
      row.reject(null, Reason.TOO_LARGE, "longer than " + RawRow.MAX_BYTES + " bytes");
    } else if (!takeObject(row)) {
      row.block().countIgnored(1);
    }
  }

  private boolean takeObject(RawRow row) {
    try {
      object.read(row.bytes(), row.from(), row.to());
    } catch (UnreadableRowException unreadable) {
      row.reject(null, unreadable.reason(), unreadable.getMessage());
      return true;
    }
    for (FormatDecoder decoder : decoders) {
      if (decoder.takeObject(object, row, origin)) {
        return true;
      }
    }
    return false;
  }
}
