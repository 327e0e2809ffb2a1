package io.roguedns.format.zeek;

import static io.roguedns.input.Inputs.decode;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.DnsQuery;
import io.roguedns.event.NetworkEvent;
import io.roguedns.event.RejectedRow.Reason;
import io.roguedns.event.Table;
import io.roguedns.event.Ticks;
import io.roguedns.format.DeviceNames;
import io.roguedns.format.DeviceNamesFile;
import io.roguedns.format.RowBlock;
import io.roguedns.input.InputFormat;
import io.roguedns.input.Inputs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZeekTest {
  private static final String ENDS =
      "\"id.orig_h\":\"10.0.0.5\",\"id.orig_p\":40000,\"id.resp_h\":\"192.0.2.53\",\"id.resp_p\":53";

  private static String row(String more) {
    return "{\"ts\":1773134102.5," + ENDS + ",\"proto\":\"udp\"," + more + "}";
  }

  @ParameterizedTest
  @CsvSource({
    "SF, ConnectionSuccess",
    "S1, ConnectionSuccess",
    "RSTO, ConnectionSuccess",
    "RSTR, ConnectionSuccess",
    "OTH, ConnectionSuccess",
    "'', ConnectionSuccess",
    "REJ, ConnectionFailed",
    "S0, ConnectionAttempt",
    "SH, ConnectionAttempt",
    "SHR, ConnectionAttempt",
    "RSTOS0, ConnectionAttempt",
    "RSTRH, ConnectionAttempt"
  })
  void whatBecameOfAConnection(String state, String actionType) {
    RowBlock block = decode(row("\"conn_state\":\"" + state + "\""));
    assertThat(block.network()).singleElement().extracting("actionType").isEqualTo(actionType);
  }

  @ParameterizedTest
  @CsvSource({
    "1773134102, 2026-03-10T09:15:02.0000000Z",
    "1773134102.0, 2026-03-10T09:15:02.0000000Z",
    "1773134102.1234567, 2026-03-10T09:15:02.1234567Z",
    "1773134102.12345679, 2026-03-10T09:15:02.1234567Z",
    "1773134102.000001, 2026-03-10T09:15:02.0000010Z",
    "1.773134102000001E9, 2026-03-10T09:15:02.0000010Z",
    "2026-03-10T09:15:02.1234567Z, 2026-03-10T09:15:02.1234567Z",
    "0, 1970-01-01T00:00:00.0000000Z",
    "-0.5, 1969-12-31T23:59:59.5000000Z",
    "253402300799.9999999, 9999-12-31T23:59:59.9999999Z"
  })
  void timesKeepTheirTicks(String time, String expected) {
    assertThat(Ticks.format(ZeekTime.parse(time))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        ".",
        "e",
        "1e99",
        "1e999999999",
        "1e-999999999",
        "253402300800",
        "1773134102417",
        "NaN",
        "Infinity",
        "0x10",
        "1773134102.5 ",
        "11111111111111111111111111111111111111111"
      })
  void whatIsNoTimeIsNone(String time) {
    assertThat(ZeekTime.parse(time)).isEqualTo(Ticks.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "dns.log, DNS",
    "a/b/conn.2026-03-10-09-00-00-10-00-00.log.gz, CONN",
    "conn/dns.jsonl, DNS",
    "zeek_conn.json, CONN",
    "zeek-dns, DNS",
    "ZEEK.DNS, DNS"
  })
  void aNameMayTellTheLog(String path, ZeekLog log) {
    assertThat(ZeekLog.ofName(path)).isEqualTo(log);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.log", "dnsmasq.log", "connections.log", "conn-dns.log", "dns/x.log"})
  void orNot(String path) {
    assertThat(ZeekLog.ofName(path)).isNull();
  }

  @Test
  void theRowItselfIsHeardBeforeItsFile() {
    assertThat(logOf(row("\"_path\":\"dns\",\"conn_state\":\"SF\""), "conn.log"))
        .isEqualTo(Table.ZEEK_DNS);
    assertThat(logOf(row("\"conn_state\":\"SF\""), "dns.log")).isEqualTo(Table.ZEEK_CONN);
    assertThat(logOf(row("\"trans_id\":1"), "conn.log")).isEqualTo(Table.ZEEK_DNS);
    assertThat(logOf(row("\"service\":\"dns\""), "dns.log")).isEqualTo(Table.ZEEK_DNS);
    assertThat(logOf(row("\"service\":\"dns\""), "x.log")).isNull();
    assertThat(logOf(row("\"_path\":\"ssl\",\"query\":\"x\""), "dns.log")).isNull();
  }

  private static Table logOf(String row, String path) {
    RowBlock block = decode(row, InputFormat.AUTO, path);
    return block.ignored() == 1
        ? null
        : block.rows(Table.ZEEK_DNS) == 1 ? Table.ZEEK_DNS : Table.ZEEK_CONN;
  }

  @ParameterizedTest
  @ValueSource(ints = {137, 5353, 5355, 80})
  void otherPortsAreNotNeeded(int port) {
    RowBlock block =
        decode(row("\"query\":\"a\"").replace("\"id.resp_p\":53", "\"id.resp_p\":" + port));
    assertThat(block.irrelevant()).isEqualTo(1);
    assertThat(block.queries()).isEmpty();
    assertThat(block.latest()).isPositive();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"ts\":1773134102.5 | \"ts\":\"soon\" | TIMESTAMP | ts isn't a valid time: soon",
        "\"ts\":1773134102.5 | \"x\":0 | TIMESTAMP | no ts",
        "\"id.resp_p\":53 | \"id.resp_p\":\"domain\" | TYPE | id.resp_p isn't a valid port: domain",
        "\"id.resp_p\":53 | \"id.resp_p\":null | TYPE | no id.resp_p",
        "\"id.resp_p\":53 | \"id.resp_p\":65536 | TYPE | id.resp_p isn't a valid port: 65536"
      })
  void whatCantBeReadIsRejected(String from, String to, Reason reason, String detail) {
    RowBlock block = decode(row("\"query\":\"a\"").replace(from.strip(), to.strip()));
    assertThat(block.rows(Table.ZEEK_DNS)).isEqualTo(1);
    assertThat(block.rejected()).singleElement().extracting("reason").isEqualTo(reason);
    assertThat(block.rejected().get(0).detail()).isEqualTo(detail);
  }

  @Test
  void whatARowLacksIsEmpty() {
    RowBlock block = decode("{\"ts\":1,\"id.orig_h\":\"::1\",\"id.resp_p\":53,\"trans_id\":1}");
    NetworkEvent event = block.network().get(0);
    assertThat(event.localPort()).isEqualTo(NetworkEvent.NO_PORT);
    assertThat(event.remoteIp()).isEmpty();
    assertThat(event.protocol()).isEmpty();
    assertThat(block.queries()).as("no name was asked").isEmpty();
    assertThat(decode(row("\"query\":null,\"rcode\":0")).queries()).isEmpty();
    assertThat(decode(row("\"query\":\"\"")).queries()).as("the root").hasSize(1);
  }

  @Test
  void aTypeIsToldByItsNumber() {
    DnsQuery unknown =
        decode(row("\"query\":\"a\",\"qtype\":65,\"qtype_name\":\"query-65\"")).queries().get(0);
    assertThat(unknown.type()).isEqualTo("HTTPS");
    DnsQuery any = decode(row("\"query\":\"a\",\"qtype_name\":\"*\",\"rcode\":5")).queries().get(0);
    assertThat(any.type()).isEqualTo("ANY");
    assertThat(any.responseCode()).isEqualTo("REFUSED");
  }

  @Test
  void soManyAnswersAreKept() {
    DnsQuery query =
        decode(row("\"query\":\"a\",\"answers\":[" + "\"b\",".repeat(99) + "\"c\"]"))
            .queries()
            .get(0);
    assertThat(query.answers()).hasSize(DnsQuery.MOST_ANSWERS);
  }

  @Test
  void aDevicesNameIsOfItsTime() {
    DeviceNames names =
        DeviceNamesFile.read(
            "10.0.0.5,laptop-1,2026-03-10T08:00:00Z,2026-03-10T09:15:02Z\n"
                + "10.0.0.5,laptop-2,2026-03-10T09:15:02Z,",
            new java.util.ArrayList<>());
    String later = row("\"query\":\"a\"");
    String sooner = later.replace("1773134102.5", "1773134101.9");
    assertThat(List.of(device(later, names), device(sooner, names)))
        .containsExactly("laptop-2", "laptop-1");
  }

  private static String device(String row, DeviceNames names) {
    RowBlock block =
        decode(row.getBytes(StandardCharsets.UTF_8), InputFormat.ZEEK, "dns.log", names);
    assertThat(block.queries().get(0).deviceName()).isEqualTo(block.network().get(0).deviceName());
    return block.network().get(0).deviceName();
  }

  @Test
  void addressesHaveOneSpelling() {
    String row = row("\"query\":\"a\"").replace("10.0.0.5", "::FFFF:10.0.0.5");
    assertThat(device(row, DeviceNames.NONE)).isEqualTo("10.0.0.5");
    assertThat(device(row.replace("::FFFF:10.0.0.5", "2001:DB8:0::5"), DeviceNames.NONE))
        .isEqualTo("2001:db8::5");
    Inputs.assertAddsUp(decode(row));
  }
}
