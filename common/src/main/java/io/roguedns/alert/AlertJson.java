package io.roguedns.alert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.roguedns.event.Ticks;
import io.roguedns.finding.WellFormed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/** An alert as a JSON object. */
public final class AlertJson {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

  private AlertJson() {}

  /** Writes the object, and nothing around it. */
  public static void write(JsonGenerator out, Alert alert) throws IOException {
    out.writeStartObject();
    out.writeStringField("AlertId", alert.alertId());
    out.writeStringField("AlertType", alert.type().typeName());
    out.writeStringField("Severity", alert.severity().label());
    out.writeNumberField("RiskScore", alert.score());
    text(out, "DeviceName", alert.deviceName());
    text(out, "Resolver", alert.resolver());
    text(out, "Process", alert.process());
    text(out, "Account", alert.account());
    out.writeStringField("FirstSeen", Ticks.format(alert.firstSeen()));
    out.writeStringField("LastSeen", Ticks.format(alert.lastSeen()));
    out.writeNumberField("FindingCount", alert.findingCount());
    texts(out, "FindingIds", alert.findingIds());
    out.writeFieldName("Context");
    context(out, alert);
    text(out, "Summary", alert.summary());
    out.writeStringField("Playbook", alert.type().playbook());
    texts(out, "Techniques", alert.type().techniques());
    out.writeNumberField("Revision", alert.revision());
    out.writeStringField("Status", status(alert));
    List<String> truncated = AlertLimits.truncated(alert);
    if (!truncated.isEmpty()) {
      texts(out, "Truncated", truncated);
    }
    out.writeEndObject();
  }

  private static void context(JsonGenerator out, Alert alert) throws IOException {
    AlertContext context = alert.context();
    out.writeStartObject();
    texts(out, "Patterns", context.patterns().stream().map(AlertType::typeName).toList());
    out.writeArrayFieldStart("Factors");
    for (Factor factor : context.factors()) {
      out.writeStartObject();
      out.writeStringField("Factor", factor.label());
      out.writeNumberField(
          "Points",
          factor == Factor.FURTHER_PATTERN
              ? RiskScore.furtherPatterns(Set.copyOf(context.patterns()))
              : factor.points());
      out.writeStringField("Meaning", factor.meaning());
      out.writeEndObject();
    }
    out.writeEndArray();
    texts(out, "Resolvers", context.resolvers());
    texts(out, "Processes", context.processes());
    texts(out, "CommandLines", context.commandLines());
    texts(out, "Settings", context.settings());
    texts(out, "Devices", context.devices());
    out.writeNumberField("DeviceCount", context.deviceCount());
    texts(out, "Networks", context.networks());
    texts(out, "ConfiguredResolvers", context.configuredResolvers());
    out.writeNumberField("MostQueries", context.queries());
    texts(out, "Domains", context.domains());
    out.writeNumberField("MostNames", context.names());
    out.writeNumberField("MostInformation", context.information());
    out.writeEndObject();
  }

  /** The field {@code Context} alone, as JSON, for formats that have no objects. */
  public static String context(Alert alert) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      context(out, alert);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory can't fail", e);
    }
    return text.toString();
  }

  /** The field {@code Status}: whether the alert may be emitted again. */
  public static String status(Alert alert) {
    return alert.closed() ? "closed" : "open";
  }

  /** The object in UTF-8, on one line without an end of line. */
  public static byte[] bytes(Alert alert) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(2_048);
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      write(out, alert);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory can't fail", e);
    }
    return bytes.toByteArray();
  }

  private static void text(JsonGenerator out, String field, String value) throws IOException {
    if (value == null) {
      out.writeNullField(field);
    } else {
      out.writeStringField(field, WellFormed.text(value));
    }
  }

  private static void texts(JsonGenerator out, String field, List<String> values)
      throws IOException {
    out.writeArrayFieldStart(field);
    for (String value : values) {
      out.writeString(WellFormed.text(value));
    }
    out.writeEndArray();
  }
}
