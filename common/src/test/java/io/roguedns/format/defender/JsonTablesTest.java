package io.roguedns.format.defender;

import static io.roguedns.event.Table.DEVICE_NETWORK_EVENTS;
import static io.roguedns.event.Table.DEVICE_NETWORK_INFO;
import static io.roguedns.event.Table.DEVICE_REGISTRY_EVENTS;
import static io.roguedns.format.defender.Decoding.decode;
import static io.roguedns.format.defender.DefenderJson.DNS_COLUMNS;
import static io.roguedns.format.defender.DefenderJson.DNS_EVENT;
import static io.roguedns.format.defender.DefenderJson.REGISTRY_COLUMNS;
import static io.roguedns.format.defender.DefenderJson.record;
import static io.roguedns.format.defender.DefenderJson.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.RejectedRow.Reason;
import io.roguedns.event.Table;
import io.roguedns.format.ReadPlan;
import io.roguedns.format.ReadPlan.TimeRange;
import io.roguedns.format.RowBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which table a row is of, and whether it is needed. */
class JsonTablesTest {
  @Test
  void ownNameWinsOverPath() {
    RowBlock block =
        decode("{\"Type\":\"DeviceNetworkEvents\"," + DNS_COLUMNS + "}", DEVICE_REGISTRY_EVENTS);
    assertThat(block.network()).containsExactly(DNS_EVENT);
    block = decode("{\"RemotePort\":80,\"Type\":\"DeviceEvents\"}", DEVICE_NETWORK_EVENTS);
    assertThat(block.ignored()).isEqualTo(1);
    block = decode(record("DeviceEvents", "\"RemotePort\":53"), DEVICE_NETWORK_EVENTS);
    assertThat(block.ignored()).isEqualTo(1);
  }

  @Test
  void categoryWinsOverType() {
    String both = "\"Type\":\"DeviceEvents\",\"category\":\"AdvancedHunting-DeviceNetworkEvents\"";
    assertThat(decode("{" + both + ",\"RemotePort\":80}").rows(DEVICE_NETWORK_EVENTS)).isOne();
    assertThat(decode("{" + both + "," + DNS_COLUMNS + "}").network()).hasSize(1);
  }

  @Test
  void nestedNamesDoNotCount() {
    String row = "{\"AdditionalFields\":{\"category\":\"DeviceRegistryEvents\"},\"RemotePort\":80}";
    assertThat(decode(row, DEVICE_NETWORK_EVENTS).rows(DEVICE_NETWORK_EVENTS)).isOne();
    assertThat(decode(row).rows(DEVICE_NETWORK_EVENTS)).isOne();
    row = "{\"ActionType\":\"Type\",\"RemotePort\":80}";
    assertThat(decode(row, DEVICE_NETWORK_EVENTS).rows(DEVICE_NETWORK_EVENTS)).isOne();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"RegistryKey\":\"x\"} | DEVICE_REGISTRY_EVENTS",
        "{\"RegistryValueName\":null,\"RemotePort\":1} | DEVICE_REGISTRY_EVENTS",
        "{\"RemoteIP\":\"x\"} | DEVICE_NETWORK_EVENTS",
        "{\"RemotePort\":80} | DEVICE_NETWORK_EVENTS",
        "{\"properties\":{\"RemotePort\":80}} | DEVICE_NETWORK_EVENTS",
        "{\"x\":{\"RemotePort\":80}} | ",
        "{\"category\":null,\"x\":1} | ",
        "{} | "
      })
  void contentTellsWhatNothingElseDoes(String row, Table table) {
    RowBlock block = decode(row);
    if (table == null) {
      assertThat(block.ignored()).isOne();
    } else {
      assertThat(block.rows(table)).isOne();
      assertThat(block.irrelevant()).isOne();
    }
  }

  @Test
  void whatThePlanDoesNotNeedIsIrrelevant() {
    ReadPlan none = new ReadPlan(null, null, TimeRange.ALL);
    for (String row :
        new String[] {DNS_COLUMNS, REGISTRY_COLUMNS, REGISTRY_COLUMNS + ",\"\\u0041\":1"}) {
      RowBlock block = decode(none, ("{" + row + "}").getBytes(), null);
      assertThat(block.irrelevant()).isOne();
    }
    assertThat(decode(none, ("{" + DNS_COLUMNS + "}").getBytes(), DEVICE_NETWORK_INFO).irrelevant())
        .isOne();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ",\"properties\":null", ",\"properties\":[{}]", ",\"properties\":\"x\""})
  void recordWithoutPropertiesIsRejected(String properties) {
    // The escaped letter sees to it that the record is parsed.
    String row =
        "{\"category\":\"AdvancedHunting-DeviceNetworkEvents\",\"\\u0041\":1" + properties + "}";
    assertThat(rejected(row).reason()).isEqualTo(Reason.TYPE);
  }

  @Test
  void recordWhoseRowLiesFlatIsARow() {
    RowBlock block =
        decode("{\"category\":\"AdvancedHunting-DeviceNetworkEvents\"," + DNS_COLUMNS + "}");
    assertThat(block.network()).containsExactly(DNS_EVENT);
  }
}
