package io.roguedns.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.RejectedRow;
import io.roguedns.format.DeviceNames;
import io.roguedns.format.RowBlock;
import io.roguedns.format.RowOrigin;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A message of very many rows that are none comes to no more than some times its own bytes. */
class ManyTinyRowsTest {
  private static final int ROWS = 300_000;

  static Stream<Arguments> messages() {
    return Stream.of(
        Arguments.of(InputFormat.AUTO, "{\"records\":[" + "1,".repeat(ROWS - 1) + "1]}"),
        Arguments.of(InputFormat.DEFENDER, "{\"records\":[" + "[],".repeat(ROWS - 1) + "[]]}"),
        Arguments.of(InputFormat.AUTO, "{\"records\":[" + "\"\",".repeat(ROWS - 1) + "\"\"]}"),
        Arguments.of(InputFormat.SYSMON, "<Events>" + "<Event>".repeat(ROWS) + "</Events>"),
        Arguments.of(
            InputFormat.ZEEK,
            "#separator \\x09\n#path\tdns\n#fields\tts\tid.orig_h\n" + "1\n".repeat(ROWS)));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void isCountedToTheLastAndKeptInPart(InputFormat format, String message) {
    RowBlock block = decode(format, message);

    List<RejectedRow> rejected = block.rejected();
    assertThat(block.rowsRead()).isGreaterThanOrEqualTo(ROWS);
    assertThat(rejected.stream().mapToLong(RejectedRow::rows).sum()).isEqualTo(block.rowsRead());
    assertThat(rejected).hasSize(101);
    assertThat(written(rejected)).isLessThan(100 * 400);
    RejectedRow others = rejected.get(100);
    assertThat(others.rows()).isEqualTo(block.rowsRead() - 100);
    assertThat(others.raw()).isEmpty();
    assertThat(others.reason()).isEqualTo(RejectedRow.Reason.MALFORMED);
  }

  /** Broken rows of an ordinary size come to less than the limit: each is kept with its text. */
  @Test
  void ordinaryRowsAreKeptEachByItself() {
    String row =
        "{\"Timestamp\":\"2026-03-10T12:00:00Z\",\"DeviceName\":\"pc\",\"RemotePort\":53,}";
    RowBlock block =
        decode(InputFormat.AUTO, "{\"records\":[" + (row + ",").repeat(5_000) + row + "]}");

    assertThat(block.rejected())
        .hasSize(5_001)
        .allSatisfy(
            rejected -> assertThat(rejected.raw()).isEqualTo(row.getBytes(StandardCharsets.UTF_8)));
  }

  private static RowBlock decode(InputFormat format, String message) {
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    RowBlock block = new RowBlock();
    new RowDecoder(new InputSpec(Inputs.PLAN, format, DeviceNames.NONE))
        .decode(bytes, 0, bytes.length, RowOrigin.ofPath("here"), 7, true, block);
    return block;
  }

  /** As much of the rows as is written, but for the names of fields. */
  private static long written(List<RejectedRow> rows) {
    return rows.stream()
        .mapToLong(row -> 150 + row.source().length() + row.detail().length() + row.raw().length)
        .sum();
  }
}
