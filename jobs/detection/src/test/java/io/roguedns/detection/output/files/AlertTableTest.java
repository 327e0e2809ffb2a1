package io.roguedns.detection.output.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.alert.Alert;
import io.roguedns.alert.AlertJson;
import io.roguedns.detection.testing.Alerts;
import io.roguedns.detection.testing.Csv;
import io.roguedns.detection.testing.ParquetGroups;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.parquet.example.data.Group;
import org.junit.jupiter.api.Test;

/** Alerts in the formats that have columns: they hold what the JSON does. */
class AlertTableTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Alert ALERT = Alerts.hijack("id-1", "=pc");

  @Test
  void theColumnsAreTheFieldsOfTheJson() throws IOException {
    List<String> fields = new ArrayList<>();
    JSON.readTree(AlertJson.bytes(ALERT)).fieldNames().forEachRemaining(fields::add);
    // Not there in JSON unless something was cut.
    fields.add("Truncated");

    assertThat(RowTable.ALERTS.columns()).extracting(RowColumn::name).isEqualTo(fields);
  }

  @Test
  void csvIsSafeToOpen() throws IOException {
    List<List<String>> records =
        Csv.read(TestFile.of(FindingFormat.CSV.alertFiles(), List.of(ALERT)));

    assertThat(records).hasSize(2);
    assertThat(records.get(1).subList(0, 12))
        .containsExactly(
            "id-1",
            "DNS_Hijack_Confirmed",
            "critical",
            "100",
            "'=pc",
            "203.0.113.9",
            "svchost.exe",
            "eve",
            "2024-05-01T09:58:01.1234567Z",
            "2024-05-01T11:02:44.7654321Z",
            "44",
            "f1 f2");
    assertThat(records.get(1).subList(13, 18))
        .containsExactly(
            "'=pc is configured to use 203.0.113.9, and queries it.",
            "deploy/playbooks/DNS_Hijack_Confirmed.md",
            "T1583.002 T1557 T1112",
            "1",
            "closed");
    assertThat(JSON.readTree(records.get(1).get(12)))
        .isEqualTo(JSON.readTree(AlertJson.bytes(ALERT)).get("Context"));
  }

  @Property(tries = 100)
  void parquetHoldsWhatTheJsonDoes(@ForAll("alerts") Alert alert) throws IOException {
    JsonNode json = JSON.readTree(AlertJson.bytes(alert));

    Group group =
        ParquetGroups.read(TestFile.of(FindingFormat.PARQUET.alertFiles(), List.of(alert))).get(0);

    for (RowColumn<Alert> column : RowTable.ALERTS.columns()) {
      JsonNode expected = json.get(column.name());
      if (expected == null || expected.isNull()) {
        assertThat(group.getFieldRepetitionCount(column.name())).as(column.name()).isZero();
        continue;
      }
      switch (column.kind()) {
        case NUMBER -> assertThat(group.getLong(column.name(), 0)).isEqualTo(expected.asLong());
        case TEXT -> {
          String text = group.getString(column.name(), 0);
          if (expected.isObject()) {
            assertThat(JSON.readTree(text)).isEqualTo(expected);
          } else {
            assertThat(text).isEqualTo(expected.asText());
          }
        }
        case LIST -> {
          Group list = group.getGroup(column.name(), 0);
          List<String> texts = new ArrayList<>();
          for (int i = 0; i < list.getFieldRepetitionCount("list"); i++) {
            texts.add(list.getGroup("list", i).getString("element", 0));
          }
          assertThat(JSON.valueToTree(texts).toString()).isEqualTo(expected.toString());
        }
      }
    }
  }

  @Provide
  Arbitrary<Alert> alerts() {
    return Alerts.any();
  }
}
