package io.roguedns.detection.output.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.event.Ticks;
import io.roguedns.finding.Column;
import io.roguedns.finding.Finding;
import io.roguedns.finding.FindingJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingDocumentTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void aQuery() throws IOException {
    Finding finding = Findings.resolver(Findings.TIME, "10.0.0.7", "::ffff:203.0.113.9", "tool -x");

    assertThat(document(finding))
        .isEqualTo(
            JSON.readTree(
                """
                {"@timestamp": "2024-05-01T10:02:03.025Z",
                 "ecs": {"version": "8.11.0"},
                 "event": {"kind": "alert", "category": ["network"], "type": ["connection"],
                           "action": "unauthorized-resolver", "dataset": "roguedns.findings",
                           "id": "r638501545230259186", "module": "roguedns", "severity": 47},
                 "host": {"name": "pc-1"},
                 "user": {"name": "eve"},
                 "process": {"name": "tool.exe", "command_line": "tool -x"},
                 "source": {"address": "10.0.0.7", "ip": "10.0.0.7"},
                 "destination": {"address": "::ffff:203.0.113.9", "ip": "203.0.113.9", "port": 53},
                 "network": {"protocol": "dns"},
                 "related": {"ip": ["10.0.0.7", "203.0.113.9"]},
                 "rule": {"id": "unauthorized-resolver", "name": "Unauthorized_External_DNS_Resolver"},
                 "threat": {"framework": "MITRE ATT&CK",
                            "technique": {"id": ["T1583"], "subtechnique": {"id": ["T1583.002"]}}},
                 "roguedns": %s}
                """
                    .formatted(json(finding))));
  }

  @Test
  void manyQueriesOfAProcess() throws IOException {
    Finding finding = Findings.volume("v", 201, Finding.PROVISIONAL);
    JsonNode document = document(finding);

    assertThat(fields(document))
        .containsExactly(
            "@timestamp",
            "ecs",
            "event",
            "host",
            "process",
            "network",
            "rule",
            "threat",
            "roguedns");
    assertThat(document.at("/process")).hasToString("{\"name\":\"tool.exe\"}");
    assertThat(document.at("/event/severity").asInt()).isEqualTo(21);
    assertThat(document.get("roguedns")).isEqualTo(JSON.readTree(json(finding)));
    assertThat(document.at("/roguedns/Revision").asInt()).isEqualTo(1);
  }

  @Test
  void aChangeOfTheConfiguration() throws IOException {
    JsonNode document =
        document(
            Findings.configuration("203.0.113.9,10.0.0.1", List.of("203.0.113.9", "no.where")));

    assertThat(document.get("registry"))
        .isEqualTo(
            JSON.readTree(
                "{\"key\":\"HKEY_LOCAL_MACHINE\\\\SYSTEM\",\"value\":\"NameServer\","
                    + "\"data\":{\"strings\":[\"203.0.113.9,10.0.0.1\"]}}"));
    assertThat(document.at("/related/ip")).hasToString("[\"203.0.113.9\"]");
    assertThat(document.at("/event/category")).hasToString("[\"configuration\",\"registry\"]");
    assertThat(document.at("/event/severity").asInt()).isEqualTo(73);
    assertThat(document.has("network")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "8.8.8.8, 8.8.8.8",
    "2001:DB8::1, 2001:db8::1",
    "fe80::1%eth0, fe80::1",
    "resolver.example,",
    "999.1.1.1,",
    "'',",
    "8.8.8.8:53,"
  })
  void onlyWhatIsAnAddressIsOne(String text, String ip) throws IOException {
    JsonNode destination =
        document(Findings.resolver(Findings.TIME, null, text, null)).get("destination");

    assertThat(destination.get("address").asText()).isEqualTo(text);
    assertThat(destination.path("ip").asText(null)).isEqualTo(ip);
  }

  @Test
  void halfACharacterIsNoneOfUnicode() throws IOException {
    JsonNode document =
        document(Findings.resolver(Findings.TIME, null, "a\uD800", "\uD83D\uDE00 \uDE00"));

    assertThat(document.at("/destination/address").asText()).isEqualTo("a\uFFFD");
    assertThat(document.at("/process/command_line").asText()).isEqualTo("\uD83D\uDE00 \uFFFD");
  }

  @ParameterizedTest
  @CsvSource({
    "2024-05-01T10:02:03.0259186Z, roguedns-findings-2024.05",
    "2024-12-31T23:59:59.9999999Z, roguedns-findings-2024.12",
    "2000-01-01T00:00:00Z, roguedns-findings-2000.01",
    "2099-12-31T00:00:00Z, roguedns-findings-2099.12",
    "1999-12-31T23:59:59.9999999Z, roguedns-findings-other",
    "2100-01-01T00:00:00Z, roguedns-findings-other",
    "0001-01-01T00:00:00Z, roguedns-findings-other",
    "9999-12-31T23:59:59.9999999Z, roguedns-findings-other"
  })
  void theIndexIsTheMonths(String time, String index) {
    assertThat(MonthlyIndex.of(FindingAction.ALIAS, Ticks.parse(time))).isEqualTo(index);
  }

  @Test
  void aRevisionIsAVersion() {
    BulkAction once = FindingAction.of(Findings.resolver(Findings.TIME, null, "1.2.3.4", null));
    assertThat(once.version()).isEqualTo(Finding.FINAL);
    assertThat(once.id()).isEqualTo("r" + Findings.TIME);
    assertThat(FindingAction.of(Findings.volume("v", 201, Finding.PROVISIONAL)).version())
        .isEqualTo(1);
    assertThat(FindingAction.of(Findings.volume("v", 300, Finding.WITHDRAWN)))
        .isEqualTo(new BulkAction("roguedns-findings-2024.05", "v", 3, null));
  }

  /** No field is made up on the fly: whatever a finding can hold has a place in the template. */
  @Test
  void everyColumnAndFieldHasAPlaceInTheTemplate() throws IOException {
    JsonNode mappings =
        JSON.readTree(IndexTemplate.json(FindingAction.ALIAS)).at("/template/mappings");
    assertThat(mappings.get("dynamic").asText()).isEqualTo("strict");
    for (Column column : Column.values()) {
      JsonNode field = mappings.at("/properties/roguedns/properties/" + column.columnName());
      assertThat(field.path("type").asText())
          .as(column.columnName())
          .isEqualTo(column.kind() == Column.Kind.NUMBER ? "long" : "keyword");
    }
    for (Finding finding :
        List.of(
            Findings.resolver(Findings.TIME, "10.0.0.7", "203.0.113.9", "x"),
            Findings.volume("v", 201, Finding.FINAL),
            Findings.configuration("203.0.113.9", List.of("203.0.113.9")))) {
      assertMapped("", document(finding), mappings);
    }
  }

  private static void assertMapped(String path, JsonNode value, JsonNode mapping) {
    value
        .properties()
        .forEach(
            field -> {
              JsonNode place = mapping.at("/properties/" + field.getKey());
              assertThat(place.isMissingNode()).as(path + field.getKey()).isFalse();
              if (field.getValue().isObject()) {
                assertMapped(path + field.getKey() + ".", field.getValue(), place);
              } else {
                assertThat(place.has("type")).as(path + field.getKey()).isTrue();
              }
            });
  }

  private static JsonNode document(Finding finding) throws IOException {
    return JSON.readTree(FindingDocument.bytes(finding));
  }

  private static String json(Finding finding) {
    return new String(FindingJson.bytes(finding), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static List<String> fields(JsonNode document) {
    List<String> fields = new ArrayList<>();
    document.fieldNames().forEachRemaining(fields::add);
    return fields;
  }
}
