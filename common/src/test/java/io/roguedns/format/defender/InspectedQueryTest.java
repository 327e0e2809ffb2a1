package io.roguedns.format.defender;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.DnsQuery;
import io.roguedns.event.NetworkEvent;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InspectedQueryTest {
  private static final NetworkEvent ROW =
      new NetworkEvent(
          7,
          "pc-1",
          "DnsConnectionInspected",
          "192.0.2.53",
          53,
          "10.0.0.5",
          51_000,
          "Udp",
          "p",
          "",
          "eve",
          "",
          3);

  private final InspectedQuery queries = new InspectedQuery();

  @Test
  void valuesAreTextAndTheAnswersAListWithinIt() {
    DnsQuery query =
        queries
            .of(
                ROW,
                "{\"direction\":\"Out\",\"query\":\"Www.example.com\",\"qtype\":\"1\","
                    + "\"qtype_name\":\"A\",\"rcode_name\":\"NOERROR\","
                    + "\"answers\":\"[\\\"192.0.2.1\\\",\\\"192.0.2.2\\\"]\"}")
            .orElseThrow();

    assertThat(query.timestamp()).isEqualTo(7);
    assertThat(query.deviceName()).isEqualTo("pc-1");
    assertThat(query.processName()).isEqualTo("p");
    assertThat(query.account()).isEqualTo("eve");
    assertThat(query.resolver()).isEqualTo("192.0.2.53");
    assertThat(query.name()).isEqualTo("Www.example.com");
    assertThat(query.type()).isEqualTo("A");
    assertThat(query.responseCode()).isEqualTo("NOERROR");
    assertThat(query.answers()).containsExactly("192.0.2.1", "192.0.2.2");
    assertThat(query.answerLength()).isEqualTo(18);
  }

  @Test
  void numbersAndListsAreReadAsWell() {
    DnsQuery query =
        queries.of(ROW, "{\"query\":\"a\",\"qtype\":16,\"answers\":[\"x\",\"y z\"]}").orElseThrow();

    assertThat(query.type()).isEqualTo("TXT");
    assertThat(query.answers()).containsExactly("x", "y z");
  }

  @Test
  void aSingleAnswerMayStandByItself() {
    assertThat(
            queries.of(ROW, "{\"query\":\"a\",\"answers\":\"TXT 2 ab\"}").orElseThrow().answers())
        .containsExactly("TXT 2 ab");
  }

  @Test
  void whatIsLeftOverOfABrokenListStillHasALength() {
    assertThat(queries.of(ROW, "{\"query\":\"a\",\"answers\":\"[\\\"x\"}").orElseThrow().answers())
        .containsExactly("[\"x");
  }

  @Test
  void ofVeryManyAnswersTheFirstAreKept() {
    String list = "[" + "\"x\",".repeat(1_000) + "\"x\"]";

    assertThat(
            queries.of(ROW, "{\"query\":\"a\",\"answers\":" + list + "}").orElseThrow().answers())
        .hasSize(DnsQuery.MOST_ANSWERS);
  }

  @Test
  void nothingOfTheRowBeforeIsLeft() {
    queries.of(ROW, "{\"query\":\"a\",\"qtype\":16,\"rcode_name\":\"X\",\"answers\":[\"x\"]}");

    DnsQuery query = queries.of(ROW, "{\"query\":\"b\"}").orElseThrow();

    assertThat(query.type()).isEmpty();
    assertThat(query.responseCode()).isEmpty();
    assertThat(query.answers()).isEqualTo(List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"query\":null}",
        "{\"qtype\":1}",
        "{\"query\":\"a\"",
        "{\"query\":\"a\"} x"
      })
  void whatNamesNoQueryIsNone(String fields) {
    assertThat(queries.of(ROW, fields)).isEmpty();
  }

  @Property(tries = 2_000)
  void nothingMakesItFail(@ForAll String fields) {
    queries.of(ROW, fields);
    queries.of(ROW, "{\"query\":\"" + fields);
    queries.of(ROW, "{\"query\":\"a\",\"answers\":\"[" + fields);
  }
}
