package io.roguedns.format.sysmon;

import static io.roguedns.input.Inputs.decode;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.NetworkEvent;
import io.roguedns.event.RegistryEvent;
import io.roguedns.event.RejectedRow;
import io.roguedns.event.RejectedRow.Reason;
import io.roguedns.event.Table;
import io.roguedns.format.RowBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SysmonTest {
  private static final String AT = "\"UtcTime\":\"2026-03-10 09:00:00.000\",\"Computer\":\"pc\",";

  private static String connection(String more) {
    return "{\"EventID\":3,"
        + AT
        + "\"Image\":\"C:\\\\a\\\\b.exe\",\"DestinationPort\":53"
        + more
        + "}";
  }

  @Test
  void ofAConnectionThatCameInTheOtherEndIsRemote() {
    NetworkEvent event =
        decode(
                "{\"EventID\":3,"
                    + AT
                    + "\"Initiated\":\"false\",\"SourceIp\":\"192.0.2.1\",\"SourcePort\":53,"
                    + "\"DestinationIp\":\"10.0.0.9\",\"DestinationPort\":50001,\"Protocol\":\"tcp\"}")
            .network()
            .get(0);
    assertThat(event.actionType()).isEqualTo("InboundConnectionAccepted");
    assertThat(event.remoteIp()).isEqualTo("192.0.2.1");
    assertThat(event.remotePort()).isEqualTo(53);
    assertThat(event.localIp()).isEqualTo("10.0.0.9");
    assertThat(event.localPort()).isEqualTo(50001);
    assertThat(event.protocol()).isEqualTo("Tcp");
  }

  @Test
  void aServerThatIsAskedIsNoClient() {
    RowBlock block = decode(connection(",\"Initiated\":\"false\",\"SourcePort\":50001"));
    assertThat(block.irrelevant()).isEqualTo(1);
    assertThat(block.rows(Table.SYSMON)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "C:\\\\Windows\\\\System32\\\\svchost.exe, svchost.exe",
    "/usr/bin/dig, dig",
    "System, System",
    "<unknown process>, ''",
    "-, ''"
  })
  void theProcessIsTheLastPartOfItsImage(String image, String process) {
    NetworkEvent event =
        decode("{\"EventID\":3," + AT + "\"DestinationPort\":53,\"Image\":\"" + image + "\"}")
            .network()
            .get(0);
    assertThat(event.processName()).isEqualTo(process);
    assertThat(event.origin().folder().isEmpty()).isEqualTo(process.isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "HKLM\\\\SYSTEM\\\\ControlSet001\\\\Services\\\\Tcpip\\\\Parameters, HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services\\Tcpip\\Parameters",
    "\\\\REGISTRY\\\\MACHINE\\\\SYSTEM\\\\Tcpip6\\\\Parameters, HKEY_LOCAL_MACHINE\\SYSTEM\\Tcpip6\\Parameters",
    "HKU\\\\S-1-5-18\\\\Tcpip\\\\Parameters, HKEY_USERS\\S-1-5-18\\Tcpip\\Parameters",
    "HKLMX\\\\Tcpip\\\\Parameters, HKLMX\\Tcpip\\Parameters"
  })
  void aKeysRootIsSpelledOut(String key, String spelled) {
    assertThat(valueSet(key, "10.0.0.1").key()).isEqualTo(spelled);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1",
    "DWORD (0x00000001), DWORD (0x00000001)",
    "Binary Data, ''",
    "(Empty), ''",
    "-, ''"
  })
  void whatAValueHoldsIsTakenAsItIsUnlessItIsntTold(String details, String data) {
    assertThat(valueSet("HKLM\\\\Tcpip\\\\Parameters", details).valueData()).isEqualTo(data);
  }

  private static RegistryEvent valueSet(String key, String details) {
    return decode(
            "{\"EventID\":13,"
                + AT
                + "\"TargetObject\":\""
                + key
                + "\\\\NameServer\",\"Details\":\""
                + details
                + "\"}")
        .registry()
        .get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "0, NOERROR",
    "9501, NOERROR",
    "9002, SERVFAIL",
    "9003, NXDOMAIN",
    "9005, REFUSED",
    "9016, 16",
    "1460, 1460",
    "9701, 9701",
    "-, ''",
    "SUCCESS, NOERROR",
    "DNS_ERROR_RCODE_NAME_ERROR, NXDOMAIN",
    "DNS_ERROR_RCODE_BADSIG, DNS_ERROR_RCODE_BADSIG"
  })
  void whatBecameOfAQuery(String status, String code) {
    RowBlock block =
        decode(
            "{\"EventID\":22,"
                + AT
                + "\"QueryName\":\"a.example\",\"QueryStatus\":\""
                + status
                + "\",\"QueryResults\":\"-\"}");
    assertThat(block.queries()).singleElement().extracting("responseCode").isEqualTo(code);
    assertThat(block.queries().get(0).answers()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 5, 7, 11, 12, 14, 23, 255})
  void otherEventsAreKnownAndNotNeeded(int id) {
    RowBlock block = decode("{\"EventID\":" + id + "," + AT + "\"Image\":\"a\"}");
    assertThat(block.rows(Table.SYSMON)).isEqualTo(1);
    assertThat(block.irrelevant()).isEqualTo(1);
    assertThat(block.latest()).as("time moves with every row").isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"winlog\":{\"event_id\":3,\"channel\":\"System\",\"provider_name\":\"Microsoft-Windows-DNS-Client\"}}",
        "{\"winlog\":{\"event_id\":13,\"event_data\":{\"param1\":\"x\"}}}",
        "{\"EventID\":22,\"Channel\":\"Security\",\"SourceName\":\"Microsoft-Windows-Security-Auditing\"}",
        "{\"EventID\":3}",
        "<Event><System><Provider Name='Other'/><EventID>3</EventID></System></Event>",
        "<Event><System><EventID>3</EventID></System></Event>"
      })
  void eventsOfOtherProvidersAreOfNoKnownTable(String text) {
    RowBlock block = decode(text);
    assertThat(block.ignored()).isEqualTo(1);
    assertThat(block.rowsOfNoTable()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"EventID\":3,\"DestinationPort\":53 | TIMESTAMP | no UtcTime",
        "\"EventID\":3,\"DestinationPort\":\"53x\" | TYPE | DestinationPort isn't a valid port: 53x",
        "\"EventID\":3,\"DestinationPort\":70000 | TYPE | DestinationPort isn't a valid port: 70000",
        "\"EventID\":3 | TYPE | no DestinationPort",
        "\"EventID\":3,\"Initiated\":\"false\",\"DestinationPort\":53 | TYPE | no SourcePort",
        "\"EventID\":13 | TYPE | no TargetObject",
        "\"EventID\":13,\"TargetObject\":\"HKLM\" | TYPE | TargetObject isn't a valid key and value name: HKLM",
      })
  void whatCantBeReadIsRejectedWithItsReason(String fields, Reason reason, String detail) {
    RowBlock block =
        decode("{\"Channel\":\"Microsoft-Windows-Sysmon/Operational\"," + fields.strip() + "}");
    assertThat(block.rows(Table.SYSMON)).isEqualTo(1);
    RejectedRow row = block.rejected().get(0);
    assertThat(row.reason()).isEqualTo(reason);
    assertThat(row.detail()).isEqualTo(detail);
    assertThat(row.position()).isEqualTo(7);
  }

  @Test
  void aQueryWithoutNameIsRejected() {
    RowBlock block = decode("{\"EventID\":22," + AT + "\"QueryName\":\"-\"}");
    assertThat(block.rejected()).singleElement().extracting("detail").isEqualTo("no QueryName");
  }

  @Test
  void aTimeThatIsNoneIsRejected() {
    RowBlock block = decode("{\"EventID\":3,\"UtcTime\":\"yesterday\",\"DestinationPort\":53}");
    assertThat(block.rejected())
        .singleElement()
        .extracting("detail")
        .isEqualTo("UtcTime isn't a valid time: yesterday");
  }
}
