package io.roguedns.detection.source.parquet;

import io.roguedns.event.Ticks;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/** Writes rows of DeviceNetworkEvents in a form, with parquet-java's own writer. */
final class NetworkFile {
  private static final int JULIAN_DAY_OF_1970 = 2_440_588;

  private NetworkFile() {}

  static void write(Path path, List<NetworkRow> rows, Form form) throws IOException {
    write(path, rows, form, true);
  }

  static void write(Path path, List<NetworkRow> rows, Form form, boolean checksums)
      throws IOException {
    MessageType schema = schema(form);
    List<Group> groups = new ArrayList<>();
    for (NetworkRow row : rows) {
      groups.add(group(row, schema, form));
    }
    write(path, schema, groups, form, checksums);
  }

  static void write(Path path, MessageType schema, List<Group> rows, Form form, boolean checksums)
      throws IOException {
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(path))
            .withConf(new PlainParquetConfiguration())
            .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
            .withType(schema)
            .withWriterVersion(form.version())
            .withCompressionCodec(form.codec())
            .withDictionaryEncoding(form.dictionaryBytes() > 0)
            .withDictionaryPageSize(Math.max(1, form.dictionaryBytes()))
            .withByteStreamSplitEncoding(form.byteStreamSplit())
            .withPageRowCountLimit(form.pageRows())
            .withRowGroupSize((long) form.groupBytes())
            .withPageWriteChecksumEnabled(checksums)
            .withMinRowCountForPageSizeCheck(10)
            .withMaxRowCountForPageSizeCheck(10)
            .build()) {
      for (Group row : rows) {
        writer.write(row);
      }
    }
  }

  private static MessageType schema(Form form) {
    List<Type> columns = new ArrayList<>();
    Repetition repetition = form.required() ? Repetition.REQUIRED : Repetition.OPTIONAL;
    columns.add(Types.primitive(PrimitiveTypeName.DOUBLE, Repetition.OPTIONAL).named("Unasked"));
    columns.add(time(form, repetition));
    columns.add(number(form, PrimitiveTypeName.INT32, repetition, "RemotePort"));
    for (String name :
        List.of(
            "DeviceName",
            "ActionType",
            "RemoteIP",
            "LocalIP",
            "Protocol",
            "InitiatingProcessFileName",
            "InitiatingProcessCommandLine",
            "InitiatingProcessAccountName",
            "AdditionalFields")) {
      columns.add(
          Types.primitive(PrimitiveTypeName.BINARY, repetition)
              .as(LogicalTypeAnnotation.stringType())
              .named(name));
    }
    columns.add(number(form, PrimitiveTypeName.INT32, repetition, "LocalPort"));
    columns.add(number(form, PrimitiveTypeName.INT64, repetition, "ReportId"));
    columns.removeIf(column -> form.missing().contains(column.getName()));
    return new MessageType("schema", columns);
  }

  /** The column Timestamp as a form has it. */
  static Type time(Form form, Repetition repetition) {
    return switch (form.time()) {
      case TEXT ->
          Types.primitive(PrimitiveTypeName.BINARY, repetition)
              .as(LogicalTypeAnnotation.stringType())
              .named("Timestamp");
      case INT96 -> Types.primitive(PrimitiveTypeName.INT96, repetition).named("Timestamp");
      case MILLIS, LEGACY_MILLIS -> time(TimeUnit.MILLIS, form, repetition);
      case MICROS, LEGACY_MICROS -> time(TimeUnit.MICROS, form, repetition);
      case NANOS -> time(TimeUnit.NANOS, form, repetition);
    };
  }

  private static Type time(TimeUnit unit, Form form, Repetition repetition) {
    // The legacy converted type is written along with times that are adjusted to UTC only.
    boolean adjusted = form.time().name().startsWith("LEGACY");
    return Types.primitive(PrimitiveTypeName.INT64, repetition)
        .as(LogicalTypeAnnotation.timestampType(adjusted, unit))
        .named("Timestamp");
  }

  private static Type number(
      Form form, PrimitiveTypeName usual, Repetition repetition, String name) {
    return switch (form.number()) {
      case INT -> Types.primitive(usual, repetition).named(name);
      case LONG -> Types.primitive(PrimitiveTypeName.INT64, repetition).named(name);
      case UNSIGNED ->
          Types.primitive(usual, repetition)
              .as(LogicalTypeAnnotation.intType(usual == PrimitiveTypeName.INT32 ? 32 : 64, false))
              .named(name);
      case TEXT ->
          Types.primitive(PrimitiveTypeName.BINARY, repetition)
              .as(LogicalTypeAnnotation.stringType())
              .named(name);
      case DOUBLE -> Types.primitive(PrimitiveTypeName.DOUBLE, repetition).named(name);
      case DECIMAL ->
          Types.primitive(PrimitiveTypeName.BINARY, repetition)
              .as(LogicalTypeAnnotation.decimalType(2, 20))
              .named(name);
    };
  }

  private static Group group(NetworkRow row, MessageType schema, Form form) {
    Group group = new SimpleGroup(schema);
    if (schema.containsField("Timestamp") && row.ticks() != null) {
      addTime(group, row.ticks(), form);
    }
    addNumber(group, "RemotePort", row.remotePort(), schema, form);
    addNumber(group, "LocalPort", row.localPort(), schema, form);
    addNumber(group, "ReportId", row.reportId(), schema, form);
    addText(group, "DeviceName", row.deviceName(), schema);
    addText(group, "ActionType", row.actionType(), schema);
    addText(group, "RemoteIP", row.remoteIp(), schema);
    addText(group, "LocalIP", row.localIp(), schema);
    addText(group, "Protocol", row.protocol(), schema);
    addText(group, "InitiatingProcessFileName", row.processName(), schema);
    addText(group, "InitiatingProcessCommandLine", row.commandLine(), schema);
    addText(group, "InitiatingProcessAccountName", row.account(), schema);
    addText(group, "AdditionalFields", row.additionalFields(), schema);
    return group;
  }

  private static void addText(Group group, String name, String value, MessageType schema) {
    if (value != null && schema.containsField(name)) {
      group.add(name, value);
    }
  }

  private static void addNumber(
      Group group, String name, Number value, MessageType schema, Form form) {
    if (value == null || !schema.containsField(name)) {
      return;
    }
    boolean isLong = name.equals("ReportId") || form.number() == Form.NumberKind.LONG;
    switch (form.number()) {
      case INT, LONG, UNSIGNED -> {
        if (isLong) {
          group.add(name, value.longValue());
        } else {
          group.add(name, value.intValue());
        }
      }
      case TEXT -> group.add(name, value.longValue() % 2 == 0 ? " " + value : value + "\t");
      case DOUBLE -> group.add(name, value.longValue() + 0.5);
      case DECIMAL ->
          group.add(
              name,
              Binary.fromConstantByteArray(
                  BigInteger.valueOf(value.longValue())
                      .multiply(BigInteger.valueOf(100))
                      .add(BigInteger.valueOf(99))
                      .toByteArray()));
    }
  }

  static void addTime(Group group, long ticks, Form form) {
    long unix = ticks - Ticks.UNIX_EPOCH;
    switch (form.time()) {
      case TEXT -> group.add("Timestamp", Ticks.format(ticks));
      case MILLIS, LEGACY_MILLIS -> group.add("Timestamp", unix / Ticks.PER_MILLISECOND);
      case MICROS, LEGACY_MICROS -> group.add("Timestamp", unix / 10);
      case NANOS -> group.add("Timestamp", unix * 100);
      case INT96 -> {
        ByteBuffer bytes = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(Math.floorMod(unix, Ticks.PER_DAY) * 100);
        bytes.putInt((int) Math.floorDiv(unix, Ticks.PER_DAY) + JULIAN_DAY_OF_1970);
        group.add("Timestamp", Binary.fromConstantByteArray(bytes.array()));
      }
    }
  }
}
