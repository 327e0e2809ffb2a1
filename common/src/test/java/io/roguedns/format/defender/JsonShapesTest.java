package io.roguedns.format.defender;

import static io.roguedns.event.Table.DEVICE_NETWORK_EVENTS;
import static io.roguedns.event.Table.DEVICE_NETWORK_INFO;
import static io.roguedns.event.Table.DEVICE_REGISTRY_EVENTS;
import static io.roguedns.format.defender.Decoding.decode;
import static io.roguedns.format.defender.DefenderJson.DNS_COLUMNS;
import static io.roguedns.format.defender.DefenderJson.DNS_EVENT;
import static io.roguedns.format.defender.DefenderJson.REGISTRY_COLUMNS;
import static io.roguedns.format.defender.DefenderJson.REGISTRY_EVENT;
import static io.roguedns.format.defender.DefenderJson.TIME;
import static io.roguedns.format.defender.DefenderJson.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.RejectedRow;
import io.roguedns.event.RejectedRow.Reason;
import io.roguedns.format.RowBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows as they lie: flat, as records, many in a message. */
class JsonShapesTest {
  @Test
  void flatRow() {
    assertThat(decode("{" + DNS_COLUMNS + "}", DEVICE_NETWORK_EVENTS).network())
        .containsExactly(DNS_EVENT);
    assertThat(decode("{" + REGISTRY_COLUMNS + "}", DEVICE_REGISTRY_EVENTS).registry())
        .containsExactly(REGISTRY_EVENT);
  }

  @Test
  void storageRecord() {
    assertThat(decode(record("DeviceNetworkEvents", DNS_COLUMNS)).network())
        .containsExactly(DNS_EVENT);
    assertThat(decode(record("DeviceRegistryEvents", REGISTRY_COLUMNS)).registry())
        .containsExactly(REGISTRY_EVENT);
  }

  @Test
  void messageOfSeveralTables() {
    RowBlock block =
        decode(
            "{\"records\":["
                + record("DeviceNetworkEvents", DNS_COLUMNS)
                + ","
                + record("DeviceProcessEvents", "\"RemotePort\":53")
                + " , "
                + record("DeviceRegistryEvents", REGISTRY_COLUMNS)
                + ","
                + record("DeviceNetworkInfo", TIME + ",\"a\":[{}]")
                + ","
                + record("DeviceNetworkEvents", "\"RemotePort\":443")
                + "]}");
    assertThat(block.network()).containsExactly(DNS_EVENT);
    assertThat(block.registry()).containsExactly(REGISTRY_EVENT);
    assertThat(block.rows(DEVICE_NETWORK_EVENTS)).isEqualTo(2);
    assertThat(block.rows(DEVICE_REGISTRY_EVENTS)).isEqualTo(1);
    assertThat(block.rows(DEVICE_NETWORK_INFO)).isEqualTo(1);
    assertThat(block.networkInfo()).hasSize(1);
    assertThat(block.ignored()).isEqualTo(1);
    assertThat(block.irrelevant()).isEqualTo(1);
  }

  @Test
  void messageWhoseRecordsComeLast() {
    String message = "{\"a\":{\"RemotePort\":53},\"rec\\u006frds\" : [{" + DNS_COLUMNS + "}] }";
    assertThat(decode(message).network()).containsExactly(DNS_EVENT);
    assertThat(decode("{\"records\":[]}").rowsRead()).isZero();
  }

  @Test
  void recordsThatAreNoListAreAColumn() {
    assertThat(decode("{\"records\":3," + DNS_COLUMNS + "}").network()).containsExactly(DNS_EVENT);
    assertThat(decode("{\"AdditionalFields\":{\"records\":[{}]}," + TIME + ",\"RemotePort\":53}"))
        .satisfies(block -> assertThat(block.network()).hasSize(1));
  }

  @Test
  void elementsThatAreNoObjectsAreRejectedByThemselves() {
    RowBlock block =
        decode("{\"records\":[1,{" + DNS_COLUMNS + "},\"x\",null,[{}],{\"records\":[]}]}");
    assertThat(block.network()).containsExactly(DNS_EVENT);
    assertThat(block.rejected())
        .extracting(row -> new String(row.raw()))
        .containsExactly("1", "\"x\"", "null", "[{}]");
    assertThat(block.ignored()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"records\":[{$},{$]}",
        "{\"records\":[{$} {$}]}",
        "{\"records\":[{$},]}",
        "{\"records\":[{$}]]}",
        "{\"records\":[{$}]}}",
        "{\"records\":[{$}],}",
        "{\"records\":[{$}] \"a\":1}",
        "{\"records\":[{$}]},{}"
      })
  void brokenMessageIsOneRejectedRow(String template) {
    String message = template.replace("$", DNS_COLUMNS);
    RowBlock block = decode(message);
    assertThat(block.rowsRead()).isEqualTo(1);
    assertThat(block.rejected()).hasSize(1);
    assertThat(block.rejected().get(0).raw()).isEqualTo(message.getBytes());
  }

  @Test
  void brokenRecordInAWholeMessageIsRejectedByItself() {
    RowBlock block = decode("{\"records\":[{\"RemotePort\":53,x},{" + DNS_COLUMNS + "}]}");
    assertThat(block.rejected()).extracting(RejectedRow::reason).containsExactly(Reason.MALFORMED);
    assertThat(block.network()).containsExactly(DNS_EVENT);
  }

  @Test
  void stringsCanForgeNeitherRowsNorBrackets() {
    String forged = "]},{\\\"RemotePort\\\":53}]}\\\\";
    RowBlock block = decode("{\"records\":[{\"x\":\"" + forged + "\",\"RemotePort\":443}]}");
    assertThat(block.rows(DEVICE_NETWORK_EVENTS)).isEqualTo(1);
    assertThat(block.irrelevant()).isEqualTo(1);
  }

  @Test
  void blanksAreNoRows() {
    assertThat(decode("").rowsRead()).isZero();
    assertThat(decode(" \t\r\n").rowsRead()).isZero();
    assertThat(decode("\uFEFF").rowsRead()).isZero();
    assertThat(decode("\uFEFF {" + DNS_COLUMNS + "}\r\n").network()).containsExactly(DNS_EVENT);
  }
}
