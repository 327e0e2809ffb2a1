package io.roguedns.finding;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A finding as a JSON object: the query's columns of its type, under the query's names and in the
 * query's order, then what this project adds. A column of its own that has no value is {@code
 * null}; columns of other types are not there.
 */
public final class FindingJson {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

  private static final List<Column> ADDED =
      List.of(Column.FINDING_ID, Column.SIGNAL, Column.SEVERITY, Column.TECHNIQUE);

  private static final List<Column> OF_NAMES =
      List.of(
          Column.REGISTERED_DOMAIN,
          Column.BASIS,
          Column.WINDOW_MINUTES,
          Column.DISTINCT_NAMES,
          Column.INFORMATION_BYTES,
          Column.MEAN_NAME_LENGTH,
          Column.UNUSUAL_TYPE_QUERIES,
          Column.DATA_TYPE_QUERIES,
          Column.ANSWER_LENGTH,
          Column.POLLS,
          Column.POLL_INTERVAL_SECONDS,
          Column.SAMPLE_NAMES,
          Column.ORDINARY_DOMAIN);

  private FindingJson() {}

  /** Writes the object, and nothing around it. */
  public static void write(JsonGenerator out, Finding finding) throws IOException {
    out.writeStartObject();
    for (Column column : finding.type().columns()) {
      write(out, column, finding);
    }
    if (finding.unauthorizedServers() != null) {
      write(out, Column.UNAUTHORIZED_SERVERS, finding);
    }
    if (finding.inspectedCount() != null) {
      write(out, Column.INSPECTED_QUERIES, finding);
    }
    if (finding.names() != null) {
      for (Column column : OF_NAMES) {
        write(out, column, finding);
      }
    }
    if (finding.revision() != null) {
      write(out, Column.REVISION, finding);
    }
    for (Column column : ADDED) {
      write(out, column, finding);
    }
    if (finding.allowlistVersion() != null) {
      write(out, Column.ALLOWLIST_VERSION, finding);
    }
    if (Column.TRUNCATED.of(finding) != null) {
      write(out, Column.TRUNCATED, finding);
    }
    out.writeEndObject();
  }

  /** The object in UTF-8, on one line without an end of line. */
  public static byte[] bytes(Finding finding) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      write(out, finding);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory can't fail", e);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator out, Column column, Finding finding) throws IOException {
    out.writeFieldName(column.columnName());
    Object value = column.of(finding);
    if (value == null) {
      out.writeNull();
      return;
    }
    switch (column.kind()) {
      case TEXT -> out.writeString(WellFormed.text((String) value));
      case NUMBER -> out.writeNumber((Long) value);
      case LIST -> {
        out.writeStartArray();
        for (Object item : (List<?>) value) {
          out.writeString(WellFormed.text((String) item));
        }
        out.writeEndArray();
      }
    }
  }
}
