package io.roguedns.simulation.write;

import io.roguedns.event.Ticks;
import io.roguedns.simulation.row.Row;
import io.roguedns.simulation.row.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/**
 * Writes rows as Parquet. Times are nanoseconds since 1970: the one integer type that keeps a row's
 * 100 ns ticks, which are part of its identity, and that has statistics to skip row groups by. The
 * pages are of the first version, which every reader knows.
 */
final class ParquetRows extends WriteSupport<Row> {
  /** Small enough for a day to have several row groups, so that readers can skip some. */
  private static final long ROW_GROUP_BYTES = 8L << 20;

  private final Schema schema;
  private RecordConsumer out;

  private ParquetRows(Schema schema) {
    this.schema = schema;
  }

  static void write(Path file, Schema schema, List<Row> rows) throws IOException {
    Files.createDirectories(file.getParent());
    try (ParquetWriter<Row> writer = new Builder(new LocalOutputFile(file), schema).build()) {
      for (Row row : rows) {
        writer.write(row);
      }
    }
  }

  private static final class Builder extends ParquetWriter.Builder<Row, Builder> {
    private final Schema schema;

    Builder(OutputFile file, Schema schema) {
      super(file);
      this.schema = schema;
      withCompressionCodec(CompressionCodecName.ZSTD);
      withRowGroupSize(ROW_GROUP_BYTES);
      withWriteMode(ParquetFileWriter.Mode.OVERWRITE);
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation") // still abstract: there is no way round it
    protected WriteSupport<Row> getWriteSupport(Configuration configuration) {
      return new ParquetRows(schema);
    }
  }

  @Override
  @SuppressWarnings("deprecation") // still abstract: there is no way round it
  public WriteContext init(Configuration configuration) {
    Types.MessageTypeBuilder message = Types.buildMessage();
    for (Schema.Column column : schema.columns()) {
      switch (column.type()) {
        case TEXT ->
            message
                .optional(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named(column.name());
        case INTEGER -> message.optional(PrimitiveTypeName.INT32).named(column.name());
        case LONG -> message.optional(PrimitiveTypeName.INT64).named(column.name());
        case TIME ->
            message
                .optional(PrimitiveTypeName.INT64)
                .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.NANOS))
                .named(column.name());
      }
    }
    MessageType type = message.named(schema.table().tableName());
    return new WriteContext(type, Map.of());
  }

  @Override
  public void prepareForWrite(RecordConsumer consumer) {
    out = consumer;
  }

  @Override
  public void write(Row row) {
    out.startMessage();
    List<Schema.Column> columns = schema.columns();
    for (int i = 0; i < columns.size(); i++) {
      Object value = row.get(i);
      if (value == null) {
        continue;
      }
      Schema.Column column = columns.get(i);
      out.startField(column.name(), i);
      switch (column.type()) {
        case TEXT -> out.addBinary(Binary.fromString((String) value));
        case INTEGER -> out.addInteger((Integer) value);
        case LONG -> out.addLong((Long) value);
        case TIME -> out.addLong(((Long) value - Ticks.UNIX_EPOCH) * 100);
      }
      out.endField(column.name(), i);
    }
    out.endMessage();
  }
}
