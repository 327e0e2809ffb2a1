package io.roguedns.detection.source.parquet;

import io.roguedns.detection.source.columnar.Criterion;
import io.roguedns.detection.source.columnar.IntegerReading;
import io.roguedns.detection.source.columnar.PageValues;
import io.roguedns.detection.source.columnar.Statistic;
import java.util.Set;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Rows with one of the remote ports that signals look at. */
final class PortCriterion implements Criterion {
  private final ColumnDescriptor column;
  private final IntegerReading reading;
  private final boolean[] small = new boolean[1 << 16];
  private final long[] all;
  private long[] kept = new long[0];

  /**
   * @param column the RemotePort column, or null if the file doesn't have it
   */
  PortCriterion(ColumnDescriptor column, Set<Integer> ports) {
    this.column = column;
    this.reading = column == null ? null : IntegerReading.ofInts(column.getPrimitiveType());
    this.all = ports.stream().mapToLong(Integer::longValue).toArray();
    for (long port : all) {
      if (port >= 0 && port < small.length) {
        small[(int) port] = true;
      }
    }
  }

  /** Whether the footer shows that no row of a row group has one of the ports. */
  boolean needsNone(BlockMetaData group) {
    if (column == null || !isStoredInOrder()) {
      return column == null;
    }
    Statistic statistic = Statistic.of(group, column);
    if (statistic == null) {
      return false;
    }
    for (long port : all) {
      if (port >= statistic.min() && port <= statistic.max()) {
        return false;
      }
    }
    return true;
  }

  private boolean isStoredInOrder() {
    PrimitiveTypeName type = column.getPrimitiveType().getPrimitiveTypeName();
    return reading.isPlain()
        && (type == PrimitiveTypeName.INT32 || type == PrimitiveTypeName.INT64);
  }

  /** The port of a row, by its place among those selected. */
  int port(int place) {
    return (int) kept[place];
  }

  @Override
  public boolean needs(PageValues value) {
    long port = value.asLong(reading);
    if (port >= 0 && port < small.length) {
      return small[(int) port];
    }
    for (long needed : all) {
      if (needed == port) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean needsNull() {
    return false;
  }

  @Override
  public void ensureRoom(int count) {
    if (kept.length < count) {
      kept = new long[count];
    }
  }

  @Override
  public void keep(int place, PageValues value) {
    kept[place] = value.asLong(reading);
  }

  @Override
  public void keepNull(int place) {
    throw new IllegalStateException("a row without a port isn't needed");
  }
}
