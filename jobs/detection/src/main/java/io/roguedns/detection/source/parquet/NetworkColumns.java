package io.roguedns.detection.source.parquet;

import io.roguedns.detection.source.columnar.Column;
import io.roguedns.detection.source.columnar.LongReading;
import io.roguedns.detection.source.columnar.NumberColumn;
import io.roguedns.detection.source.columnar.Schema;
import io.roguedns.detection.source.columnar.TextColumn;
import io.roguedns.detection.source.columnar.UnsupportedColumnException;
import io.roguedns.format.ReadPlan.NetworkColumn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;

/** Some columns of DeviceNetworkEvents, which are read for the same rows. */
final class NetworkColumns {
  private static final int COUNT = NetworkColumn.values().length;

  private final Map<NetworkColumn, Column> columns = new EnumMap<>(NetworkColumn.class);

  /** By the column's ordinal, null where the column isn't among them. */
  private final TextColumn[] texts = new TextColumn[COUNT];

  private final NumberColumn[] numbers = new NumberColumn[COUNT];

  NetworkColumns(EnumSet<NetworkColumn> wanted, Schema schema) throws UnsupportedColumnException {
    for (NetworkColumn column : wanted) {
      ColumnDescriptor descriptor = descriptor(column, schema);
      int ordinal = column.ordinal();
      switch (column) {
        case LOCAL_PORT -> numbers[ordinal] = NumberColumn.ofInts(descriptor);
        case REPORT_ID -> numbers[ordinal] = NumberColumn.ofLongs(descriptor);
        default -> texts[ordinal] = new TextColumn(descriptor);
      }
      columns.put(column, texts[ordinal] == null ? numbers[ordinal] : texts[ordinal]);
    }
  }

  private static ColumnDescriptor descriptor(NetworkColumn column, Schema schema)
      throws UnsupportedColumnException {
    return column == NetworkColumn.ACCOUNT
        ? DefenderSchema.account(schema)
        : schema.column(column.columnName());
  }

  List<Column> readers() {
    return new ArrayList<>(columns.values());
  }

  /** Reads all of them for some rows, see {@link Column#read}. */
  void read(int[] rows, int count) throws IOException {
    for (Column column : columns.values()) {
      column.read(rows, count);
    }
  }

  /** A column of text, or null if it isn't among them. */
  TextColumn text(NetworkColumn column) {
    return texts[column.ordinal()];
  }

  /** A column of numbers, or null if it isn't among them. */
  NumberColumn number(NetworkColumn column) {
    return numbers[column.ordinal()];
  }

  /** The columns of a row by their names, for a person. */
  void describe(int place, Map<String, Object> into) {
    for (NetworkColumn column : columns.keySet()) {
      TextColumn text = text(column);
      if (text != null) {
        into.put(column.columnName(), text.at(place));
      } else {
        long number = number(column).at(place, LongReading.NONE);
        into.put(column.columnName(), number == LongReading.NONE ? null : number);
      }
    }
  }
}
