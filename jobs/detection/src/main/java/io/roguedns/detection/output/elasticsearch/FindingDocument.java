package io.roguedns.detection.output.elasticsearch;

import com.fasterxml.jackson.core.JsonGenerator;
import io.roguedns.address.IpAddress;
import io.roguedns.finding.DetectionType;
import io.roguedns.finding.Finding;
import io.roguedns.finding.FindingJson;
import java.io.IOException;
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
  private FindingDocument() {}

  static byte[] bytes(Finding finding) {
    return Ecs.document(out -> write(out, finding));
  }

  private static void write(JsonGenerator out, Finding finding) throws IOException {
    Ecs.head(out, finding.timestamp());
    event(out, finding);
    Ecs.object(out, "host", "name", finding.deviceName());
    Ecs.object(out, "user", "name", finding.accountName());
    process(out, finding);
    endpoint(out, "source", finding.localIp(), null);
    endpoint(out, "destination", finding.remoteIp(), finding.remotePort());
    if (finding.type() != DetectionType.CONFIGURATION_CHANGE) {
      Ecs.object(out, "network", "protocol", "dns");
    }
    domain(out, finding);
    registry(out, finding);
    related(out, finding);
    out.writeObjectFieldStart("rule");
    out.writeStringField("id", finding.type().signal());
    out.writeStringField("name", finding.type().typeName());
    out.writeEndObject();
    Ecs.threat(out, List.of(Finding.TECHNIQUE));
    out.writeFieldName("roguedns");
    FindingJson.write(out, finding);
  }

  private static void event(JsonGenerator out, Finding finding) throws IOException {
    boolean network = finding.type() != DetectionType.CONFIGURATION_CHANGE;
    out.writeObjectFieldStart("event");
    out.writeStringField("kind", "alert");
    Ecs.array(out, "category", network ? List.of("network") : List.of("configuration", "registry"));
    Ecs.array(out, "type", List.of(network ? "connection" : "change"));
    out.writeStringField("action", finding.type().signal());
    out.writeStringField("dataset", "roguedns.findings");
    out.writeStringField("id", finding.findingId());
    out.writeStringField("module", "roguedns");
    out.writeNumberField("severity", Ecs.severity(finding.type().severity()));
    out.writeEndObject();
  }

  private static void process(JsonGenerator out, Finding finding) throws IOException {
    if (finding.processFileName() == null && finding.processCommandLine() == null) {
      return;
    }
    out.writeObjectFieldStart("process");
    Ecs.text(out, "name", finding.processFileName());
    Ecs.text(out, "command_line", finding.processCommandLine());
    out.writeEndObject();
  }

  private static void endpoint(JsonGenerator out, String name, String address, Long port)
      throws IOException {
    if (address == null && port == null) {
      return;
    }
    out.writeObjectFieldStart(name);
    Ecs.text(out, "address", address);
    Ecs.text(out, "ip", IpAddress.parse(address).map(IpAddress::toString).orElse(null));
    if (port != null) {
      out.writeNumberField("port", port);
    }
    out.writeEndObject();
  }

  private static void domain(JsonGenerator out, Finding finding) throws IOException {
    if (finding.names() != null && !finding.names().domain().isEmpty()) {
      out.writeObjectFieldStart("dns");
      Ecs.object(out, "question", "registered_domain", finding.names().domain());
      out.writeEndObject();
    }
  }

  private static void registry(JsonGenerator out, Finding finding) throws IOException {
    if (finding.type() != DetectionType.CONFIGURATION_CHANGE) {
      return;
    }
    out.writeObjectFieldStart("registry");
    Ecs.text(out, "key", finding.registryKey());
    Ecs.text(out, "value", finding.registryValueName());
    if (finding.registryValueData() != null) {
      out.writeObjectFieldStart("data");
      Ecs.array(out, "strings", List.of(finding.registryValueData()));
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
      Ecs.array(out, "ip", addresses);
      out.writeEndObject();
    }
  }
}
