package io.roguedns.detection.output.files;

import io.roguedns.detection.output.RowFileFormat;
import io.roguedns.detection.output.RowFileWriter;
import io.roguedns.finding.Column.Kind;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.flink.core.fs.FSDataOutputStream;

/**
 * Rows as RFC 4180 in UTF-8, with a header. Rows of all kinds share a file, so each has all
 * columns; a cell is empty where the row has no value.
 */
final class TableCsv<T> implements RowFileFormat<T> {
  private static final String END_OF_LINE = "\r\n";

  private final RowTable<T> table;

  TableCsv(RowTable<T> table) {
    this.table = table;
  }

  @Override
  public String extension() {
    return "csv";
  }

  @Override
  public RowFileWriter<T> begin(FSDataOutputStream out) throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    writer.write(table.columns().stream().map(RowColumn::name).collect(Collectors.joining(",")));
    writer.write(END_OF_LINE);
    return new RowFileWriter<>() {
      @Override
      public void write(T row) throws IOException {
        String separator = "";
        for (RowColumn<T> column : table.columns()) {
          writer.write(separator);
          writeCell(writer, column.kind(), column.of(row));
          separator = ",";
        }
        writer.write(END_OF_LINE);
      }

      @Override
      public void finish() throws IOException {
        writer.flush();
      }
    };
  }

  private static void writeCell(Writer out, Kind kind, Object value) throws IOException {
    if (value == null) {
      return;
    }
    switch (kind) {
      case TEXT -> CsvCell.writeText(out, (String) value);
      case NUMBER -> CsvCell.write(out, value.toString());
      case LIST -> CsvCell.writeText(out, joined((List<?>) value));
    }
  }

  private static String joined(List<?> texts) {
    return texts.stream().map(Objects::toString).collect(Collectors.joining(" "));
  }
}
