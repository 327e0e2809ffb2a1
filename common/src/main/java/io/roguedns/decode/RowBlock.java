package io.roguedns.decode;

import io.roguedns.event.DnsQuery;
import io.roguedns.event.NetworkEvent;
import io.roguedns.event.NetworkInfo;
import io.roguedns.event.RegistryEvent;
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
  private List<RejectedRow> rejected = new ArrayList<>();
  private long[] rowsByTable = new long[Table.values().length];
  private long rowsOfNoTable;
  private long rowsOfQueries;
  private long irrelevant;
  private long ignored;
  private long bytes;
  private long latest = Ticks.NONE;

  /**
   * What a block counts besides its lists.
   *
   * @param rowsByTable by {@link Table#ordinal()}
   * @param rowsOfQueries rows that tell of a query and of nothing else
   * @see RowBlock#rows
   */
  public record Counts(
      long[] rowsByTable,
      long rowsOfNoTable,
      long rowsOfQueries,
      long irrelevant,
      long ignored,
      long bytes,
      long latest) {}

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
    block.rejected = rejected;
    block.rowsByTable = counts.rowsByTable().clone();
    block.rowsOfNoTable = counts.rowsOfNoTable();
    block.rowsOfQueries = counts.rowsOfQueries();
    block.irrelevant = counts.irrelevant();
    block.ignored = counts.ignored();
    block.bytes = counts.bytes();
    block.latest = counts.latest();
    return block;
  }

  public Counts counts() {
    return new Counts(
        rowsByTable.clone(), rowsOfNoTable, rowsOfQueries, irrelevant, ignored, bytes, latest);
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

  /** Adds the query that a network row tells of besides; the row itself is added too. */
  public void ask(DnsQuery query) {
    queries.add(query);
  }

  /** Adds a decoded row that tells of a query and of nothing else. */
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
   * @param table the table that it is of, or null if that can't be told
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
   * Notes a file that can't be read and is passed over. It is no row, so that it isn't counted as
   * one.
   *
   * @param file its reason is {@link RejectedRow.Reason#CORRUPT_FILE}
   */
  public void passOver(RejectedRow file) {
    rejected.add(file);
  }

  /** Counts bytes of input, as they lie in the source. */
  public void countBytes(long count) {
    bytes += count;
  }

  /** Notes the event time of a row, also of one that is dropped: time moves with every row. */
  public void moveTo(long ticks) {
    if (ticks > latest) {
      latest = ticks;
    }
  }

  /** Bounds the event time that the block moves to: no row happened after it was received. */
  public void receivedAt(long ticks) {
    latest = Math.min(latest, ticks);
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

  /** What was asked, told by network rows or by rows of their own. */
  public List<DnsQuery> queries() {
    return queries;
  }

  public List<RejectedRow> rejected() {
    return rejected;
  }

  /** Rows of a table, whatever became of them. */
  public long rows(Table table) {
    return rowsByTable[table.ordinal()];
  }

  /** Rows of unknown tables, and unreadable ones whose table can't be told. */
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

  /** The latest event time of any row, in {@link Ticks}, or {@link Ticks#NONE}. */
  public long latest() {
    return latest;
  }

  /** Whether nothing was counted, so that the block needn't be handed on. */
  public boolean isEmpty() {
    return bytes == 0 && rowsRead() == 0;
  }
}
