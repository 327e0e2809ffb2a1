package io.roguedns.detection.sink.elasticsearch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.roguedns.address.IpAddress;
import io.roguedns.event.Ticks;
import io.roguedns.finding.DetectionType;
import io.roguedns.finding.Finding;
import io.roguedns.finding.FindingJson;
import io.roguedns.finding.Severity;
import io.roguedns.finding.WellFormed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A finding as a document: fields of the Elastic Common Schema, and the finding as it stands in
 * files and topics under {@code roguedns}. A field that has no value isn't there.
 *
 * <p>The fields for addresses get what is an address alone, since {@code kql} lets any text pass
 * for one; what was there instead is in {@code source.address} and {@code destination.address}.
 * {@code @timestamp} has milliseconds; the query's ticks are in {@code roguedns.Timestamp}.
 */
final class FindingDocument {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

  private static final String ECS_VERSION = "8.11.0";

  /** As many characters of a time as say it in milliseconds. */
  private static final int MILLISECONDS = "2024-05-01T10:02:03.025".length();

  private FindingDocument() {}

  static byte[] bytes(Finding finding) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(2_048);
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      write(out, finding);
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory doesn't fail", impossible);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator out, Finding finding) throws IOException {
    out.writeStartObject();
    out.writeStringField(
        "@timestamp", Ticks.format(finding.timestamp()).substring(0, MILLISECONDS) + "Z");
    object(out, "ecs", "version", ECS_VERSION);
    event(out, finding);
    object(out, "host", "name", finding.deviceName());
    object(out, "user", "name", finding.accountName());
    process(out, finding);
    endpoint(out, "source", finding.localIp(), null);
    endpoint(out, "destination", finding.remoteIp(), finding.remotePort());
    if (finding.type() != DetectionType.CONFIGURATION_CHANGE) {
      object(out, "network", "protocol", "dns");
    }
    registry(out, finding);
    related(out, finding);
    out.writeObjectFieldStart("rule");
    out.writeStringField("id", finding.type().signal());
    out.writeStringField("name", finding.type().typeName());
    out.writeEndObject();
    threat(out);
    out.writeFieldName("roguedns");
    FindingJson.write(out, finding);
    out.writeEndObject();
  }

  private static void event(JsonGenerator out, Finding finding) throws IOException {
    boolean network = finding.type() != DetectionType.CONFIGURATION_CHANGE;
    out.writeObjectFieldStart("event");
    out.writeStringField("kind", "alert");
    array(out, "category", network ? List.of("network") : List.of("configuration", "registry"));
    array(out, "type", List.of(network ? "connection" : "change"));
    out.writeStringField("action", finding.type().signal());
    out.writeStringField("dataset", "roguedns.findings");
    out.writeStringField("id", finding.findingId());
    out.writeStringField("module", "roguedns");
    out.writeNumberField("severity", severity(finding.type().severity()));
    out.writeEndObject();
  }

  /** The numbers that Elastic's own rules have for these words. */
  private static int severity(Severity severity) {
    return switch (severity) {
      case LOW -> 21;
      case MEDIUM -> 47;
      case HIGH -> 73;
      case CRITICAL -> 99;
    };
  }

  private static void process(JsonGenerator out, Finding finding) throws IOException {
    if (finding.processFileName() == null && finding.processCommandLine() == null) {
      return;
    }
    out.writeObjectFieldStart("process");
    text(out, "name", finding.processFileName());
    text(out, "command_line", finding.processCommandLine());
    out.writeEndObject();
  }

  private static void endpoint(JsonGenerator out, String name, String address, Long port)
      throws IOException {
    if (address == null && port == null) {
      return;
    }
    out.writeObjectFieldStart(name);
    text(out, "address", address);
    text(out, "ip", IpAddress.parse(address).map(IpAddress::toString).orElse(null));
    if (port != null) {
      out.writeNumberField("port", port);
    }
    out.writeEndObject();
  }

  private static void registry(JsonGenerator out, Finding finding) throws IOException {
    if (finding.type() != DetectionType.CONFIGURATION_CHANGE) {
      return;
    }
    out.writeObjectFieldStart("registry");
    text(out, "key", finding.registryKey());
    text(out, "value", finding.registryValueName());
    if (finding.registryValueData() != null) {
      out.writeObjectFieldStart("data");
      array(out, "strings", List.of(WellFormed.text(finding.registryValueData())));
      out.writeEndObject();
    }
    out.writeEndObject();
  }

  /** Every address that the finding names, so that one search finds it wherever it stands. */
  private static void related(JsonGenerator out, Finding finding) throws IOException {
    List<String> servers =
        finding.unauthorizedServers() == null ? List.of() : finding.unauthorizedServers();
    TreeSet<String> addresses = new TreeSet<>();
    Stream.concat(
            Stream.of(finding.localIp(), finding.remoteIp()).map(Optional::ofNullable),
            servers.stream().map(Optional::ofNullable))
        .flatMap(Optional::stream)
        .map(IpAddress::parse)
        .flatMap(Optional::stream)
        .forEach(address -> addresses.add(address.toString()));
    if (!addresses.isEmpty()) {
      out.writeObjectFieldStart("related");
      array(out, "ip", addresses);
      out.writeEndObject();
    }
  }

  private static void threat(JsonGenerator out) throws IOException {
    out.writeObjectFieldStart("threat");
    out.writeStringField("framework", "MITRE ATT&CK");
    out.writeObjectFieldStart("technique");
    array(out, "id", List.of(Finding.TECHNIQUE.substring(0, Finding.TECHNIQUE.indexOf('.'))));
    out.writeObjectFieldStart("subtechnique");
    array(out, "id", List.of(Finding.TECHNIQUE));
    out.writeEndObject();
    out.writeEndObject();
    out.writeEndObject();
  }

  private static void object(JsonGenerator out, String name, String field, String value)
      throws IOException {
    if (value != null) {
      out.writeObjectFieldStart(name);
      text(out, field, value);
      out.writeEndObject();
    }
  }

  private static void text(JsonGenerator out, String name, String value) throws IOException {
    if (value != null) {
      out.writeStringField(name, WellFormed.text(value));
    }
  }

  private static void array(JsonGenerator out, String name, Iterable<String> values)
      throws IOException {
    out.writeArrayFieldStart(name);
    for (String value : values) {
      out.writeString(value);
    }
    out.writeEndArray();
  }
}
