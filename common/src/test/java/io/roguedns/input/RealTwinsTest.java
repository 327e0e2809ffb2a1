package io.roguedns.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roguedns.event.NetworkEvent;
import io.roguedns.event.Ticks;
import io.roguedns.format.RowBlock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real rows of Sysmon and Zeek that were converted to Defender's schema, written again as their
 * sources write them: they give the same events. Skipped where the rows aren't.
 */
class RealTwinsTest {
  private static final Path ROWS = Path.of("../../shared/data/rows");
  private static final ObjectMapper JSON = new ObjectMapper();

  private static List<ObjectNode> rows(String name) throws IOException {
    Path file = ROWS.resolve(name);
    assumeTrue(Files.exists(file), "real rows aren't here");
    List<ObjectNode> rows = new ArrayList<>();
    try (InputStream raw = Files.newInputStream(file);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    name.endsWith(".gz") ? new GZIPInputStream(raw) : raw,
                    StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        ObjectNode row = (ObjectNode) JSON.readTree(line);
        row.remove("AdditionalFields");
        // Whoever converted the rows took it from another event, of the process's creation.
        row.remove("InitiatingProcessCommandLine");
        rows.add(row);
      }
    }
    return rows;
  }

  private static String text(JsonNode row, String column) {
    return row.path(column).asText("");
  }

  private static String utcTime(JsonNode row) {
    return text(row, "Timestamp").replace('T', ' ').replace("Z", "");
  }

  private static Map<String, String> ofSysmon(JsonNode row) {
    String user =
        text(row, "InitiatingProcessAccountDomain")
            + "\\"
            + text(row, "InitiatingProcessAccountName");
    Map<String, String> data = new LinkedHashMap<>();
    data.put("UtcTime", utcTime(row));
    data.put("Image", text(row, "InitiatingProcessFolderPath"));
    data.put("User", user);
    return data;
  }

  private static Map<String, String> connection(JsonNode row) {
    boolean inbound = text(row, "ActionType").equals("InboundConnectionAccepted");
    String remote = inbound ? "Source" : "Destination";
    String local = inbound ? "Destination" : "Source";
    Map<String, String> data = ofSysmon(row);
    data.put("Initiated", Boolean.toString(!inbound));
    data.put("Protocol", text(row, "Protocol").toLowerCase(Locale.ROOT));
    data.put(remote + "Ip", text(row, "RemoteIP"));
    data.put(remote + "Port", text(row, "RemotePort"));
    data.put(local + "Ip", text(row, "LocalIP"));
    data.put(local + "Port", text(row, "LocalPort"));
    return data;
  }

  private static Map<String, String> valueSet(JsonNode row) {
    Map<String, String> data = ofSysmon(row);
    data.put(
        "TargetObject",
        text(row, "RegistryKey").replace("HKEY_LOCAL_MACHINE", "HKLM")
            + "\\"
            + text(row, "RegistryValueName"));
    data.put(
        "Details",
        row.path("RegistryValueData").isNull() ? "Binary Data" : text(row, "RegistryValueData"));
    return data;
  }

  private static String spell(String spelling, int id, String computer, Map<String, String> data) {
    ObjectNode object = JSON.createObjectNode();
    switch (spelling) {
      case "winlog" -> {
        ObjectNode winlog = object.putObject("winlog");
        winlog.put("event_id", id).put("computer_name", computer);
        winlog.put("provider_name", "Microsoft-Windows-Sysmon");
        ObjectNode eventData = winlog.putObject("event_data");
        data.forEach(eventData::put);
      }
      case "flat" -> {
        object.put("EventID", id).put("Computer", computer);
        data.forEach(object::put);
      }
      default -> {
        StringBuilder xml = new StringBuilder("<Event xmlns='x'><System><EventID>");
        xml.append(id).append("</EventID><Computer>").append(computer);
        xml.append("</Computer></System><EventData>");
        data.forEach(
            (name, value) ->
                xml.append("<Data Name='")
                    .append(name)
                    .append("'>")
                    .append(value.replace("&", "&amp;").replace("<", "&lt;"))
                    .append("</Data>"));
        return xml.append("</EventData></Event>").toString();
      }
    }
    return object.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"winlog", "flat", "xml"})
  void connectionsOfSysmon(String spelling) throws IOException {
    int needed = 0;
    for (ObjectNode row : rows("otrf_sysmon3.DeviceNetworkEvents.jsonl.gz")) {
      RowBlock block = Inputs.decode(spell(spelling, 3, text(row, "DeviceName"), connection(row)));
      assertThat(block.rejected()).isEmpty();
      assertThat(block.network()).isEqualTo(Inputs.decode(row.toString()).network());
      needed += block.network().size();
    }
    assertThat(needed).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"winlog", "flat", "xml"})
  void valuesSet(String spelling) throws IOException {
    for (ObjectNode row : rows("otrf_tcpip_parameters.DeviceRegistryEvents.jsonl")) {
      if (!text(row, "ActionType").equals("RegistryValueSet")) {
        continue;
      }
      RowBlock block = Inputs.decode(spell(spelling, 13, text(row, "DeviceName"), valueSet(row)));
      assertThat(block.registry()).hasSize(1).isEqualTo(Inputs.decode(row.toString()).registry());
    }
  }

  private static String seconds(JsonNode row) {
    long ticks = Ticks.parse(text(row, "Timestamp")) - Ticks.UNIX_EPOCH;
    return "%d.%07d".formatted(ticks / Ticks.PER_SECOND, ticks % Ticks.PER_SECOND);
  }

  private static String ofZeek(String separator, JsonNode row, String more) {
    String ends =
        separator.equals("nested")
            ? "\"id\":{\"orig_h\":\"%s\",\"orig_p\":%s,\"resp_h\":\"%s\",\"resp_p\":%s}"
            : "\"id%1$sorig_h\":\"%%s\",\"id%1$sorig_p\":%%s,\"id%1$sresp_h\":\"%%s\",\"id%1$sresp_p\":%%s"
                .formatted(separator);
    return "{\"ts\":"
        + seconds(row)
        + ","
        + ends.formatted(
            text(row, "LocalIP"),
            text(row, "LocalPort"),
            text(row, "RemoteIP"),
            text(row, "RemotePort"))
        + ",\"proto\":\""
        + text(row, "Protocol").toLowerCase(Locale.ROOT)
        + "\","
        + more
        + "}";
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "_", "nested"})
  void rowsOfZeek(String spelling) throws IOException {
    for (String file :
        List.of(
            "otrf_apt29_zeek_dns.DeviceNetworkEvents.jsonl",
            "rita_open_conns_dns.DeviceNetworkEvents.jsonl",
            "rita_open_conns_conn.DeviceNetworkEvents.jsonl")) {
      for (ObjectNode row : rows(file)) {
        List<NetworkEvent> expected = Inputs.decode(row.toString()).network();
        String more =
            switch (text(row, "ActionType")) {
              case "DnsConnectionInspected" -> "\"trans_id\":1";
              case "ConnectionFailed" -> "\"conn_state\":\"REJ\"";
              case "ConnectionAttempt" -> "\"conn_state\":\"S0\"";
              default -> "\"conn_state\":\"SF\"";
            };
        RowBlock block = Inputs.decode(ofZeek(spelling, row, more));
        assertThat(block.rejected()).isEmpty();
        assertThat(block.network()).isEqualTo(expected);
      }
    }
  }

  @Test
  void tabSeparatedRowsOfZeek() throws IOException {
    StringBuilder log =
        new StringBuilder(
            "#separator \\x09\n#path\tdns\n#fields\tts\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\n");
    List<NetworkEvent> expected = new ArrayList<>();
    for (ObjectNode row : rows("otrf_apt29_zeek_dns.DeviceNetworkEvents.jsonl")) {
      log.append(
          String.join(
              "\t",
              seconds(row),
              text(row, "LocalIP"),
              text(row, "LocalPort"),
              text(row, "RemoteIP"),
              text(row, "RemotePort"),
              text(row, "Protocol").toLowerCase(Locale.ROOT)));
      log.append('\n');
      expected.addAll(Inputs.decode(row.toString()).network());
    }
    assertThat(Inputs.decode(log.toString()).network()).isNotEmpty().isEqualTo(expected);
  }
}
