package io.roguedns.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.RejectedRow.Reason;
import io.roguedns.text.CutText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RejectedRowTest {
  private static RejectedRow row(byte[] raw, long length) {
    return new RejectedRow("a", 0, Reason.MALFORMED, "", raw, length);
  }

  @Test
  void aRowIsCutInFrontOfACharacter() {
    byte[] raw = ("x" + "\ud83d\ude00".repeat(30_000)).getBytes(StandardCharsets.UTF_8);
    RejectedRow row = row(raw, raw.length);

    assertThat(row.length()).isEqualTo(120_001);
    assertThat(row.isCut()).isTrue();
    assertThat(row.raw()).hasSize(RejectedRow.MAX_RAW_BYTES - 3);
    assertThat(row(row.raw(), row.length()).raw()).isSameAs(row.raw());
    assertThat(row.withRaw(7).raw()).hasSize(5);
    assertThat(row(Arrays.copyOf(raw, RejectedRow.MAX_RAW_BYTES), raw.length).raw())
        .as("cut by who read it")
        .isEqualTo(row.raw());
  }

  @Test
  void bytesThatAreNoTextStayWhatTheyAre() {
    byte[] raw = new byte[100_000];
    Arrays.fill(raw, (byte) 0xC3);
    RejectedRow row = row(raw, raw.length);

    assertThat(row.raw().length)
        .isBetween(RejectedRow.MAX_RAW_BYTES - 3, RejectedRow.MAX_RAW_BYTES);
    assertThat(row(row.raw(), row.length()).raw()).isSameAs(row.raw());
    assertThat(row(new byte[] {'{', (byte) 0xC3}, 2).raw()).hasSize(2);
  }

  @Test
  void sourceAndDetailAreBounded() {
    RejectedRow row =
        new RejectedRow("\u0001".repeat(9_000), 0, Reason.TYPE, "é".repeat(9_000), new byte[0], 0);

    assertThat(CutText.jsonBytes(row.source())).isLessThanOrEqualTo(8_192);
    assertThat(CutText.jsonBytes(row.detail())).isLessThanOrEqualTo(2_048);
  }

  @Test
  void reasonsAreLabelledInLowerCaseWithHyphens() {
    assertThat(Reason.values())
        .extracting(Reason::label)
        .startsWith("malformed", "too-large", "timestamp", "type");
  }
}
