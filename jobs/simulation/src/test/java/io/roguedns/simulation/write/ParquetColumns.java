package io.roguedns.simulation.write;

import io.roguedns.event.Ticks;
import io.roguedns.simulation.row.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.DummyRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;

/** Reads a Parquet file column by column, as the values that rows have. */
final class ParquetColumns {
  /** Takes one value. */
  @FunctionalInterface
  interface Cells {
    void accept(int row, int column, Object value);
  }

  private ParquetColumns() {}

  /** Hands over every value, and tells how many rows each row group has. */
  static List<Long> read(Path file, Schema schema, Cells cells) throws IOException {
    List<Long> groups = new ArrayList<>();
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
      MessageType type = reader.getFileMetaData().getSchema();
      int first = 0;
      for (PageReadStore group = reader.readNextRowGroup();
          group != null;
          group = reader.readNextRowGroup()) {
        ColumnReadStoreImpl columns =
            new ColumnReadStoreImpl(
                group,
                new DummyRecordConverter(type).getRootConverter(),
                type,
                reader.getFileMetaData().getCreatedBy());
        for (int i = 0; i < schema.columns().size(); i++) {
          Schema.Column column = schema.columns().get(i);
          ColumnReader values =
              columns.getColumnReader(type.getColumnDescription(new String[] {column.name()}));
          for (int row = 0; row < group.getRowCount(); row++) {
            cells.accept(first + row, i, value(values, column.type()));
            values.consume();
          }
        }
        first += (int) group.getRowCount();
        groups.add(group.getRowCount());
      }
    }
    return groups;
  }

  private static Object value(ColumnReader cells, Schema.Type type) {
    if (cells.getCurrentDefinitionLevel() == 0) {
      return null;
    }
    return switch (type) {
      case TEXT -> cells.getBinary().toStringUsingUTF8();
      case INTEGER -> cells.getInteger();
      case LONG -> cells.getLong();
      case TIME -> Ticks.ofUnixNanos(cells.getLong());
    };
  }
}
