package io.roguedns.detection.output.files;

import io.roguedns.finding.WellFormed;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * Writes a row's columns. Times are text, because Parquet has no time of 100 ns: what the query
 * returned is what is read back.
 */
final class TableWriteSupport<T> extends WriteSupport<T> {
  private static final String LIST = "list";
  private static final String ELEMENT = "element";

  private final RowTable<T> table;
  private RecordConsumer out;

  TableWriteSupport(RowTable<T> table) {
    this.table = table;
  }

  static MessageType schema(RowTable<?> table) {
    return new MessageType(
        table.name(), table.columns().stream().map(TableWriteSupport::type).toList());
  }

  @Override
  @SuppressWarnings("deprecation") // It is abstract still.
  public WriteContext init(Configuration configuration) {
    return new WriteContext(schema(table), Map.of());
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return new WriteContext(schema(table), Map.of());
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    out = recordConsumer;
  }

  @Override
  public void write(T row) {
    out.startMessage();
    for (int i = 0; i < table.columns().size(); i++) {
      RowColumn<T> column = table.columns().get(i);
      Object value = column.of(row);
      if (value != null) {
        out.startField(column.name(), i);
        switch (column.kind()) {
          case TEXT -> writeText((String) value);
          case NUMBER -> out.addLong((Long) value);
          case LIST -> writeList((List<?>) value);
        }
        out.endField(column.name(), i);
      }
    }
    out.endMessage();
  }

  private void writeText(String text) {
    out.addBinary(Binary.fromString(WellFormed.text(text)));
  }

  private void writeList(List<?> texts) {
    out.startGroup();
    if (!texts.isEmpty()) {
      out.startField(LIST, 0);
      for (Object text : texts) {
        out.startGroup();
        out.startField(ELEMENT, 0);
        writeText((String) text);
        out.endField(ELEMENT, 0);
        out.endGroup();
      }
      out.endField(LIST, 0);
    }
    out.endGroup();
  }

  private static Type type(RowColumn<?> column) {
    return switch (column.kind()) {
      case TEXT ->
          Types.optional(PrimitiveTypeName.BINARY)
              .as(LogicalTypeAnnotation.stringType())
              .named(column.name());
      case NUMBER -> Types.optional(PrimitiveTypeName.INT64).named(column.name());
      case LIST ->
          Types.optionalList()
              .requiredElement(PrimitiveTypeName.BINARY)
              .as(LogicalTypeAnnotation.stringType())
              .named(column.name());
    };
  }
}
