package io.roguedns.detection.output.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.detection.output.JsonLines;
import io.roguedns.detection.output.RejectedRowJson;
import io.roguedns.event.RejectedRow;
import io.roguedns.event.RejectedRow.Reason;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RejectedRowJsonTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void textStandsAsText() throws IOException {
    assertThat(json(TestRows.rejected("in.jsonl", 17, "{\"ä\":\0\n")).toString())
        .isEqualTo(
            """
            {"Source":"in.jsonl","Position":17,"Reason":"malformed","Detail":"no JSON",\
            "Length":8,"Raw":"{\\"ä\\":\\u0000\\n"}""");
  }

  @Test
  void bytesThatAreNoTextCanBeHadAgain() throws IOException {
    byte[] raw = {'{', (byte) 0xc3};
    JsonNode json = json(new RejectedRow("topic-0", 5, Reason.TOO_LARGE, "cut", raw, 9_000_000));

    assertThat(json.get("Reason").textValue()).isEqualTo("too-large");
    assertThat(json.get("Length").longValue()).isEqualTo(9_000_000);
    assertThat(json.has("Raw")).isFalse();
    assertThat(json.get("RawBase64").binaryValue()).isEqualTo(raw);
  }

  @Test
  void hostileNamesAreWrittenAsText() throws IOException {
    RejectedRow row =
        new RejectedRow("a\n\uD800", 0, Reason.TYPE, "\uDC00\"", "x".getBytes(UTF_8), 1);

    assertThat(json(row).get("Source").textValue()).isEqualTo("a\n\uFFFD");
    assertThat(json(row).get("Detail").textValue()).isEqualTo("\uFFFD\"");
  }

  @Test
  void detailThatIsMissingIsEmpty() throws IOException {
    RejectedRow row = new RejectedRow("a", 0, Reason.TYPE, null, new byte[0], 0);

    assertThat(json(row).get("Detail").textValue()).isEmpty();
    assertThat(RowKind.REJECTED.compare(row, row)).isZero();
  }

  private static JsonNode json(RejectedRow row) throws IOException {
    byte[] file = TestFile.of(new JsonLines<>(RejectedRowJson::write), List.of(row));
    assertThat(new String(file, UTF_8).lines()).hasSize(1);
    return MAPPER.readTree(file);
  }
}
