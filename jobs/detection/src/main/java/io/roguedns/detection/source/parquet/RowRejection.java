package io.roguedns.detection.source.parquet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.roguedns.event.RejectedRow;
import io.roguedns.event.RejectedRow.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

/** Tells of rows that can't be read: what was read of them stands in for the row. */
final class RowRejection {
  private static final JsonFactory JSON = new JsonFactory();

  private RowRejection() {}

  /**
   * @param file the file's path
   * @param row the row's number in the file
   * @param time what stands in the Timestamp column, or null if nothing does
   * @param columns the row's other columns, as far as they were read
   */
  static RejectedRow ofTime(String file, long row, String time, Map<String, Object> columns)
      throws IOException {
    String detail =
        time == null ? "Timestamp is null or missing" : "invalid Timestamp: " + shortened(time);
    return of(file, row, Reason.TIMESTAMP, detail, time, columns);
  }

  /**
   * @param row the row's number in the file
   * @param time the row's Timestamp, or what stands in its place
   * @param columns the row's other columns, as far as they were read
   */
  static RejectedRow of(
      String file, long row, Reason reason, String detail, String time, Map<String, Object> columns)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("Timestamp", time);
      for (Map.Entry<String, Object> column : columns.entrySet()) {
        json.writeObjectField(column.getKey(), column.getValue());
      }
      json.writeEndObject();
    }
    byte[] raw = out.toByteArray();
    return new RejectedRow(file, row, reason, detail, raw, raw.length);
  }

  private static String shortened(String text) {
    return text.length() > 100 ? text.substring(0, 100) + "…" : text;
  }
}
