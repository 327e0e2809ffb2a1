package io.roguedns.format.zeek;

import static io.roguedns.input.Inputs.decode;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.DnsQuery;
import io.roguedns.event.RejectedRow.Reason;
import io.roguedns.event.Table;
import io.roguedns.format.RowBlock;
import io.roguedns.input.InputFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZeekTsvTest {
  private static final String FIELDS =
      "#fields\tts\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tquery\tanswers\n";
  private static final String HEADER = "#separator \\x09\n#path\tdns\n" + FIELDS;
  private static final String START = "1773134102.5\t10.0.0.5\t40000\t192.0.2.53\t53\tudp\t";

  private static DnsQuery query(String values) {
    return decode(HEADER + START + values).queries().get(0);
  }

  @Test
  void escapesAreReadAfterElementsAreToldApart() {
    DnsQuery query = query("a\\x09b\\x5cx.example\tTXT 3 a\\x2cb,\\x2d,c\\\\d");
    assertThat(query.name()).isEqualTo("a\tb\\x.example");
    assertThat(query.answers()).containsExactly("TXT 3 a,b", "-", "c\\d");
  }

  @Test
  void bytesThatAreNoTextBecomeReplacements() {
    assertThat(query("\\xff\\xc3\\xa4\\xzz\t-").name()).isEqualTo("\uFFFDä\\xzz");
  }

  @Test
  void whatIsUnsetOrEmptyIsEmpty() {
    assertThat(query("a\t-").answers()).isEmpty();
    assertThat(query("a\t(empty)").answers()).isEmpty();
    assertThat(query("a\tb,-,c").answers()).containsExactly("b", "c");
    assertThat(decode(HEADER + START + "-\t-").queries()).isEmpty();
    assertThat(query("(empty)\t-").name()).as("the root's").isEmpty();
  }

  @Test
  void theHeaderSaysHowValuesAreToldApart() {
    RowBlock block =
        decode(
            "#separator ;\n#set_separator;|\n#empty_field;EMPTY\n#unset_field;NIL\n#path;dns\n"
                + FIELDS.replace('\t', ';')
                + "1773134102.5;10.0.0.5;40000;192.0.2.53;53;udp;a,b.example;x|y\n"
                + "1773134102.5;10.0.0.5;NIL;192.0.2.53;53;udp;-;EMPTY\n");
    assertThat(block.queries()).extracting("name").containsExactly("a,b.example", "-");
    assertThat(block.queries().get(0).answers()).containsExactly("x", "y");
    assertThat(block.queries().get(1).answers()).isEmpty();
    assertThat(block.network().get(1).localPort()).isEqualTo(-1);
  }

  @Test
  void anotherHeaderCountsForTheLinesAfterIt() {
    RowBlock block =
        decode(
            HEADER
                + START
                + "a\t-\n#close\t2026-03-10\r\n#separator \\x09\n#path\tconn\n"
                + "#fields\tid.resp_p\tid.orig_h\tts\tconn_state\n53\t10.0.0.6\t1773134103\tREJ\n");
    assertThat(block.rows(Table.ZEEK_DNS)).isEqualTo(1);
    assertThat(block.rows(Table.ZEEK_CONN)).isEqualTo(1);
    assertThat(block.network().get(1).deviceName()).isEqualTo("10.0.0.6");
    assertThat(block.network().get(1).actionType()).isEqualTo("ConnectionFailed");
  }

  @Test
  void linesMayEndAsOnWindows() {
    RowBlock block = decode((HEADER + START + "a\tb\n").replace("\n", "\r\n"));
    assertThat(block.queries().get(0).answers()).containsExactly("b");
  }

  @Test
  void otherLogsAreIgnored() {
    RowBlock block = decode("#path\thttp\n#fields\tts\thost\n1\tx\n2\ty");
    assertThat(block.ignored()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a | 7 values, but the header has 8 fields",
        "a;b;c | 9 values, but the header has 8 fields"
      })
  void aLineOfOtherWidthIsRejected(String values, String detail) {
    RowBlock block = decode(HEADER + START + values.strip().replace(';', '\t'));
    assertThat(block.rejected()).singleElement().extracting("detail").isEqualTo(detail);
    assertThat(block.rows(Table.ZEEK_DNS)).isEqualTo(1);
  }

  @Test
  void linesWithoutAHeaderAreRejected() {
    String line = START + "a\tb";
    RowBlock block = decode(line, InputFormat.ZEEK, "zeek.dns");
    assertThat(block.rejected())
        .singleElement()
        .extracting("detail")
        .isEqualTo("neither a JSON object nor tab-separated text with its own header");
    RowBlock noFields = decode("#path\tdns\n" + line, InputFormat.ZEEK, "zeek.dns");
    assertThat(noFields.rejected())
        .singleElement()
        .extracting("detail")
        .asString()
        .startsWith("tab-separated text without a header");
  }

  @Test
  void whatHasFarTooManyValuesIsntHeldInMemory() {
    RowBlock block = decode(HEADER + START + "\t".repeat(1_000_000));
    assertThat(block.rejected())
        .singleElement()
        .extracting("detail")
        .isEqualTo("1000007 values, but the header has 8 fields");
    RowBlock header = decode(HEADER + "#fields" + "\tx".repeat(100_000) + "\n" + START + "a\tb");
    assertThat(header.rejected())
        .singleElement()
        .extracting("detail")
        .asString()
        .startsWith("a line of the header longer than");
    assertThat(header.queries()).hasSize(1);
    RowBlock longRow = decode(HEADER + START + "a".repeat(17 << 20) + "\tb");
    assertThat(longRow.rejected()).singleElement().extracting("reason").isEqualTo(Reason.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"#separator \\x09\\x09", "#separator ", "#set_separator\tab"})
  void aSeparatorIsOneCharacter(String line) {
    RowBlock block = decode("#path\tdns\n" + line + "\n");
    assertThat(block.rejected())
        .singleElement()
        .extracting("detail")
        .asString()
        .contains("isn't a single character");
  }
}
