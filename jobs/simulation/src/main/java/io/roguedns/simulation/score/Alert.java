package io.roguedns.simulation.score;

import com.fasterxml.jackson.databind.JsonNode;
import io.roguedns.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The part of an alert that a score needs.
 *
 * @param device null for an alert that is about a resolver
 * @param resolver null if the alert has none
 * @param devices those that an alert about a resolver names
 * @param findings the number of its findings
 */
record Alert(
    String id,
    String type,
    Severity severity,
    String device,
    String resolver,
    List<String> devices,
    long findings,
    long revision) {
  static Alert read(JsonNode json) {
    List<String> devices = new ArrayList<>();
    json.path("Context").path("Devices").forEach(name -> devices.add(name.asText()));
    return new Alert(
        required(json, "AlertId"),
        required(json, "AlertType"),
        severity(required(json, "Severity")),
        optional(json, "DeviceName"),
        optional(json, "Resolver"),
        List.copyOf(devices),
        json.path("FindingCount").asLong(),
        json.path("Revision").asLong());
  }

  private static Severity severity(String label) {
    try {
      return Severity.valueOf(label.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new BadInputException("'%s' is no severity".formatted(label), unknown);
    }
  }

  private static String required(JsonNode json, String field) {
    String value = optional(json, field);
    if (value == null) {
      throw new BadInputException("an alert has no " + field, null);
    }
    return value;
  }

  private static String optional(JsonNode json, String field) {
    String value = json.path(field).asText("");
    return value.isEmpty() || json.path(field).isNull() ? null : value;
  }

  boolean aboveLow() {
    return severity.compareTo(Severity.LOW) > 0;
  }
}
