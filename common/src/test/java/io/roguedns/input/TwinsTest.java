package io.roguedns.input;

import static io.roguedns.input.Inputs.decode;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.Table;
import io.roguedns.format.RowBlock;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A sample of each spelling of Sysmon and Zeek gives the same event as its twin of Defender. */
class TwinsTest {
  static final List<String> CONNECTIONS =
      List.of(
          Twins.WINLOG_CONNECTION,
          Twins.DOTTED_CONNECTION,
          Twins.ECS_CONNECTION,
          Twins.FLAT_CONNECTION,
          Twins.XML_CONNECTION);
  static final List<String> VALUES_SET =
      List.of(
          Twins.WINLOG_VALUE_SET, Twins.ECS_VALUE_SET, Twins.FLAT_VALUE_SET, Twins.XML_VALUE_SET);
  static final List<String> SYSMON_QUERIES =
      List.of(Twins.WINLOG_QUERY, Twins.ECS_QUERY, Twins.FLAT_QUERY, Twins.XML_QUERY);
  static final List<String> FLOWS =
      List.of(Twins.DOTTED_FLOW, Twins.NESTED_FLOW, Twins.UNDERSCORED_FLOW, Twins.TSV_FLOW);
  static final List<String> ZEEK_QUERIES =
      List.of(Twins.DOTTED_QUERY, Twins.NESTED_QUERY, Twins.UNDERSCORED_QUERY, Twins.TSV_QUERY);

  @ParameterizedTest
  @FieldSource("CONNECTIONS")
  void aConnectionOfSysmon(String sample) {
    RowBlock block = decode(sample);
    assertThat(block.network()).hasSize(1).isEqualTo(decode(Twins.CONNECTION).network());
    assertThat(block.rows(Table.SYSMON)).isEqualTo(1);
    assertThat(block.latest()).isEqualTo(block.network().get(0).timestamp());
  }

  @ParameterizedTest
  @FieldSource("VALUES_SET")
  void aValueThatWasSet(String sample) {
    RowBlock block = decode(sample);
    assertThat(block.registry()).hasSize(1).isEqualTo(decode(Twins.VALUE_SET).registry());
    assertThat(block.rows(Table.SYSMON)).isEqualTo(1);
  }

  @ParameterizedTest
  @FieldSource("SYSMON_QUERIES")
  void aQueryOfSysmon(String sample) {
    RowBlock block = decode(sample);
    assertThat(block.queries()).containsExactly(Twins.SYSMON_QUERY);
    assertThat(block.network()).isEmpty();
    assertThat(block.rows(Table.SYSMON)).isEqualTo(1);
    assertThat(block.relevant()).isEqualTo(1);
  }

  @ParameterizedTest
  @FieldSource("FLOWS")
  void aConnectionOfZeek(String sample) {
    RowBlock block = decode(sample);
    assertThat(block.network()).hasSize(1).isEqualTo(decode(Twins.FLOW).network());
    assertThat(block.queries()).isEmpty();
    assertThat(block.rows(Table.ZEEK_CONN)).isEqualTo(1);
  }

  @ParameterizedTest
  @FieldSource("ZEEK_QUERIES")
  void aQueryOfZeek(String sample) {
    RowBlock block = decode(sample);
    assertThat(block.network()).hasSize(1).isEqualTo(decode(Twins.INSPECTED).network());
    assertThat(block.queries()).containsExactly(Twins.ZEEK_QUERY);
    assertThat(block.rows(Table.ZEEK_DNS)).isEqualTo(1);
    assertThat(block.relevant()).isEqualTo(1);
  }

  @Test
  void aQueryOfZeekIsThatOfDefendersInspectedRow() {
    String fields =
        "\"AdditionalFields\":{\"query\":\"x1.t.example.net\",\"qtype\":\"16\",\"qtype_name\":\"TXT\",\"rcode_name\":\"NOERROR\",\"answers\":\"[\\\"TXT"
            + " 8 v=a,b=c2\\\",\\\"192.0.2.9\\\"]\"},";
    assertThat(decode("{" + fields + Twins.INSPECTED.strip().substring(1)).queries())
        .containsExactly(Twins.ZEEK_QUERY);
  }

  static Stream<Arguments> formats() {
    return Stream.of(
            Stream.of(CONNECTIONS, VALUES_SET, SYSMON_QUERIES)
                .flatMap(List::stream)
                .map(sample -> Arguments.of(sample, InputFormat.SYSMON, InputFormat.ZEEK)),
            Stream.of(FLOWS, ZEEK_QUERIES)
                .flatMap(List::stream)
                .map(sample -> Arguments.of(sample, InputFormat.ZEEK, InputFormat.SYSMON)))
        .flatMap(samples -> samples);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void theFormatThatIsNamedCounts(String sample, InputFormat own, InputFormat other) {
    RowBlock named = decode(sample, own, "here");
    RowBlock told = decode(sample);
    assertThat(named.network()).isEqualTo(told.network());
    assertThat(named.registry()).isEqualTo(told.registry());
    assertThat(named.queries()).isEqualTo(told.queries());
    assertThat(decode(sample, other, "here").relevant()).isZero();
    assertThat(decode(sample, InputFormat.DEFENDER, "here").relevant()).isZero();
  }

  @Test
  void aPathThatNamesATableOfDefenderMakesItDefenders() {
    RowBlock block =
        decode(Twins.DOTTED_FLOW, InputFormat.AUTO, "lake/DeviceNetworkEvents/x.jsonl");
    assertThat(block.rows(Table.DEVICE_NETWORK_EVENTS)).isEqualTo(1);
    assertThat(block.relevant()).isZero();
    RowBlock defender = decode(Twins.CONNECTION, InputFormat.AUTO, "lake/Sysmon/ZeekDns/x.jsonl");
    assertThat(defender.network()).hasSize(1);
  }

  @Test
  void rowsOfAllSourcesMayStandInOneMessage() {
    RowBlock block =
        decode(
            "{\"records\":["
                + String.join(
                    ",", Twins.CONNECTION, Twins.WINLOG_CONNECTION, Twins.NESTED_FLOW, "{\"a\":1}")
                + "]}");
    assertThat(block.network()).hasSize(3);
    assertThat(block.ignored()).isEqualTo(1);
  }

  @ParameterizedTest
  @FieldSource("CONNECTIONS")
  void windowsWritesUtf16(String sample) {
    byte[] wide = ("\uFEFF" + sample).getBytes(StandardCharsets.UTF_16LE);
    RowBlock block = decode(wide, InputFormat.AUTO, "here", io.roguedns.format.DeviceNames.NONE);
    assertThat(block.network()).isEqualTo(decode(Twins.CONNECTION).network());
  }

  @Test
  void severalEventsOfXmlMayStandInOneText() {
    RowBlock block =
        decode(
            "\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Events>"
                + Twins.XML_CONNECTION
                + "\n"
                + Twins.XML_VALUE_SET
                + Twins.XML_QUERY
                + "</Events>");
    assertThat(block.rows(Table.SYSMON)).isEqualTo(3);
    assertThat(block.relevant()).isEqualTo(3);
  }
}
