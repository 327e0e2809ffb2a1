package io.roguedns.decode.sysmon;

import static io.roguedns.decode.input.Inputs.decode;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.decode.RejectedRow.Reason;
import io.roguedns.decode.RowBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileXmlTest {
  private static final String SYSTEM =
      "<System><Provider Name='Microsoft-Windows-Sysmon'/><EventID>22</EventID><Computer>pc</Computer></System>";

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
        "&#0;",
        "&#xD800;",
        "a&b",
        "<x",
        "a</Data></Data>",
        "\u0001",
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

  @Test
  void noFileIsReadAndNoEntityIsExpandedWhateverTheProlog() {
    RowBlock block =
        decode(
            "<!DOCTYPE Events [<!ENTITY a SYSTEM 'file:///etc/hostname'><!ENTITY b 'bbbb'>]><Events>"
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
