package io.roguedns.format.defender;

import static io.roguedns.event.Table.DEVICE_NETWORK_EVENTS;
import static io.roguedns.format.defender.Decoding.decode;
import static io.roguedns.format.defender.DefenderJson.DNS_COLUMNS;
import static io.roguedns.format.defender.DefenderJson.TIME;
import static io.roguedns.format.defender.DefenderJson.network;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.NetworkEvent;
import io.roguedns.format.ReadPlan;
import io.roguedns.format.ReadPlan.NetworkColumn;
import io.roguedns.format.ReadPlan.TimeRange;
import io.roguedns.format.RowBlock;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What columns say, in all their spellings. */
class JsonColumnsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "53",
        "\"53\"",
        "53.0",
        "5.3e1",
        "53.9",
        "530E-1",
        "\" 53\\t\"",
        "\"+53\"",
        "\"053\"",
        "\"\\u00353\"",
        "\"\\u00a053\"",
        "0.53e2",
        "0.000000053e9",
        "52.99999999999999999999"
      })
  void portIsReadAsKustoDoes(String port) {
    assertThat(network("\"RemotePort\" : " + port + " ").remotePort()).isEqualTo(53);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "\"\"",
        "\"5 3\"",
        "\"53.0\"",
        "\"0x35\"",
        "-53",
        "\"-53\"",
        "530",
        "5353",
        "1e999999999",
        "-1e999999999",
        "1e-999999999",
        "4294967349",
        "18446744073709551669",
        "\"18446744073709551669\"",
        "[53]",
        "{\"RemotePort\":53}",
        "\"53\\u0000\"",
        "0.53",
        "\"٥٣\""
      })
  void whatIsNoDnsPortIsIrrelevant(String port) {
    RowBlock block = decode("{" + TIME + ",\"RemotePort\":" + port + "}", DEVICE_NETWORK_EVENTS);
    assertThat(block.irrelevant()).isOne();
    // Were it parsed because of something else, it would be irrelevant all the same.
    block = decode("{" + TIME + ",\"\\u0041\":1,\"RemotePort\":" + port + "}");
    assertThat(block.irrelevant()).isOne();
  }

  @Test
  void lastOfSeveralCounts() {
    assertThat(network("\"RemotePort\":80,\"Remote\\u0050ort\":53").remotePort()).isEqualTo(53);
    assertThat(decode("{" + TIME + ",\"RemotePort\":53,\"RemotePort\":80}").irrelevant()).isOne();
  }

  @Test
  void missingAndNullTextIsEmpty() {
    NetworkEvent event = network("\"RemotePort\":53,\"RemoteIP\":null");
    assertThat(event)
        .isEqualTo(
            new NetworkEvent(event.timestamp(), "", "", "", 53, "", -1, "", "", "", "", "", -1));
  }

  @Test
  void otherTypesInTextColumnsAreTheirText() {
    NetworkEvent event =
        network(
            "\"RemotePort\":53,\"DeviceName\":1.50,\"ActionType\":true,\"RemoteIP\":[ 1, \"a b\" ],"
                + "\"Protocol\":false,\"LocalIP\":\"\","
                + "\"AdditionalFields\":{ \"a\" : \"\\\" }\" ,\n\"b\":{ } }");
    assertThat(event.deviceName()).isEqualTo("1.50");
    assertThat(event.actionType()).isEqualTo("true");
    assertThat(event.remoteIp()).isEqualTo("[1,\"a b\"]");
    assertThat(event.protocol()).isEqualTo("false");
    assertThat(event.additionalFields()).isEqualTo("{\"a\":\"\\\" }\",\"b\":{}}");
  }

  @Test
  void unreadableNumbersAreMissing() {
    NetworkEvent event = network("\"RemotePort\":53,\"LocalPort\":\"x\",\"ReportId\":{}");
    assertThat(event.localPort()).isEqualTo(NetworkEvent.NO_PORT);
    assertThat(event.reportId()).isEqualTo(NetworkEvent.NO_REPORT);
    event = network("\"RemotePort\":53,\"LocalPort\":\"70\",\"ReportId\":\" 9007199254740993 \"");
    assertThat(event.localPort()).isEqualTo(70);
    assertThat(event.reportId()).isEqualTo(9007199254740993L);
  }

  @Test
  void accountNameCountsIfItIsThereEvenIfNull() {
    String process = ",\"InitiatingProcessAccountName\":\"ann\"";
    assertThat(network("\"RemotePort\":53" + process).account()).isEqualTo("ann");
    assertThat(network("\"RemotePort\":53,\"AccountName\":null" + process).account()).isEmpty();
    assertThat(network("\"RemotePort\":53,\"AccountName\":\"b\"" + process).account())
        .isEqualTo("b");
  }

  @Test
  void escapesAndSurrogates() {
    NetworkEvent event =
        network(
            "\"RemotePort\":53,\"DeviceName\":\"\\ud83d\\ude00 😀 é \\u00e9\","
                + "\"RemoteIP\":\"\\ud800\",\"Protocol\":\"\\udc00\\ud83d.\",\"LocalIP\":\"\\u0000\\/\\b\\f\\n\\r\\t\"");
    assertThat(event.deviceName()).isEqualTo("😀 😀 é é");
    assertThat(event.remoteIp()).isEqualTo("\uFFFD");
    assertThat(event.protocol()).isEqualTo("\uFFFD\uFFFD.");
    assertThat(event.localIp()).isEqualTo("\0/\b\f\n\r\t");
  }

  @Test
  void onlyWantedColumnsAreRead() {
    ReadPlan.Network some =
        new ReadPlan.Network(
            Set.of(53),
            EnumSet.of(NetworkColumn.DEVICE_NAME, NetworkColumn.REMOTE_IP),
            EnumSet.of(NetworkColumn.COMMAND_LINE),
            ip -> ip.startsWith("6."),
            Set.of("DnsConnectionInspected"));
    ReadPlan plan = new ReadPlan(some, null, TimeRange.ALL);
    byte[] row = ("{" + DNS_COLUMNS + "}").getBytes();
    NetworkEvent event = decode(plan, row, null).network().get(0);
    assertThat(event.commandLine()).isEqualTo("\"C:\\curl.exe\" a");
    assertThat(event.account() + event.protocol() + event.actionType()).isEmpty();
    assertThat(event.reportId()).isEqualTo(NetworkEvent.NO_REPORT);
    row = ("{" + DNS_COLUMNS.replace("6.6.6.6", "8.8.8.8") + "}").getBytes();
    event = decode(plan, row, null).network().get(0);
    assertThat(event.remoteIp()).isEqualTo("8.8.8.8");
    assertThat(event.commandLine()).isEmpty();
    row =
        ("{"
                + DNS_COLUMNS
                    .replace("6.6.6.6", "8.8.8.8")
                    .replace("ConnectionSuccess", "DnsConnectionInspected")
                + "}")
            .getBytes();
    event = decode(plan, row, null).network().get(0);
    assertThat(event.commandLine()).isNotEmpty();
  }
}
