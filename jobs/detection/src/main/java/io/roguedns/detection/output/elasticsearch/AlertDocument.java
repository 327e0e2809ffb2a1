package io.roguedns.detection.output.elasticsearch;

import com.fasterxml.jackson.core.JsonGenerator;
import io.roguedns.address.IpAddress;
import io.roguedns.alert.Alert;
import io.roguedns.alert.AlertJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * An alert as a document: fields of the Elastic Common Schema, and the alert as it stands in files
 * and topics under {@code roguedns}. A field that has no value isn't there.
 *
 * <p>{@code @timestamp} is the time of the last evidence, so that an alert that goes on stays among
 * the newest; {@code event.start} is the first's.
 */
final class AlertDocument {
  private AlertDocument() {}

  static byte[] bytes(Alert alert) {
    return Ecs.document(out -> write(out, alert));
  }

  private static void write(JsonGenerator out, Alert alert) throws IOException {
    Ecs.head(out, alert.lastSeen());
    Ecs.text(out, "message", alert.summary());
    event(out, alert);
    Ecs.object(out, "host", "name", alert.deviceName());
    Ecs.object(out, "user", "name", alert.account());
    Ecs.object(out, "process", "name", alert.process());
    destination(out, alert.resolver());
    related(out, alert);
    Ecs.object(out, "rule", "name", alert.type().typeName());
    Ecs.threat(out, alert.type().techniques());
    out.writeFieldName("roguedns");
    AlertJson.write(out, alert);
  }

  private static void event(JsonGenerator out, Alert alert) throws IOException {
    out.writeObjectFieldStart("event");
    out.writeStringField("kind", "alert");
    Ecs.array(out, "category", categories(alert));
    Ecs.array(out, "type", List.of("info"));
    out.writeStringField("dataset", "roguedns.alerts");
    out.writeStringField("id", alert.alertId());
    out.writeStringField("module", "roguedns");
    out.writeNumberField("severity", Ecs.severity(alert.severity()));
    out.writeNumberField("risk_score", alert.score());
    Ecs.time(out, "start", alert.firstSeen());
    Ecs.time(out, "end", alert.lastSeen());
    out.writeEndObject();
  }

  private static List<String> categories(Alert alert) {
    List<String> categories = new ArrayList<>(List.of("intrusion_detection", "network"));
    if (alert.type().isAboutConfiguration()) {
      categories.add("configuration");
    }
    return categories;
  }

  private static void destination(JsonGenerator out, String resolver) throws IOException {
    if (resolver == null) {
      return;
    }
    out.writeObjectFieldStart("destination");
    Ecs.text(out, "address", resolver);
    Ecs.text(out, "ip", IpAddress.parse(resolver).map(IpAddress::toString).orElse(null));
    out.writeEndObject();
  }

  /** Every resolver and device of the alert, so that one search finds it by any. */
  private static void related(JsonGenerator out, Alert alert) throws IOException {
    TreeSet<String> addresses = new TreeSet<>();
    Stream.concat(Stream.ofNullable(alert.resolver()), alert.context().resolvers().stream())
        .map(IpAddress::parse)
        .flatMap(Optional::stream)
        .forEach(address -> addresses.add(address.toString()));
    TreeSet<String> hosts = new TreeSet<>(alert.context().devices());
    if (alert.deviceName() != null) {
      hosts.add(alert.deviceName());
    }
    if (addresses.isEmpty() && hosts.isEmpty()) {
      return;
    }
    out.writeObjectFieldStart("related");
    if (!addresses.isEmpty()) {
      Ecs.array(out, "ip", addresses);
    }
    if (!hosts.isEmpty()) {
      Ecs.array(out, "hosts", hosts);
    }
    out.writeEndObject();
  }
}
