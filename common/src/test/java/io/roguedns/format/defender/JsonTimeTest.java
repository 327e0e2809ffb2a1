package io.roguedns.format.defender;

import static io.roguedns.format.defender.Decoding.decode;
import static io.roguedns.format.defender.DefenderJson.DNS_COLUMNS;
import static io.roguedns.format.defender.DefenderJson.DNS_EVENT;
import static io.roguedns.format.defender.DefenderJson.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.RejectedRow;
import io.roguedns.event.RejectedRow.Reason;
import io.roguedns.format.ReadPlan;
import io.roguedns.format.ReadPlan.TimeRange;
import io.roguedns.format.RowBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows whose time can't be read, or is out of range. */
class JsonTimeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",\"Timestamp\":null",
        ",\"Timestamp\":1714557723",
        ",\"Timestamp\":{}",
        ",\"Timestamp\":\"yesterday\"",
        ",\"Timestamp\":\"2024-05-01t10:00:00Z\"",
        ",\"Timestamp\":\"2024-02-30\""
      })
  void relevantRowWithoutReadableTimeIsRejected(String timestamp) {
    RejectedRow row = rejected("{\"RemotePort\":53" + timestamp + "}");
    assertThat(row.reason()).isEqualTo(Reason.TIMESTAMP);
    assertThat(decode("{\"RemotePort\":80,\"\\u0041\":1" + timestamp + "}").irrelevant()).isOne();
  }

  @Test
  void rowsOutOfRangeAreIrrelevantButMoveTime() {
    long time = DNS_EVENT.timestamp();
    byte[] row = ("{" + DNS_COLUMNS + "}").getBytes();
    assertThat(
            decode(new ReadPlan(Decoding.NETWORK, null, new TimeRange(time, time + 1)), row, null)
                .relevant())
        .isOne();
    for (TimeRange other :
        new TimeRange[] {new TimeRange(0, time), new TimeRange(time + 1, time + 9)}) {
      RowBlock block = decode(new ReadPlan(Decoding.NETWORK, null, other), row, null);
      assertThat(block.irrelevant()).isOne();
      assertThat(block.latest()).isEqualTo(time);
    }
  }

  @Test
  void whiteSpaceAroundTimeIsNone() {
    String row = "{\"RemotePort\":53,\"Timestamp\":\" 2024-05-01 10:02:03.0259186 \\t\"}";
    assertThat(decode(row).network().get(0).timestamp()).isEqualTo(DNS_EVENT.timestamp());
  }
}
