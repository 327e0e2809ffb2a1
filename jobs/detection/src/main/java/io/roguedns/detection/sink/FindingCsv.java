package io.roguedns.detection.sink;

import io.roguedns.finding.Column;
import io.roguedns.finding.Finding;
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
 * Findings as RFC 4180 in UTF-8, with a header. All signals share a file, so each row has all
 * columns; a cell is empty where the finding has no value.
 */
final class FindingCsv implements RowFileFormat<Finding> {
  private static final List<Column> COLUMNS = List.of(Column.values());
  private static final String END_OF_LINE = "\r\n";

  @Override
  public String extension() {
    return "csv";
  }

  @Override
  public RowFileWriter<Finding> begin(FSDataOutputStream out) throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    writer.write(COLUMNS.stream().map(Column::columnName).collect(Collectors.joining(",")));
    writer.write(END_OF_LINE);
    return new RowFileWriter<>() {
      @Override
      public void write(Finding finding) throws IOException {
        String separator = "";
        for (Column column : COLUMNS) {
          writer.write(separator);
          writeCell(writer, column, finding);
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

  private static void writeCell(Writer out, Column column, Finding finding) throws IOException {
    Object value = column.of(finding);
    if (value == null) {
      return;
    }
    switch (column.kind()) {
      case TEXT -> CsvCell.writeText(out, (String) value);
      case NUMBER -> CsvCell.write(out, value.toString());
      case LIST -> CsvCell.writeText(out, joined((List<?>) value));
    }
  }

  private static String joined(List<?> texts) {
    return texts.stream().map(Objects::toString).collect(Collectors.joining(" "));
  }
}
