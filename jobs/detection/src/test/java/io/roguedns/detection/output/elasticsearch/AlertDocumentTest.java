package io.roguedns.detection.output.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.alert.Alert;
import io.roguedns.alert.AlertJson;
import io.roguedns.detection.testing.Alerts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlertDocumentTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Alert HIJACK = Alerts.hijack("id-1", "pc-1", 3, false);

  @Test
  void ecsFieldsStandBesideTheAlertItself() throws IOException {
    JsonNode expected =
        JSON.readTree(
            """
            {
              "@timestamp": "2024-05-01T11:02:44.765Z",
              "ecs": {"version": "8.11.0"},
              "message": "pc-1 is configured to use 203.0.113.9, and queries it.",
              "event": {
                "kind": "alert",
                "category": ["intrusion_detection", "network", "configuration"],
                "type": ["info"],
                "dataset": "roguedns.alerts",
                "id": "id-1",
                "module": "roguedns",
                "severity": 99,
                "risk_score": 100,
                "start": "2024-05-01T09:58:01.123Z",
                "end": "2024-05-01T11:02:44.765Z"
              },
              "host": {"name": "pc-1"},
              "user": {"name": "eve"},
              "process": {"name": "svchost.exe"},
              "destination": {"address": "203.0.113.9", "ip": "203.0.113.9"},
              "related": {"ip": ["203.0.113.9"], "hosts": ["pc-1"]},
              "rule": {"name": "DNS_Hijack_Confirmed"},
              "threat": {
                "framework": "MITRE ATT&CK",
                "technique": {
                  "id": ["T1112", "T1557", "T1583"],
                  "subtechnique": {"id": ["T1583.002"]}
                }
              },
              "roguedns": %s
            }
            """
                .formatted(new String(AlertJson.bytes(HIJACK), StandardCharsets.UTF_8)));

    assertThat(document(HIJACK)).isEqualTo(expected);
  }

  @Test
  void whatAnAlertHasNotIsNotThere() throws IOException {
    JsonNode campaign = document(Alerts.campaign("id", List.of("b", "a")));
    assertThat(campaign.has("host")).isFalse();
    assertThat(campaign.has("process")).isFalse();
    assertThat(campaign.at("/related/hosts").toString()).isEqualTo("[\"a\",\"b\"]");

    JsonNode tunnel = document(Alerts.tunnelling("id", "pc"));
    assertThat(tunnel.has("destination")).isFalse();
    assertThat(tunnel.at("/related").has("ip")).isFalse();
    assertThat(tunnel.at("/threat/technique/id").toString()).isEqualTo("[\"T1071\",\"T1572\"]");
  }

  @Test
  void aRevisionIsAVersionInTheIndexOfTheFirstMonth() {
    BulkAction action = AlertAction.of(HIJACK);

    assertThat(action.index()).isEqualTo("roguedns-alerts-2024.05");
    assertThat(action.id()).isEqualTo("id-1");
    assertThat(action.version()).isEqualTo(3);
    assertThat(action.isDelete()).isFalse();
  }

  static List<Alert> alerts() {
    return List.of(
        HIJACK,
        Alerts.campaign("id", List.of("pc")),
        Alerts.tunnelling("id", "pc"),
        Alerts.harmless("id", "pc"));
  }

  /** No field is made up on the fly: whatever an alert can hold has a place in the template. */
  @ParameterizedTest
  @MethodSource("alerts")
  void everyFieldHasAPlaceInTheTemplate(Alert alert) throws IOException {
    JsonNode mappings =
        JSON.readTree(IndexTemplate.json(AlertAction.ALIAS)).at("/template/mappings");

    assertThat(mappings.get("dynamic").asText()).isEqualTo("strict");
    assertMapped("", document(alert), mappings);
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
              } else if (field.getValue().path(0).isObject()) {
                field
                    .getValue()
                    .forEach(item -> assertMapped(path + field.getKey() + ".", item, place));
              } else {
                assertThat(place.has("type") || field.getValue().isEmpty())
                    .as(path + field.getKey())
                    .isTrue();
              }
            });
  }

  private static JsonNode document(Alert alert) throws IOException {
    return JSON.readTree(AlertDocument.bytes(alert));
  }
}
