package io.roguedns.decode;

import static io.roguedns.decode.Decoding.decode;
import static io.roguedns.event.Table.DEVICE_NETWORK_EVENTS;
import static io.roguedns.event.Table.DEVICE_NETWORK_INFO;
import static io.roguedns.event.Table.DEVICE_REGISTRY_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.decode.ReadPlan.NetworkColumn;
import io.roguedns.decode.ReadPlan.TimeRange;
import io.roguedns.decode.RejectedRow.Reason;
import io.roguedns.event.NetworkEvent;
import io.roguedns.event.RegistryEvent;
import io.roguedns.event.Table;
import io.roguedns.event.Ticks;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDecoderTest {
  private static final String TIME = "\"Timestamp\":\"2024-05-01T10:02:03.0259186Z\"";
  private static final String DNS_COLUMNS =
      TIME
          + ",\"DeviceName\":\"wks-1\",\"ActionType\":\"ConnectionSuccess\",\"RemoteIP\":\"6.6.6.6\","
          + "\"RemotePort\":53,\"LocalIP\":\"10.0.0.9\",\"LocalPort\":50123,\"Protocol\":\"Udp\","
          + "\"InitiatingProcessFileName\":\"curl.exe\","
          + "\"InitiatingProcessCommandLine\":\"\\\"C:\\\\curl.exe\\\" a\","
          + "\"InitiatingProcessAccountName\":\"ann\",\"ReportId\":5000000000,"
          + "\"AdditionalFields\":\"{\\\"rtt\\\":\\\"1\\\"}\"";
  private static final NetworkEvent DNS_EVENT =
      new NetworkEvent(
          Ticks.parse("2024-05-01T10:02:03.0259186Z"),
          "wks-1",
          "ConnectionSuccess",
          "6.6.6.6",
          53,
          "10.0.0.9",
          50123,
          "Udp",
          "curl.exe",
          "\"C:\\curl.exe\" a",
          "ann",
          "{\"rtt\":\"1\"}",
          5_000_000_000L);
  private static final String REGISTRY_COLUMNS =
      TIME
          + ",\"DeviceName\":\"wks-1\",\"ActionType\":\"RegistryValueSet\",\"RegistryKey\":"
          + "\"HKEY_LOCAL_MACHINE\\\\SYSTEM\\\\ControlSet001\\\\Services\\\\TCPIP\\\\Parameters\","
          + "\"RegistryValueName\":\"NameServer\",\"RegistryValueData\":\"6.6.6.6\","
          + "\"InitiatingProcessFileName\":\"netsh.exe\",\"AccountName\":\"bob\",\"ReportId\":\"7\"";
  private static final RegistryEvent REGISTRY_EVENT =
      new RegistryEvent(
          Ticks.parse("2024-05-01T10:02:03.0259186Z"),
          "wks-1",
          "RegistryValueSet",
          "HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services\\TCPIP\\Parameters",
          "NameServer",
          "6.6.6.6",
          "netsh.exe",
          "bob",
          7);

  private static String record(String table, String properties) {
    return "{\"time\":\"2024-05-01T10:20:00Z\",\"tenantId\":\"t\",\"operationName\":\"Publish\","
        + "\"category\":\"AdvancedHunting-"
        + table
        + "\",\"properties\":{"
        + properties
        + "},\"Tenant\":\"DefaultTenant\"}";
  }

  private static NetworkEvent network(String columns) {
    RowBlock block = decode("{" + TIME + "," + columns + "}", DEVICE_NETWORK_EVENTS);
    assertThat(block.rejected()).isEmpty();
    assertThat(block.network()).hasSize(1);
    return block.network().get(0);
  }

  private static RejectedRow rejected(String row) {
    RowBlock block = decode(row, DEVICE_NETWORK_EVENTS);
    assertThat(block.rejected()).hasSize(1);
    assertThat(block.rowsRead()).isEqualTo(1);
    return block.rejected().get(0);
  }

  @Nested
  class Shapes {
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
      assertThat(decode("{\"records\":3," + DNS_COLUMNS + "}").network())
          .containsExactly(DNS_EVENT);
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
      assertThat(block.rejected())
          .extracting(RejectedRow::reason)
          .containsExactly(Reason.MALFORMED);
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

  @Nested
  class Tables {
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
      String both =
          "\"Type\":\"DeviceEvents\",\"category\":\"AdvancedHunting-DeviceNetworkEvents\"";
      assertThat(decode("{" + both + ",\"RemotePort\":80}").rows(DEVICE_NETWORK_EVENTS)).isOne();
      assertThat(decode("{" + both + "," + DNS_COLUMNS + "}").network()).hasSize(1);
    }

    @Test
    void nestedNamesDoNotCount() {
      String row =
          "{\"AdditionalFields\":{\"category\":\"DeviceRegistryEvents\"},\"RemotePort\":80}";
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
      assertThat(
              decode(none, ("{" + DNS_COLUMNS + "}").getBytes(), DEVICE_NETWORK_INFO).irrelevant())
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

  @Nested
  class Columns {
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

  @Nested
  class Time {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          ",\"Timestamp\":null",
          ",\"Timestamp\":1714557723",
          ",\"Timestamp\":{}",
          ",\"Timestamp\":\"yesterday\"",
          ",\"Timestamp\":\"2024-05-01t10:00:00Z\"",
          ",\"Timestamp\":\"2024-02-30\""
        })
    void relevantRowWithoutReadableTimeIsRejected(String timestamp) {
      RejectedRow row = rejected("{\"RemotePort\":53" + timestamp + "}");
      assertThat(row.reason()).isEqualTo(Reason.TIMESTAMP);
      assertThat(decode("{\"RemotePort\":80,\"\\u0041\":1" + timestamp + "}").irrelevant()).isOne();
    }

    @Test
    void rowsOutOfRangeAreIrrelevantButMoveTime() {
      long time = DNS_EVENT.timestamp();
      byte[] row = ("{" + DNS_COLUMNS + "}").getBytes();
      assertThat(
              decode(new ReadPlan(Decoding.NETWORK, null, new TimeRange(time, time + 1)), row, null)
                  .relevant())
          .isOne();
      for (TimeRange other :
          new TimeRange[] {new TimeRange(0, time), new TimeRange(time + 1, time + 9)}) {
        RowBlock block = decode(new ReadPlan(Decoding.NETWORK, null, other), row, null);
        assertThat(block.irrelevant()).isOne();
        assertThat(block.latest()).isEqualTo(time);
      }
    }

    @Test
    void whiteSpaceAroundTimeIsNone() {
      String row = "{\"RemotePort\":53,\"Timestamp\":\" 2024-05-01 10:02:03.0259186 \\t\"}";
      assertThat(decode(row).network().get(0).timestamp()).isEqualTo(DNS_EVENT.timestamp());
    }
  }

  @Nested
  class Hostile {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "x",
          "{",
          "}",
          "[]",
          "[{\"RemotePort\":53}]",
          "null",
          "\"\"",
          "{]",
          "\0\0\0",
          "{\"RemotePort\":53",
          "{\"RemotePort\":53}}",
          "{\"RemotePort\":53}{}",
          "{\"RemotePort\":NaN}",
          "{\"RemotePort\":53,}",
          "{\"RemotePort\":53,\"a\":01}",
          "{\"RemotePort\":053}",
          "{\"RemotePort\":53,\"a\":+1}",
          "{\"RemotePort\":53,\"a\":1.}",
          "{\"RemotePort\":53,'a':1}",
          "{\"RemotePort\":53,\"a\":\"\\x\"}",
          "{\"RemotePort\":53,\"a\":\"\\u00g0\"}",
          "{\"RemotePort\":53,\"a\":\"\n\"}",
          "{\"RemotePort\":53,\"a\":\"\0\"}",
          "{\"RemotePort\":53,\"a\":tru}",
          "{\"RemotePort\":53,\"a\":truex}",
          "{\"RemotePort\":53,\"a\"}",
          "{\"RemotePort\":53,\"a\":[1,]}",
          "{\"RemotePort\":53,\"a\":{\"b\":1]}}",
          "{\"RemotePort\":53 \"a\":1}",
          "{\"RemotePort\":53,\"a\":\"}",
          "{\"RemotePort\":53,\"a\":\"\\\"}",
          "{\"RemotePort\":53,\"a\":}",
          "{\"RemotePort\":53,\"a\":Infinity}",
          "{\"RemotePort\":53/**/}",
          "{,\"RemotePort\":53}"
        })
    void malformed(String row) {
      RejectedRow rejected = rejected(row);
      assertThat(rejected.reason()).isEqualTo(Reason.MALFORMED);
      assertThat(rejected.raw()).isEqualTo(row.getBytes(StandardCharsets.UTF_8));
      assertThat(rejected.source()).isEqualTo("here");
      assertThat(rejected.position()).isEqualTo(7);
      assertThat(rejected.length()).isEqualTo(row.length());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "\u00c0\u00af",
          "\u00ed\u00a0\u0080",
          "\u00f4\u0090\u0080\u0080",
          "\u00ff",
          "\u00c3",
          "\u0080"
        })
    void whatIsNotUtf8(String latin) {
      byte[] row =
          ("{" + TIME + ",\"RemotePort\":53,\"a\":\"" + latin + "\"}")
              .getBytes(StandardCharsets.ISO_8859_1);
      RowBlock block = decode(Decoding.PLAN, row, null);
      assertThat(block.rejected())
          .extracting(RejectedRow::reason)
          .containsExactly(Reason.MALFORMED);
    }

    @Test
    void nestingHasALimit() {
      String fits = "[".repeat(63) + "]".repeat(63);
      assertThat(network("\"RemotePort\":53,\"a\":" + fits)).isNotNull();
      String deeper = "[" + fits + "]";
      String row = "{" + TIME + ",\"RemotePort\":53,\"a\":";
      assertThat(rejected(row + deeper + "}").reason()).isEqualTo(Reason.TOO_LARGE);
      String deep = "{\"a\":".repeat(1_000_000) + "1" + "}".repeat(1_000_000);
      assertThat(rejected(row + deep + "}").reason()).isEqualTo(Reason.TOO_LARGE);
      assertThat(decode("{\"a\":" + deep + "}", DEVICE_NETWORK_EVENTS).irrelevant()).isOne();
    }

    @Test
    void longRowsAreReadUpToALimit() {
      String row = "{" + TIME + ",\"RemotePort\":53,\"InitiatingProcessCommandLine\":\"";
      String tenMegabytes = "x".repeat(10_000_000);
      assertThat(decode(row + tenMegabytes + "\"}").network().get(0).commandLine())
          .isEqualTo(tenMegabytes);
      RejectedRow rejected = rejected(row + tenMegabytes + tenMegabytes + "\"}");
      assertThat(rejected.reason()).isEqualTo(Reason.TOO_LARGE);
      assertThat(rejected.raw()).hasSize(RejectedRow.MAX_RAW_BYTES);
      assertThat(rejected.length()).isGreaterThan(20_000_000);
      assertThat(
              decode("{\"RemotePort\":80,\"x\":\"" + tenMegabytes + tenMegabytes + "\"}")
                  .irrelevant())
          .isOne();
    }

    @Test
    void hugeNumbersCostTheirDigits() {
      String digits = "9".repeat(1_000_000);
      assertThat(decode("{" + TIME + ",\"RemotePort\":" + digits + "}").irrelevant()).isOne();
      assertThat(decode("{" + TIME + ",\"RemotePort\":0." + digits + "e999999999}").irrelevant())
          .isOne();
      NetworkEvent event =
          network("\"RemotePort\":53,\"ReportId\":" + digits + ",\"LocalPort\":1e999999999");
      assertThat(event.reportId()).isEqualTo(NetworkEvent.NO_REPORT);
      assertThat(event.localPort()).isEqualTo(NetworkEvent.NO_PORT);
    }

    @Test
    void rowsShorterThanAnyName() {
      assertThat(decode("{}").ignored()).isOne();
      assertThat(decode("{ }", DEVICE_NETWORK_EVENTS).irrelevant()).isOne();
      assertThat(decode("{\"a\":1}", DEVICE_REGISTRY_EVENTS).irrelevant()).isOne();
    }
  }
}
