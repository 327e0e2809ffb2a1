package io.roguedns.detection.source.columnar;

import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.statistics.IntStatistics;
import org.apache.parquet.column.statistics.LongStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;

/**
 * What a row group's footer says about the numbers in a column.
 *
 * @param min the least
 * @param max the largest
 * @param complete whether every row has one
 */
public record Statistic(long min, long max, boolean complete) {

  /** The statistic of a column of INT32 or INT64, or null if there is none. */
  public static Statistic of(BlockMetaData group, ColumnDescriptor column) {
    ColumnChunkMetaData chunk = column == null ? null : chunk(group, column);
    if (chunk == null) {
      return null;
    }
    Statistics<?> statistics = chunk.getStatistics();
    if (statistics == null || !statistics.hasNonNullValue()) {
      return null;
    }
    boolean complete =
        column.getMaxDefinitionLevel() == 0
            || statistics.isNumNullsSet() && statistics.getNumNulls() == 0;
    if (statistics instanceof LongStatistics longs) {
      return new Statistic(longs.getMin(), longs.getMax(), complete);
    }
    if (statistics instanceof IntStatistics ints) {
      return new Statistic(ints.getMin(), ints.getMax(), complete);
    }
    return null;
  }

  /** A column's chunk, or null if the row group lacks it. */
  static ColumnChunkMetaData chunk(BlockMetaData group, ColumnDescriptor column) {
    ColumnPath path = ColumnPath.get(column.getPath());
    for (ColumnChunkMetaData chunk : group.getColumns()) {
      if (chunk.getPath().equals(path)) {
        return chunk;
      }
    }
    return null;
  }
}
