package io.roguedns.detection.sink;

import io.roguedns.finding.Finding;
import io.roguedns.finding.FindingJson;
import java.util.Locale;

/** The formats of files of findings. */
public enum FindingFormat {
  /** One JSON object a line, with the columns of its own type. */
  JSONL(new JsonLines<>(FindingJson::write)),
  /** All columns; text that a spreadsheet would run is made harmless. */
  CSV(new FindingCsv()),
  /** All columns; Timestamp is text, as in the others. */
  PARQUET(new FindingParquet());

  private final RowFileFormat<Finding> files;

  FindingFormat(RowFileFormat<Finding> files) {
    this.files = files;
  }

  /** The name as it is written on the command line, such as {@code jsonl}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  RowFileFormat<Finding> files() {
    return files;
  }
}
