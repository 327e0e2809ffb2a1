package io.roguedns.format.defender;

import static io.roguedns.event.Table.DEVICE_NETWORK_INFO;
import static io.roguedns.format.defender.Decoding.decode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roguedns.event.ConnectedNetwork;
import io.roguedns.event.NetworkInfo;
import io.roguedns.event.RejectedRow;
import io.roguedns.event.RejectedRow.Reason;
import io.roguedns.event.Ticks;
import io.roguedns.format.ReadPlan;
import io.roguedns.format.ReadPlan.TimeRange;
import io.roguedns.format.RowBlock;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkInfoDecodingTest {
  private static final String TIME = "\"Timestamp\":\"2026-03-10T13:50:03.950258Z\"";
  private static final long TICKS = Ticks.parse("2026-03-10T13:50:03.950258Z");
  private static final String COLUMNS =
      TIME
          + ",\"DeviceId\":\"1\",\"DeviceName\":\"lt-1\",\"NetworkAdapterName\":\"{D4}\","
          + "\"MacAddress\":\"02\",\"NetworkAdapterType\":\"Ethernet\","
          + "\"NetworkAdapterStatus\":\"Up\",\"TunnelType\":\"None\","
          + "\"ConnectedNetworks\":\"[{\\\"Name\\\":\\\"corp.example\\\",\\\"Description\\\":\\\"d\\\","
          + "\\\"IsConnectedToInternet\\\":true,\\\"Category\\\":\\\"DomainAuthenticated\\\"}]\","
          + "\"DnsAddresses\":\"[\\\"10.0.0.1\\\",\\\"fe80::1\\\"]\",\"IPv4Dhcp\":\"10.20.0.1\","
          + "\"IPv6Dhcp\":null,\"DefaultGateways\":\"[\\\"10.20.0.1\\\"]\","
          + "\"IPAddresses\":\"[{\\\"IPAddress\\\":\\\"10.20.1.11\\\",\\\"SubnetPrefix\\\":24,"
          + "\\\"AddressType\\\":\\\"Private\\\"}]\",\"ReportId\":2147502807";
  private static final NetworkInfo INFO =
      new NetworkInfo(
          TICKS,
          "lt-1",
          "{D4}",
          "Ethernet",
          "Up",
          "None",
          "10.20.0.1",
          "",
          List.of(new ConnectedNetwork("corp.example", "DomainAuthenticated")),
          List.of("10.0.0.1", "fe80::1"),
          List.of("10.20.0.1"),
          List.of("10.20.1.11"),
          2_147_502_807L);

  private static String record(String columns) {
    return "{\"time\":\"2026-03-10T14:00:00Z\",\"category\":\"AdvancedHunting-DeviceNetworkInfo\","
        + "\"properties\":{"
        + columns
        + "}}";
  }

  private static NetworkInfo with(String column, String json) {
    RowBlock block = decode("{" + TIME + ",\"" + column + "\":" + json + "}", DEVICE_NETWORK_INFO);
    assertThat(block.rejected()).isEmpty();
    return block.networkInfo().get(0);
  }

  @Test
  void comesInEveryShape() {
    assertThat(decode("{" + COLUMNS + "}", DEVICE_NETWORK_INFO).networkInfo())
        .containsExactly(INFO);
    assertThat(decode("{\"Type\":\"DeviceNetworkInfo\"," + COLUMNS + "}").networkInfo())
        .containsExactly(INFO);
    assertThat(decode(record(COLUMNS)).networkInfo()).containsExactly(INFO);
    RowBlock message = decode("{\"records\":[" + record(COLUMNS) + "," + record(COLUMNS) + "]}");
    assertThat(message.networkInfo()).containsExactly(INFO, INFO);
    assertThat(message.rows(DEVICE_NETWORK_INFO)).isEqualTo(2);
    assertThat(message.relevant()).isEqualTo(2);
    assertThat(message.latest()).isEqualTo(TICKS);
  }

  @Test
  void isKnownByItsAdapterIfNothingNamesItsTable() {
    assertThat(decode("{" + COLUMNS + "}").networkInfo()).containsExactly(INFO);
    assertThat(decode("{" + TIME + ",\"RemoteIP\":\"x\",\"NetworkAdapterName\":\"\"}").irrelevant())
        .as("a network event")
        .isOne();
  }

  @Test
  void listsMayBeRealOnes() {
    assertThat(with("DnsAddresses", "[ \"10.0.0.1\", \"10.0.0.2\" ]").dnsAddresses())
        .containsExactly("10.0.0.1", "10.0.0.2");
    assertThat(with("IPAddresses", "[{\"IPAddress\" : \"10.0.0.3\"}]").addresses())
        .containsExactly("10.0.0.3");
    assertThat(with("ConnectedNetworks", "{\"Name\":\"n\",\"Category\":\"Public\"}").networks())
        .containsExactly(new ConnectedNetwork("n", "Public"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "\"  \"", "\"null\"", "\"[]\"", "[]", "[null]"})
  void whatSaysNothingIsAnEmptyList(String json) {
    for (String column :
        List.of("DnsAddresses", "DefaultGateways", "IPAddresses", "ConnectedNetworks")) {
      NetworkInfo info = with(column, json);
      assertThat(info.dnsAddresses()).isEmpty();
      assertThat(info.gateways()).isEmpty();
      assertThat(info.addresses()).isEmpty();
      assertThat(info.networks()).isEmpty();
    }
  }

  @Test
  void whatAnElementLacksIsEmptyAndNoAddressIsNone() {
    assertThat(with("ConnectedNetworks", "\"[{},{\\\"Category\\\":null}]\"").networks())
        .containsExactly(new ConnectedNetwork("", ""), new ConnectedNetwork("", ""));
    assertThat(with("IPAddresses", "[{\"SubnetPrefix\":24},{\"IPAddress\":\"\"}]").addresses())
        .isEmpty();
  }

  @Test
  void listsCannotBeChanged() {
    NetworkInfo info = with("DnsAddresses", "[\"10.0.0.1\"]");
    for (List<?> list :
        List.of(info.dnsAddresses(), info.gateways(), info.addresses(), info.networks())) {
      assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"10.0.0.1\"",
        "\"[\\\"10.0.0.1\\\",]\"",
        "\"[\\\"10.0.0.1\\\"\"",
        "\"[] []\"",
        "\"[5]\"",
        "[[\"10.0.0.1\"]]",
        "true",
        "7",
        "\"[{\\\"IPAddress\\\":5,\\\"Name\\\":5}]\"",
        "\"\\u0000\""
      })
  void listsThatAreNoneAreRejected(String json) {
    for (String column :
        List.of("DnsAddresses", "DefaultGateways", "IPAddresses", "ConnectedNetworks")) {
      RowBlock block =
          decode("{" + TIME + ",\"" + column + "\":" + json + "}", DEVICE_NETWORK_INFO);
      assertThat(block.networkInfo()).isEmpty();
      assertThat(block.rejected())
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row.reason()).isEqualTo(Reason.TYPE);
                assertThat(row.detail()).startsWith(column + " isn't a valid list: ");
              });
      assertThat(block.rows(DEVICE_NETWORK_INFO)).isOne();
      assertThat(block.latest()).as("its time can be read").isEqualTo(TICKS);
    }
  }

  @Test
  void hugeListsAreRejectedAndShownInPart() {
    String longest = "[" + "\"10.0.0.1\",".repeat(999) + "\"10.0.0.1\"]";
    assertThat(with("DnsAddresses", longest).dnsAddresses()).hasSize(1_000);
    String more = "[" + "\"10.0.0.1\",".repeat(1_000) + "\"10.0.0.1\"]";
    String deep = "[".repeat(60) + "]".repeat(60);
    String hidden = "\"" + "[".repeat(100_000) + "]".repeat(100_000) + "\"";
    for (String json : List.of(more, deep, hidden)) {
      RejectedRow row =
          decode("{" + TIME + ",\"DnsAddresses\":" + json + "}", DEVICE_NETWORK_INFO)
              .rejected()
              .get(0);
      assertThat(row.reason()).isEqualTo(json.equals(deep) ? Reason.TYPE : Reason.TOO_LARGE);
      assertThat(row.detail()).hasSizeLessThan(150);
    }
  }

  @Test
  void aRowWithoutATimeIsRejected() {
    RowBlock block = decode("{\"DnsAddresses\":\"x\"}", DEVICE_NETWORK_INFO);
    assertThat(block.rejected()).extracting(RejectedRow::reason).containsExactly(Reason.TIMESTAMP);
  }

  @Test
  void onlyRowsThatThePlanAsksForAreRead() {
    byte[] row =
        "{\"Timestamp\":\"2026-03-10\",\"DnsAddresses\":\"x\"}".getBytes(StandardCharsets.UTF_8);
    ReadPlan without = new ReadPlan(Decoding.NETWORK, Decoding.REGISTRY, TimeRange.ALL);
    ReadPlan later = new ReadPlan(null, null, true, new TimeRange(TICKS, Ticks.MAX));
    for (ReadPlan plan : List.of(without, later)) {
      RowBlock block = decode(plan, row, DEVICE_NETWORK_INFO);
      assertThat(block.irrelevant()).isOne();
      assertThat(block.relevant()).isZero();
    }
    assertThat(new RowScreen(without).isUnneeded(row, 0, row.length, DEVICE_NETWORK_INFO)).isTrue();
    assertThat(new RowScreen(later).isUnneeded(row, 0, row.length, DEVICE_NETWORK_INFO)).isFalse();
  }
}
