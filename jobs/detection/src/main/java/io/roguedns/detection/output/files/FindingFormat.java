package io.roguedns.detection.output.files;

import io.roguedns.alert.Alert;
import io.roguedns.alert.AlertJson;
import io.roguedns.detection.output.JsonLines;
import io.roguedns.detection.output.RowFileFormat;
import io.roguedns.finding.Finding;
import io.roguedns.finding.FindingJson;
import io.roguedns.finding.QueryCount;
import java.util.Locale;

/** The formats of files of findings, of alerts and of counts. */
public enum FindingFormat {
  /** One JSON object a line, with the columns of its own type. */
  JSONL(
      new JsonLines<>(FindingJson::write),
      new JsonLines<>(AlertJson::write),
      new JsonLines<>(CountJson::write)),
  /** All columns; text that a spreadsheet would run is made harmless. */
  CSV(
      new TableCsv<>(RowTable.FINDINGS),
      new TableCsv<>(RowTable.ALERTS),
      new TableCsv<>(RowTable.COUNTS)),
  /** All columns; times are text, as in the others. */
  PARQUET(
      new TableParquet<>(RowTable.FINDINGS),
      new TableParquet<>(RowTable.ALERTS),
      new TableParquet<>(RowTable.COUNTS));

  private final RowFileFormat<Finding> files;
  private final RowFileFormat<Alert> alertFiles;
  private final RowFileFormat<QueryCount> countFiles;

  FindingFormat(
      RowFileFormat<Finding> files,
      RowFileFormat<Alert> alertFiles,
      RowFileFormat<QueryCount> countFiles) {
    this.files = files;
    this.alertFiles = alertFiles;
    this.countFiles = countFiles;
  }

  /** The name as it is written on the command line, such as {@code jsonl}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  RowFileFormat<Finding> files() {
    return files;
  }

  RowFileFormat<Alert> alertFiles() {
    return alertFiles;
  }

  RowFileFormat<QueryCount> countFiles() {
    return countFiles;
  }
}
