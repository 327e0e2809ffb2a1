package io.roguedns.simulation.write;

import com.fasterxml.jackson.core.JsonGenerator;
import io.roguedns.simulation.write.Arrival.Received;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Rows as the Streaming API wraps them. */
final class Records {
  private static final String TENANT = "00000000-0000-4000-8000-000000000001";
  private static final int RECORDS_PER_MESSAGE = 40;

  private Records() {}

  /** One record a line. */
  static List<String> lines(List<Received> rows) {
    return rows.stream().map(Records::line).toList();
  }

  /** One record. */
  static String line(Received row) {
    return Json.text(json -> record(json, row));
  }

  /** Messages of many records, of whatever tables come one after the other. */
  static List<String> messages(List<Received> rows) {
    List<String> messages = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += RECORDS_PER_MESSAGE) {
      List<Received> batch = rows.subList(from, Math.min(rows.size(), from + RECORDS_PER_MESSAGE));
      messages.add(
          Json.text(
              json -> {
                json.writeStartObject();
                json.writeArrayFieldStart("records");
                for (Received row : batch) {
                  record(json, row);
                }
                json.writeEndArray();
                json.writeEndObject();
              }));
    }
    return messages;
  }

  private static void record(JsonGenerator json, Received received) throws IOException {
    json.writeStartObject();
    json.writeStringField("time", Json.time(received.at()));
    json.writeStringField("tenantId", TENANT);
    json.writeStringField("operationName", "Publish");
    json.writeStringField("category", "AdvancedHunting-" + received.row().table().tableName());
    json.writeFieldName("properties");
    Json.row(json, received.row());
    json.writeStringField("Tenant", "DefaultTenant");
    json.writeEndObject();
  }
}
