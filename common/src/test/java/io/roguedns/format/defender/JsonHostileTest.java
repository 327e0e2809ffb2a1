package io.roguedns.format.defender;

import static io.roguedns.event.Table.DEVICE_NETWORK_EVENTS;
import static io.roguedns.event.Table.DEVICE_REGISTRY_EVENTS;
import static io.roguedns.format.defender.Decoding.decode;
import static io.roguedns.format.defender.DefenderJson.TIME;
import static io.roguedns.format.defender.DefenderJson.network;
import static io.roguedns.format.defender.DefenderJson.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.NetworkEvent;
import io.roguedns.event.RejectedRow;
import io.roguedns.event.RejectedRow.Reason;
import io.roguedns.format.RowBlock;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no row, or would cost too much. */
class JsonHostileTest {
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
  void whatIsNotUtf8IsReadWithReplacements(String latin) {
    byte[] row =
        ("{"
                + TIME
                + ",\"RemotePort\":53,\"InitiatingProcessFileName\":\"up"
                + latin
                + "date.exe\"}")
            .getBytes(StandardCharsets.ISO_8859_1);
    RowBlock block = decode(Decoding.PLAN, row, null);
    assertThat(block.rejected()).isEmpty();
    assertThat(block.network())
        .singleElement()
        .satisfies(event -> assertThat(event.processName()).matches("up\uFFFD+date\\.exe"));
  }

  @Test
  void whatIsNotUtf8OutsideOfTextIsMalformedAndKeptAsItIs() {
    byte[] row =
        ("{" + TIME + ",\"RemotePort\":53,\u00ff\"a\":1}").getBytes(StandardCharsets.ISO_8859_1);
    RowBlock block = decode(Decoding.PLAN, row, null);
    assertThat(block.rejected())
        .singleElement()
        .satisfies(rejected -> assertThat(rejected.raw()).isEqualTo(row));
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
