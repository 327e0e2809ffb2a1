package io.roguedns.detection.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/** Writes JSON rows as a Parquet file, a number as INT64 and everything else as text. */
final class ParquetTable {
  private ParquetTable() {}

  /** Writes one of several parts; all parts have the same columns. */
  static void write(Path file, List<ObjectNode> rows, int part, int parts) throws IOException {
    MessageType schema = schema(rows);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withConf(new PlainParquetConfiguration())
            .withType(schema)
            .build()) {
      for (ObjectNode row :
          rows.subList(rows.size() * part / parts, rows.size() * (part + 1) / parts)) {
        writer.write(group(row, schema));
      }
    }
  }

  private static MessageType schema(List<ObjectNode> rows) {
    Set<String> names = new LinkedHashSet<>();
    Set<String> texts = new LinkedHashSet<>();
    for (ObjectNode row : rows) {
      row.properties()
          .forEach(
              field -> {
                names.add(field.getKey());
                if (!field.getValue().isNull() && !field.getValue().isIntegralNumber()) {
                  texts.add(field.getKey());
                }
              });
    }
    List<Type> columns = new ArrayList<>();
    // A file without columns can't be written.
    columns.add(Types.primitive(PrimitiveTypeName.INT64, Repetition.OPTIONAL).named("Unasked"));
    for (String name : names) {
      columns.add(
          texts.contains(name)
              ? Types.primitive(PrimitiveTypeName.BINARY, Repetition.OPTIONAL)
                  .as(LogicalTypeAnnotation.stringType())
                  .named(name)
              : Types.primitive(PrimitiveTypeName.INT64, Repetition.OPTIONAL).named(name));
    }
    return new MessageType("rows", columns);
  }

  private static Group group(ObjectNode row, MessageType schema) {
    Group group = new SimpleGroup(schema);
    row.properties()
        .forEach(
            field -> {
              JsonNode value = field.getValue();
              if (value.isNull()) {
                return;
              }
              if (schema.getType(field.getKey()).asPrimitiveType().getPrimitiveTypeName()
                  == PrimitiveTypeName.INT64) {
                group.add(field.getKey(), value.longValue());
              } else {
                group.add(
                    field.getKey(), value.isContainerNode() ? value.toString() : value.asText());
              }
            });
    return group;
  }
}
