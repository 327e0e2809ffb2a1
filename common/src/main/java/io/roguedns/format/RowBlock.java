package io.roguedns.format;

import io.roguedns.event.DnsQuery;
import io.roguedns.event.NetworkEvent;
import io.roguedns.event.NetworkInfo;
import io.roguedns.event.RegistryEvent;
import io.roguedns.event.RejectedRow;
import io.roguedns.event.Table;
import io.roguedns.event.Ticks;
import java.util.ArrayList;
import java.util.List;

/**
 * What one step of a reader yields: a message of Kafka, some lines of a file, a stretch of a row
 * group. It carries the events that signals need, the rows that couldn't be read, and counts of
 * everything else, so that nothing disappears: {@link #rowsRead()} is the sum of relevant,
 * irrelevant, ignored and rejected rows.
 *
 * <p>A reader fills a block and hands it on; it is not touched after that.
 */
public final class RowBlock {
  private List<NetworkEvent> network = new ArrayList<>();
  private List<RegistryEvent> registry = new ArrayList<>();
  private List<NetworkInfo> networkInfo = new ArrayList<>();
  private List<DnsQuery> queries = new ArrayList<>();
  private RejectedRows rejected = new RejectedRows(new ArrayList<>());
  private long[] rowsByTable = new long[Table.values().length];
  private long rowsOfNoTable;
  private long rowsOfQueries;
  private long irrelevant;
  private long ignored;
  private long bytes;
  private long latest = Ticks.NONE;
  private long received = Ticks.NONE;
  private long notAfter = Long.MAX_VALUE;

  /**
   * What a block counts besides its lists.
   *
   * @param rowsByTable by {@link Table#ordinal()}
   * @param rowsOfQueries rows with a query only
   * @param received see {@link RowBlock#received()}
   * @param notAfter see {@link RowBlock#notAfter()}
   * @see RowBlock#rows
   */
  public record Counts(
      long[] rowsByTable,
      long rowsOfNoTable,
      long rowsOfQueries,
      long irrelevant,
      long ignored,
      long bytes,
      long latest,
      long received,
      long notAfter) {}

  /** The block that has these contents, as it is after it was sent elsewhere. */
  public static RowBlock of(
      List<NetworkEvent> network,
      List<RegistryEvent> registry,
      List<NetworkInfo> networkInfo,
      List<DnsQuery> queries,
      List<RejectedRow> rejected,
      Counts counts) {
    RowBlock block = new RowBlock();
    block.network = network;
    block.registry = registry;
    block.networkInfo = networkInfo;
    block.queries = queries;
    block.rejected = new RejectedRows(rejected);
    block.rowsByTable = counts.rowsByTable().clone();
    block.rowsOfNoTable = counts.rowsOfNoTable();
    block.rowsOfQueries = counts.rowsOfQueries();
    block.irrelevant = counts.irrelevant();
    block.ignored = counts.ignored();
    block.bytes = counts.bytes();
    block.latest = counts.latest();
    block.received = counts.received();
    block.notAfter = counts.notAfter();
    return block;
  }

  public Counts counts() {
    return new Counts(
        rowsByTable.clone(),
        rowsOfNoTable,
        rowsOfQueries,
        irrelevant,
        ignored,
        bytes,
        latest,
        received,
        notAfter);
  }

  /** Adds a decoded row. */
  public void add(NetworkEvent event) {
    add(event, Table.DEVICE_NETWORK_EVENTS);
  }

  /** Adds a decoded row that is counted under another table than Defender's. */
  public void add(NetworkEvent event, Table table) {
    network.add(event);
    rowsByTable[table.ordinal()]++;
    moveTo(event.timestamp());
  }

  /** Adds a decoded row. */
  public void add(RegistryEvent event) {
    add(event, Table.DEVICE_REGISTRY_EVENTS);
  }

  /** Adds a decoded row that is counted under another table than Defender's. */
  public void add(RegistryEvent event, Table table) {
    registry.add(event);
    rowsByTable[table.ordinal()]++;
    moveTo(event.timestamp());
  }

  /** Adds a decoded row. */
  public void add(NetworkInfo info) {
    networkInfo.add(info);
    rowsByTable[Table.DEVICE_NETWORK_INFO.ordinal()]++;
    moveTo(info.timestamp());
  }

  /** Adds the query of a network row; the row itself is added too. */
  public void ask(DnsQuery query) {
    queries.add(query);
  }

  /** Adds a decoded row with a query only. */
  public void add(DnsQuery query, Table table) {
    queries.add(query);
    rowsByTable[table.ordinal()]++;
    rowsOfQueries++;
    moveTo(query.timestamp());
  }

  /** Counts rows of a known table that no signal needs. */
  public void countIrrelevant(Table table, long rows) {
    rowsByTable[table.ordinal()] += rows;
    irrelevant += rows;
  }

  /** Counts rows of unknown tables. */
  public void countIgnored(long rows) {
    rowsOfNoTable += rows;
    ignored += rows;
  }

  /**
   * Adds a row that can't be read.
   *
   * @param table the table that it is of, or null if it is unknown
   */
  public void reject(RejectedRow row, Table table) {
    rejected.add(row);
    if (table == null) {
      rowsOfNoTable++;
    } else {
      rowsByTable[table.ordinal()]++;
    }
  }

  /**
   * Bounds what rejected rows may come to, for a source whose rows aren't bytes that were read.
   *
   * @param bytes as they are written; rows beyond that are counted together
   */
  public void limitRejected(long bytes) {
    rejected.limit(bytes);
  }

  /** About how many bytes the rejected rows come to as they are written. */
  public long rejectedBytes() {
    return rejected.written();
  }

  /**
   * Notes a file that can't be read and is passed over. It is no row, so that it isn't counted as
   * one.
   *
   * @param file its reason is {@link RejectedRow.Reason#CORRUPT_FILE}
   */
  public void passOver(RejectedRow file) {
    rejected.addAlways(file);
  }

  /** Counts bytes of input, as they lie in the source. */
  public void countBytes(long count) {
    bytes += count;
  }

  /**
   * Notes the event time of a row, also of one that is dropped: event time moves with every row. A
   * row from the future doesn't move it, and none moves it past its receipt.
   */
  public void moveTo(long ticks) {
    if (ticks > notAfter) {
      return;
    }
    latest = Math.max(latest, received == Ticks.NONE ? ticks : Math.min(ticks, received));
  }

  /**
   * Says when the rows were received that are added from now on.
   *
   * @param ticks their receipt
   * @param tolerance by how many ticks a row's time may be later than that; what is later still is
   *     from the future
   */
  public void receivedAt(long ticks, long tolerance) {
    received = ticks;
    notAfter = ticks + tolerance;
  }

  /** Takes the block's event time away, so that it doesn't move the watermark. */
  public void forgetTime() {
    latest = Ticks.NONE;
  }

  public List<NetworkEvent> network() {
    return network;
  }

  public List<RegistryEvent> registry() {
    return registry;
  }

  public List<NetworkInfo> networkInfo() {
    return networkInfo;
  }

  /** Queries, from network rows or from separate rows. */
  public List<DnsQuery> queries() {
    return queries;
  }

  /** Rows that can't be read; of very many that are very small, some stand for several. */
  public List<RejectedRow> rejected() {
    return rejected.list();
  }

  /** Rows of a table, whatever became of them. */
  public long rows(Table table) {
    return rowsByTable[table.ordinal()];
  }

  /** Rows of unknown tables, and invalid ones of an unknown table. */
  public long rowsOfNoTable() {
    return rowsOfNoTable;
  }

  /** All rows, whatever became of them. */
  public long rowsRead() {
    long sum = rowsOfNoTable;
    for (long rows : rowsByTable) {
      sum += rows;
    }
    return sum;
  }

  /** Rows that are needed: those that signals judge, and those that put findings in context. */
  public long relevant() {
    return (long) network.size() + registry.size() + networkInfo.size() + rowsOfQueries;
  }

  /** Rows of known tables that no signal needs. */
  public long irrelevant() {
    return irrelevant;
  }

  /** Rows of unknown tables. */
  public long ignored() {
    return ignored;
  }

  public long bytes() {
    return bytes;
  }

  /**
   * The latest event time of any row that isn't from the future, at most its receipt; in {@link
   * Ticks}, or {@link Ticks#NONE}.
   */
  public long latest() {
    return latest;
  }

  /**
   * When the rows were received, in {@link Ticks}, or {@link Ticks#NONE} if the source doesn't say.
   */
  public long received() {
    return received;
  }

  /**
   * The latest time that a row may have, in {@link Ticks}: one with a later time is from the
   * future. {@link Long#MAX_VALUE} if the source doesn't say when rows were received.
   */
  public long notAfter() {
    return notAfter;
  }

  /** Whether nothing was counted, so that the block needn't be handed on. */
  public boolean isEmpty() {
    return bytes == 0 && rowsRead() == 0;
  }
}
