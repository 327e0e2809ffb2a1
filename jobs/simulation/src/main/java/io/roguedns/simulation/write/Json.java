package io.roguedns.simulation.write;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.roguedns.event.Ticks;
import io.roguedns.finding.Column;
import io.roguedns.simulation.row.Row;
import io.roguedns.simulation.row.Schema;
import io.roguedns.simulation.truth.ExpectedAlert;
import io.roguedns.simulation.truth.ExpectedFinding;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** One line of JSON for a row or an expected finding. */
final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int FIRST_FRACTIONAL_DIGIT = "0000-00-00T00:00:00.".length();

  /** Writes a JSON value. */
  @FunctionalInterface
  interface Content {
    void writeTo(JsonGenerator json) throws IOException;
  }

  private Json() {}

  static String text(Content content) {
    StringWriter text = new StringWriter(2_000);
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      content.writeTo(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  /** A row as advanced hunting exports it: flat, nulls included. */
  static void row(JsonGenerator json, Row row) throws IOException {
    json.writeStartObject();
    List<Schema.Column> columns = row.schema().columns();
    for (int i = 0; i < columns.size(); i++) {
      Schema.Column column = columns.get(i);
      json.writeFieldName(column.name());
      Object value = row.get(i);
      if (value == null) {
        json.writeNull();
      } else {
        switch (column.type()) {
          case TEXT -> json.writeString((String) value);
          case INTEGER, LONG -> json.writeNumber(((Number) value).longValue());
          case TIME -> json.writeString(time((Long) value));
        }
      }
    }
    json.writeEndObject();
  }

  static void finding(JsonGenerator json, ExpectedFinding finding) throws IOException {
    json.writeStartObject();
    for (var entry : finding.values().entrySet()) {
      Column column = entry.getKey();
      json.writeFieldName(column.columnName());
      switch (column.kind()) {
        case TEXT -> json.writeString((String) entry.getValue());
        case NUMBER -> json.writeNumber(((Number) entry.getValue()).longValue());
        case LIST -> {
          json.writeStartArray();
          for (Object item : (List<?>) entry.getValue()) {
            json.writeString((String) item);
          }
          json.writeEndArray();
        }
      }
    }
    json.writeEndObject();
  }

  static void alert(JsonGenerator json, ExpectedAlert alert) throws IOException {
    json.writeStartObject();
    json.writeStringField("AlertType", alert.type().typeName());
    json.writeStringField("DeviceName", alert.device());
    json.writeStringField("Resolver", alert.resolver());
    json.writeStringField("Process", alert.process());
    json.writeStringField("AtLeast", alert.atLeast().label());
    json.writeStringField("AtMost", alert.atMost().label());
    json.writeEndObject();
  }

  static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  /** A time as senders write it: with no more fractional digits than it needs. */
  static String time(long ticks) {
    String full = Ticks.format(ticks);
    int end = full.length() - 1;
    while (end > FIRST_FRACTIONAL_DIGIT && full.charAt(end - 1) == '0') {
      end--;
    }
    if (end == FIRST_FRACTIONAL_DIGIT) {
      end--;
    }
    return full.substring(0, end) + "Z";
  }
}
