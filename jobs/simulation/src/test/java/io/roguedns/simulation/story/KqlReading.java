package io.roguedns.simulation.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roguedns.event.Ticks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The query as received, read once more and as plainly as can be, to hold the stories' expectations
 * against. It shares nothing with the job, and knows no more than these rows need.
 */
final class KqlReading {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern LISTED = terms("10.0.0.1", "10.0.0.2", "8.8.8.8", "1.1.1.1");
  private static final Pattern PRIVATE =
      Pattern.compile("(10\\.|192\\.168\\.|127\\.|172\\.(1[6-9]|2[0-9]|3[01])\\.).*");
  private static final Pattern PRIVATE_DATA = Pattern.compile("(10\\.|192\\.168\\.).*|");
  private static final Pattern KEY = terms("Tcpip\\Parameters");
  private static final Set<String> NAMES =
      Set.of("NameServer", "DhcpNameServer", "StaticDnsAddress");

  private final List<JsonNode> findings = new ArrayList<>();

  static List<JsonNode> findings(List<JsonNode> network, List<JsonNode> registry) {
    KqlReading reading = new KqlReading();
    reading.unauthorizedResolvers(network);
    reading.highVolume(network);
    reading.configurationChanges(registry);
    return reading.findings;
  }

  private void unauthorizedResolvers(List<JsonNode> rows) {
    for (JsonNode row : rows) {
      String ip = text(row, "RemoteIP");
      if (row.path("RemotePort").asInt() == 53
          && !LISTED.matcher(ip).find()
          && !PRIVATE.matcher(ip).matches()) {
        project(
            row,
            "Unauthorized_External_DNS_Resolver",
            "LocalIP",
            "RemoteIP",
            "RemotePort",
            "InitiatingProcessFileName",
            "InitiatingProcessCommandLine");
      }
    }
  }

  private void highVolume(List<JsonNode> rows) {
    Map<List<String>, List<String>> groups = new LinkedHashMap<>();
    for (JsonNode row : rows) {
      if (row.path("RemotePort").asInt() == 53) {
        long bin = Ticks.bin(Ticks.parse(text(row, "Timestamp")), 5 * Ticks.PER_MINUTE);
        groups
            .computeIfAbsent(
                List.of(
                    text(row, "DeviceName"),
                    text(row, "InitiatingProcessFileName"),
                    Ticks.format(bin)),
                group -> new ArrayList<>())
            .add(text(row, "RemoteIP"));
      }
    }
    groups.forEach(
        (group, servers) -> {
          if (servers.size() > 200) {
            findings.add(
                JSON.createObjectNode()
                    .put("Timestamp", group.get(2))
                    .put("DeviceName", group.get(0))
                    .put("InitiatingProcessFileName", group.get(1))
                    .put("QueryCount", servers.size())
                    .put("UniqueServers", new HashSet<>(servers).size())
                    .put("DetectionType", "High_Volume_DNS_Tunneling_Indicator"));
          }
        });
  }

  private void configurationChanges(List<JsonNode> rows) {
    for (JsonNode row : rows) {
      String data = text(row, "RegistryValueData");
      if (KEY.matcher(text(row, "RegistryKey")).find()
          && NAMES.contains(text(row, "RegistryValueName"))
          && !LISTED.matcher(data).find()
          && !PRIVATE_DATA.matcher(data).matches()) {
        project(
            row,
            "DNS_Server_Configuration_Modified",
            "RegistryKey",
            "RegistryValueName",
            "RegistryValueData",
            "InitiatingProcessFileName");
      }
    }
  }

  private void project(JsonNode row, String type, String... columns) {
    ObjectNode finding =
        JSON.createObjectNode()
            .put("Timestamp", Ticks.format(Ticks.parse(text(row, "Timestamp"))))
            .put("DeviceName", text(row, "DeviceName"))
            .put("AccountName", text(row, "InitiatingProcessAccountName"));
    for (String column : columns) {
      if (row.path(column).isNumber()) {
        finding.put(column, row.path(column).asInt());
      } else {
        finding.put(column, text(row, column));
      }
    }
    findings.add(finding.put("DetectionType", type));
  }

  private static String text(JsonNode row, String column) {
    return row.path(column).isNull() ? "" : row.path(column).asText();
  }

  private static Pattern terms(String... terms) {
    List<String> quoted = new ArrayList<>();
    for (String term : terms) {
      quoted.add(Pattern.quote(term));
    }
    return Pattern.compile("(?i)(?<![a-z0-9])(" + String.join("|", quoted) + ")(?![a-z0-9])");
  }
}
