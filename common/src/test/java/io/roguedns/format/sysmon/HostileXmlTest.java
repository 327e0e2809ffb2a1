package io.roguedns.format.sysmon;

import static io.roguedns.input.Inputs.decode;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.RejectedRow.Reason;
import io.roguedns.format.DeviceNames;
import io.roguedns.format.RowBlock;
import io.roguedns.input.InputFormat;
import io.roguedns.input.Inputs;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileXmlTest {
  private static final String SYSTEM =
      "<System><Provider"
          + " Name='Microsoft-Windows-Sysmon'/><EventID>22</EventID><Computer>pc</Computer></System>";

  private static String event(String query) {
    return "<Event>"
        + SYSTEM
        + "<EventData><Data Name='UtcTime'>2026-03-10 09:00:00.000</Data><Data Name='QueryName'>"
        + query
        + "</Data></EventData></Event>";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a&amp;b.example | a&b.example",
        "&#x61;&#98;.example | ab.example",
        "<![CDATA[a<b.example]]> | a<b.example",
        "a<!-- no -->b.example | ab.example"
      })
  void whatXmlHasForTextIsRead(String xml, String name) {
    assertThat(decode(event(xml)).queries()).singleElement().extracting("name").isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&secret;",
        "a&b",
        "<x",
        "a</Data></Data>",
        "<?xml version='1.0'?>",
        "<!DOCTYPE x [<!ENTITY y 'z'>]>",
        "<Data Name='a' Name='b'/>"
      })
  void whatIsNoXmlIsRejectedAndTheNextEventIsRead(String broken) {
    RowBlock block = decode(event(broken) + event("next.example"));
    assertThat(block.rejected()).singleElement().extracting("reason").isEqualTo(Reason.MALFORMED);
    assertThat(block.rejected().get(0).detail()).startsWith("no XML: ");
    assertThat(block.queries()).singleElement().extracting("name").isEqualTo("next.example");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a\u0001b | a\uFFFDb",
        "a\uFFFFb | a\uFFFDb",
        "a\uFFFEb | a\uFFFDb",
        "a&#1;b | a\uFFFDb",
        "a&#0;b | a\uFFFDb",
        "a&#x1b;b | a\uFFFDb",
        "a&#xFFFF;b | a\uFFFDb",
        "a&#xD800;b | a\uFFFDb",
        "a&#65534;b | a\uFFFDb",
        "a&#99999999999999999999;b | a\uFFFDb",
        "a&#x110000;b | a\uFFFDb",
        "a&#x1F600;\u0001b | a\ud83d\ude00\uFFFDb",
        "<![CDATA[a&#1;\u0001b]]> | a&#1;\uFFFDb",
        "a&amp;#1;b | a&#1;b"
      })
  void whatXmlForbidsIsReplaced(String xml, String name) {
    RowBlock block = decode(event(xml) + event("next.example"));
    assertThat(block.rejected()).isEmpty();
    assertThat(block.queries()).extracting("name").containsExactly(name, "next.example");
  }

  @Test
  void whatIsNotUtf8IsReplaced() {
    for (String latin :
        new String[] {"\u0000", "\u00ff", "\u00c0\u00af", "\u00ed\u00a0\u0080", "\u00c3"}) {
      RowBlock block =
          Inputs.decode(
              event("a" + latin + "b.example").getBytes(StandardCharsets.ISO_8859_1),
              InputFormat.AUTO,
              "here",
              DeviceNames.NONE);
      assertThat(block.rejected()).isEmpty();
      assertThat(block.queries())
          .singleElement()
          .satisfies(query -> assertThat(query.name()).matches("a\uFFFD+b\\.example"));
    }
  }

  @Test
  void noFileIsReadAndNoEntityIsExpandedWhateverTheProlog() {
    RowBlock block =
        decode(
            "<!DOCTYPE Events [<!ENTITY a SYSTEM 'file:///etc/hostname'><!ENTITY b"
                + " 'bbbb'>]><Events>"
                + event("&a;")
                + event("&b;")
                + event("c.example")
                + "</Events>");
    assertThat(block.rejected()).hasSize(2);
    assertThat(block.queries()).singleElement().extracting("name").isEqualTo("c.example");
  }

  @Test
  void anEventThatWasTornCostsNoOther() {
    String whole = event("whole.example");
    for (int cut = 10; cut < whole.length() - 1; cut += 7) {
      RowBlock block = decode(whole.substring(0, cut) + whole);
      assertThat(block.queries()).as("cut at %s", cut).hasSize(1);
      assertThat(block.rejected()).as("cut at %s", cut).hasSize(1);
    }
  }

  @Test
  void depthAndLengthAreBounded() {
    RowBlock deep = decode(event("<a>".repeat(1_000) + "</a>".repeat(1_000)));
    assertThat(deep.rejected()).singleElement().extracting("reason").isEqualTo(Reason.TOO_LARGE);
    RowBlock longOne = decode(event("a".repeat(SysmonXml.MAX_EVENT_BYTES)));
    assertThat(longOne.rejected()).singleElement().extracting("reason").isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void aTextWithoutAnEventIsRejected() {
    RowBlock block = decode("<html><body>Events</body></html>");
    assertThat(block.rejected()).singleElement().extracting("detail").isEqualTo("no <Event> in it");
  }
}
