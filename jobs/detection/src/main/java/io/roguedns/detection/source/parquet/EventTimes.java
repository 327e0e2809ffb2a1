package io.roguedns.detection.source.parquet;

import io.roguedns.detection.source.columnar.LongReading;
import io.roguedns.detection.source.columnar.Statistic;
import io.roguedns.detection.source.columnar.TimeReading;
import io.roguedns.event.Ticks;
import io.roguedns.format.ReadPlan.TimeRange;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** What the footer tells of the event times in a row group. */
final class EventTimes {
  /** The column, or null unless its statistics are of times. */
  private final ColumnDescriptor column;

  private final TimeReading reading;

  /**
   * @param column the Timestamp column, or null if the file doesn't have it
   */
  EventTimes(ColumnDescriptor column) {
    boolean isLong =
        column != null
            && column.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.INT64;
    this.column = isLong ? column : null;
    this.reading = isLong ? new TimeReading(column.getPrimitiveType()) : null;
  }

  /** The latest time of a row group, or {@link Ticks#NONE}. */
  long latest(BlockMetaData group) {
    Statistic statistic = Statistic.of(group, column);
    return statistic == null ? Ticks.NONE : Math.max(reading.ofLong(statistic.max()), Ticks.NONE);
  }

  /**
   * Whether no row of a row group is in a range. Not if one of them may lack a readable time, for
   * such a row is rejected.
   */
  boolean allOutside(BlockMetaData group, TimeRange range) {
    Statistic statistic = Statistic.of(group, column);
    if (statistic == null || !statistic.complete()) {
      return false;
    }
    long first = reading.ofLong(statistic.min());
    long last = reading.ofLong(statistic.max());
    return first != LongReading.NONE
        && last != LongReading.NONE
        && (last < range.from() || first >= range.to());
  }
}
