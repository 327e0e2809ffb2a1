package io.roguedns.detection.source.parquet;

import io.roguedns.detection.source.BlockReader;
import io.roguedns.detection.source.CorruptFileException;
import io.roguedns.detection.source.columnar.Failures;
import io.roguedns.detection.source.columnar.FlinkInputFile;
import io.roguedns.detection.source.columnar.ParquetFile;
import io.roguedns.detection.source.columnar.Schema;
import io.roguedns.event.Table;
import io.roguedns.format.ReadPlan;
import io.roguedns.format.ReadPlan.TimeRange;
import io.roguedns.format.RowBlock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.fs.Path;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;

/**
 * Reads a Parquet file, or a part of one, as blocks of rows: of the rows that the plan asks for the
 * events, of the others their count.
 *
 * <p>Whatever is wrong with the file itself is a {@link CorruptFileException}; other {@link
 * IOException}s say that it can't be reached.
 */
public final class ParquetBlocks implements BlockReader {
  /** Rows of input in a block: enough to spread a step's costs, few enough to stay in cache. */
  private static final int STEP = 16_384;

  /** How many bytes rejected rows may come to, beside a multiple of those that were read. */
  private static final long REJECTED_BYTES = 1 << 20;

  /** Rows in columns are some ten times smaller than as they are written when they are rejected. */
  private static final long MAX_EXPANSION = 64;

  private final ParquetFile file;
  private final List<Group> groups;

  /** What rejected rows may still come to: a run of a few bytes may be millions of them. */
  private long rejections = REJECTED_BYTES;

  /** The file's table, or null if it is of none that is known. */
  private final Table table;

  /** Null if no row is needed. */
  private final TableRows rows;

  private final EventTimes times;
  private final TimeRange range;

  /** The row group that comes next, or is being read. */
  private int current;

  /** The next row in it. */
  private long nextRow;

  private boolean started;
  private long rowsDone;

  private record Group(int index, long firstRow, BlockMetaData metadata) {
    long rowCount() {
      return metadata.getRowCount();
    }
  }

  private ParquetBlocks(ParquetFile file, String path, long offset, long length, ReadPlan plan)
      throws IOException {
    this.file = file;
    this.range = plan.range();
    this.groups = groupsIn(file, offset, length);
    Schema schema = new Schema(file.name(), file.schema());
    this.table = DefenderSchema.table(path, schema).orElse(null);
    this.rows = rows(schema, plan);
    this.times = new EventTimes(table == null ? null : schema.primitive("Timestamp"));
  }

  /**
   * Opens the part of a file whose row groups begin in a range of bytes, so that a large file can
   * be split between readers: ranges that together make up the file give each row once.
   *
   * @param listedLength the length that the file had when it was cut into ranges
   * @throws CorruptFileException if it is no Parquet file that can be read, or another one than was
   *     cut into ranges
   */
  public static ParquetBlocks open(
      Path path, long offset, long length, long listedLength, ReadPlan plan) throws IOException {
    FlinkInputFile input = new FlinkInputFile(path);
    input.checkLength(listedLength);
    ParquetFile file = null;
    try {
      file = new ParquetFile(input);
      return new ParquetBlocks(file, path.getPath(), offset, length, plan);
    } catch (IOException | RuntimeException e) {
      if (file != null) {
        file.close();
      }
      throw Failures.explain(input.toString(), e);
    }
  }

  private static List<Group> groupsIn(ParquetFile file, long offset, long length) {
    List<Group> groups = new ArrayList<>();
    long firstRow = 0;
    int index = 0;
    for (BlockMetaData metadata : file.groups()) {
      long start = metadata.getStartingPos();
      if (start >= offset && start - offset < length) {
        groups.add(new Group(index, firstRow, metadata));
      }
      firstRow = Math.addExact(firstRow, metadata.getRowCount());
      index++;
    }
    return groups;
  }

  private TableRows rows(Schema schema, ReadPlan plan) throws IOException {
    if (table == Table.DEVICE_NETWORK_EVENTS && plan.network() != null) {
      return new NetworkRows(file, schema, plan.network(), range);
    }
    if (table == Table.DEVICE_REGISTRY_EVENTS && plan.registry() != null) {
      return new RegistryRows(file, schema, plan.registry(), range);
    }
    if (table == Table.DEVICE_NETWORK_INFO && plan.networkInfo()) {
      return new NetworkInfoRows(file, schema, range);
    }
    return null;
  }

  /** The next step's rows, or null at the end. */
  @Override
  public RowBlock next() throws IOException {
    try {
      while (current < groups.size() && nextRow >= groups.get(current).rowCount()) {
        endGroup();
      }
      return current < groups.size() ? step(groups.get(current)) : null;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // A damaged page header can nest without end.
      throw Failures.explain(file.name(), e);
    }
  }

  private RowBlock step(Group group) throws IOException {
    RowBlock block = new RowBlock();
    if (nextRow == 0) {
      block.countBytes(compressedBytes(group.metadata()));
      rejections += MAX_EXPANSION * compressedBytes(group.metadata());
    }
    long end = group.rowCount();
    if (isNeeded(group)) {
      if (!started) {
        rows.start(group.index(), group.firstRow());
        started = true;
      }
      end = Math.min(end, nextRow + STEP);
      block.limitRejected(rejections);
      rows.read(Math.toIntExact(nextRow), Math.toIntExact(end), block);
      rejections -= block.rejectedBytes();
    } else if (table == null) {
      block.countIgnored(end - nextRow);
    } else {
      block.countIrrelevant(table, end - nextRow);
    }
    rowsDone += end - nextRow;
    nextRow = end;
    if (end == group.rowCount()) {
      // Not before: rows of later steps may be older than the row group's latest.
      block.moveTo(times.latest(group.metadata()));
      endGroup();
    }
    return block;
  }

  private boolean isNeeded(Group group) {
    return rows != null
        && (started
            || !rows.needsNone(group.metadata()) && !times.allOutside(group.metadata(), range));
  }

  private static long compressedBytes(BlockMetaData group) {
    long sum = 0;
    for (ColumnChunkMetaData chunk : group.getColumns()) {
      sum += chunk.getTotalSize();
    }
    return sum;
  }

  private void endGroup() {
    if (started) {
      rows.end();
      started = false;
    }
    current++;
    nextRow = 0;
  }

  /** How many rows of this part are done: the place to {@linkplain #skipTo go on from}. */
  @Override
  public long position() {
    return rowsDone;
  }

  /**
   * Drops the first rows of this part, those that an earlier reader had done.
   *
   * @param rowCount what {@link #position()} was then
   */
  @Override
  public void skipTo(long rowCount) {
    if (rowCount < rowsDone) {
      throw new IllegalArgumentException(rowsDone + " rows were read, more than " + rowCount);
    }
    while (rowsDone < rowCount && current < groups.size()) {
      long left = groups.get(current).rowCount() - nextRow;
      if (rowCount - rowsDone < left) {
        nextRow += rowCount - rowsDone;
        rowsDone = rowCount;
      } else {
        rowsDone += left;
        endGroup();
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (started) {
      endGroup();
    }
    file.close();
  }
}
