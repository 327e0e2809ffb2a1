package io.roguedns.format.defender;

import io.roguedns.event.NetworkEvent;
import io.roguedns.event.RejectedRow.Reason;
import io.roguedns.event.Table;
import io.roguedns.event.Ticks;
import io.roguedns.format.OtherRows;
import io.roguedns.format.Ports;
import io.roguedns.format.RawRow;
import io.roguedns.format.ReadPlan;
import io.roguedns.format.RowBlock;
import io.roguedns.json.Bytes;
import io.roguedns.json.JsonReader.Kind;
import io.roguedns.json.Numbers;
import io.roguedns.json.UnreadableRowException;
import io.roguedns.json.Utf8;

/**
 * From JSON to events: a flat row, a record of the Streaming API ({@code
 * {"category":..,"properties":{..}}}), or an Event Hubs message ({@code {"records":[..]}}), whose
 * records each are a row.
 *
 * <p>Rows that no signal needs are recognised by their bytes and dropped before they are parsed
 * ({@link RowFilter}). Of such a row only its first and last byte are checked: what begins and ends
 * like an object and isn't about DNS is taken at its word. All others are read by the letter.
 *
 * <p>Every row is accounted for in the block: as an event, as irrelevant, as one of an unknown
 * table, or as rejected. A message is all or nothing: unless its outline holds from end to end, it
 * is one rejected row, and none of its records is read; if it holds, a record that is broken within
 * is rejected by itself.
 *
 * <p>Nothing in the input makes this throw. One per reader; not thread-safe.
 */
public final class JsonDecoder {
  /** What is said of a row that is no JSON object. */
  static final String NO_OBJECT = "not a JSON object";

  private static final String STREAMING_PREFIX = "AdvancedHunting-";

  private final ReadPlan plan;
  private final Ports ports;
  private final RowFilter filter;
  private final RowReader rows;
  private final OtherRows others;
  private final RowParser parser = new RowParser();
  private final Envelope envelope = new Envelope();

  private byte[] bytes;
  private Table tableOfPath;
  private String source;
  private long position;
  private RowBlock out;
  private boolean withTime;

  public JsonDecoder(ReadPlan plan) {
    this(plan, row -> false);
  }

  /**
   * A decoder that asks elsewhere before it calls a row's table unknown.
   *
   * @param others is offered rows that neither name a table nor have columns of one
   */
  public JsonDecoder(ReadPlan plan, OtherRows others) {
    this.plan = plan;
    this.others = others;
    ports = plan.network() == null ? null : new Ports(plan.network().ports());
    filter = new RowFilter(plan);
    rows = new RowReader(plan.network());
  }

  /**
   * Decodes one line or message. White space alone is no row; a byte order mark before it is
   * skipped.
   *
   * @param tableOfPath the table that the path or topic names, or null; the record's own {@code
   *     category} or {@code Type} wins
   * @param source where it comes from, for rows that are rejected
   * @param position where in the source
   * @param out takes the row or rows
   */
  public void decode(
      byte[] bytes,
      int offset,
      int length,
      Table tableOfPath,
      String source,
      long position,
      RowBlock out) {
    decode(bytes, offset, length, tableOfPath, source, position, out, false);
  }

  /**
   * Decodes one line or message, and in any case reads the last row's time, so that event time
   * moves on although no signal needs the row.
   */
  public void decodeWithTime(
      byte[] bytes,
      int offset,
      int length,
      Table tableOfPath,
      String source,
      long position,
      RowBlock out) {
    decode(bytes, offset, length, tableOfPath, source, position, out, true);
  }

  private void decode(
      byte[] bytes,
      int offset,
      int length,
      Table tableOfPath,
      String source,
      long position,
      RowBlock out,
      boolean withTime) {
    int to = offset + length;
    int from = Bytes.skipBlanks(bytes, offset, to);
    if (to - from >= 3 && isByteOrderMark(bytes, from)) {
      from = Bytes.skipBlanks(bytes, from + 3, to);
    }
    while (to > from && Bytes.isBlank(bytes[to - 1])) {
      to--;
    }
    if (from == to) {
      return;
    }
    this.bytes = bytes;
    this.tableOfPath = tableOfPath;
    this.source = source;
    this.position = position;
    this.out = out;
    this.withTime = withTime;
    row(from, to, true, true);
    this.bytes = null;
    this.out = null;
  }

  private static boolean isByteOrderMark(byte[] bytes, int at) {
    return bytes[at] == (byte) 0xEF && bytes[at + 1] == (byte) 0xBB && bytes[at + 2] == (byte) 0xBF;
  }

  /**
   * Reads one row.
   *
   * @param whole whether it is all there is, so that it may be a message; else it is one of a
   *     message's records
   * @param last whether no other row comes after it
   */
  private void row(int from, int to, boolean whole, boolean last) {
    if (bytes[from] != '{' || bytes[to - 1] != '}') {
      reject(from, to, tableOfPath, Reason.MALFORMED, NO_OBJECT);
      return;
    }
    switch (filter.judge(bytes, from, to, tableOfPath)) {
      case UNNEEDED -> {
        if (withTime && last) {
          parse(from, to, whole);
        } else if (filter.table() == null) {
          out.countIgnored(1);
        } else {
          out.countIrrelevant(filter.table(), 1);
        }
      }
      case PARSE -> parse(from, to, whole);
      case PERHAPS_MESSAGE -> {
        if (whole && envelope.open(bytes, from, to)) {
          records();
        } else {
          parse(from, to, whole);
        }
      }
    }
  }

  private void records() {
    for (int record = 0; record < envelope.count(); record++) {
      boolean last = record == envelope.count() - 1;
      row(envelope.start(record), envelope.end(record), false, last);
    }
  }

  private void parse(int from, int to, boolean whole) {
    if (to - from > RawRow.MAX_BYTES) {
      reject(from, to, tableOfPath, Reason.TOO_LARGE, "longer than " + RawRow.MAX_BYTES + " bytes");
      return;
    }
    byte[] repaired = Utf8.repaired(bytes, from, to);
    try {
      boolean isRow =
          repaired == null
              ? parser.parse(bytes, from, to, whole)
              : parser.parse(repaired, 0, repaired.length, whole);
      if (isRow) {
        parsed(from, to, repaired == null ? bytes : repaired);
      } else if (envelope.open(bytes, from, to)) {
        records();
      } else {
        reject(
            from,
            to,
            tableOfPath,
            Reason.MALFORMED,
            "the message's list of records is" + " malformed");
      }
    } catch (UnreadableRowException unreadable) {
      reject(from, to, tableOfPath, unreadable.reason(), unreadable.getMessage());
    }
  }

  /**
   * Takes a row that was parsed.
   *
   * @param text what its fields stand in
   */
  private void parsed(int from, int to, byte[] text) {
    Fields record = parser.record();
    String own = ownTable(record, text);
    Table table =
        own != null ? Table.named(own).orElse(null) : tableOfPath != null ? tableOfPath : content();
    if (table == null) {
      if (own != null || !others.take(new RawRow(bytes, from, to, source, position, out))) {
        out.countIgnored(1);
      }
      return;
    }
    if (own != null && own.startsWith(STREAMING_PREFIX) && lacksRow(record)) {
      reject(from, to, table, Reason.TYPE, "a record whose properties aren't an object");
      return;
    }
    rows.open(text, parser.row());
    long timestamp = rows.timestamp();
    if (timestamp != Ticks.NONE) {
      out.moveTo(timestamp);
    }
    switch (table) {
      case DEVICE_NETWORK_EVENTS -> network(from, to, timestamp);
      case DEVICE_REGISTRY_EVENTS -> registry(from, to, timestamp);
      case DEVICE_NETWORK_INFO -> networkInfo(from, to, timestamp);
      default -> throw new IllegalStateException(table + " isn't a table of Defender");
    }
  }

  private void network(int from, int to, long timestamp) {
    long port = ports == null ? Numbers.NONE : rows.integer(Field.REMOTE_PORT);
    boolean needed = port != Numbers.NONE && ports.contains(port);
    if (isInTime(from, to, Table.DEVICE_NETWORK_EVENTS, needed, timestamp)) {
      NetworkEvent event = rows.network(timestamp, (int) port);
      out.add(event);
      rows.query(event).ifPresent(out::ask);
    }
  }

  private void registry(int from, int to, long timestamp) {
    String key = plan.registry() == null ? "" : rows.registryKey();
    boolean needed = plan.registry() != null && plan.registry().needsKey(key);
    if (isInTime(from, to, Table.DEVICE_REGISTRY_EVENTS, needed, timestamp)) {
      out.add(rows.registry(timestamp, key, plan.registry().origin()));
    }
  }

  private void networkInfo(int from, int to, long timestamp) {
    if (!isInTime(from, to, Table.DEVICE_NETWORK_INFO, plan.networkInfo(), timestamp)) {
      return;
    }
    try {
      out.add(rows.networkInfo(timestamp));
    } catch (UnreadableRowException unreadable) {
      reject(from, to, Table.DEVICE_NETWORK_INFO, unreadable.reason(), unreadable.getMessage());
    }
  }

  /** Whether the row is wanted and has a time in the plan's range; else it is counted here. */
  private boolean isInTime(int from, int to, Table table, boolean needed, long timestamp) {
    if (needed && timestamp == Ticks.NONE) {
      String text = rows.text(Field.TIMESTAMP);
      String shown = text.length() > 100 ? text.substring(0, 100) + "…" : text;
      String detail = text.isEmpty() ? "no Timestamp" : "invalid Timestamp: " + shown;
      reject(from, to, table, Reason.TIMESTAMP, detail);
      return false;
    }
    if (!needed || !plan.range().contains(timestamp)) {
      out.countIrrelevant(table, 1);
      return false;
    }
    return true;
  }

  /** The table's name that the record itself gives, or null. */
  private static String ownTable(Fields record, byte[] text) {
    for (Field field : new Field[] {Field.CATEGORY, Field.TYPE}) {
      Kind kind = record.kind(field);
      if (kind == Kind.STRING || kind == Kind.ESCAPED_STRING) {
        String name = RowReader.text(text, record, field);
        if (!name.isEmpty()) {
          return name;
        }
      }
    }
    return null;
  }

  /** A record of the Streaming API without its row; one whose row lies flat beside has it. */
  private static boolean lacksRow(Fields record) {
    Kind properties = record.kind(Field.PROPERTIES);
    return properties == null
        ? !record.has(Field.TIMESTAMP)
            && !record.has(Field.REMOTE_PORT)
            && !record.has(Field.REGISTRY_KEY)
            && !record.has(Field.ADAPTER)
        : properties != Kind.OBJECT;
  }

  /** The table that the columns speak of, or null. */
  private Table content() {
    Fields record = parser.record();
    Fields row = parser.row();
    if (either(record, row, Field.REGISTRY_KEY) || either(record, row, Field.REGISTRY_VALUE_NAME)) {
      return Table.DEVICE_REGISTRY_EVENTS;
    }
    if (either(record, row, Field.REMOTE_PORT) || either(record, row, Field.REMOTE_IP)) {
      return Table.DEVICE_NETWORK_EVENTS;
    }
    return either(record, row, Field.ADAPTER) ? Table.DEVICE_NETWORK_INFO : null;
  }

  private static boolean either(Fields record, Fields row, Field field) {
    return record.has(field) || row.has(field);
  }

  private void reject(int from, int to, Table table, Reason reason, String detail) {
    new RawRow(bytes, from, to, source, position, out).reject(table, reason, detail);
  }
}
