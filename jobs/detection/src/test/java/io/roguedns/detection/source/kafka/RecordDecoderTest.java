package io.roguedns.detection.source.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.Ticks;
import io.roguedns.format.DeviceNames;
import io.roguedns.format.ReadPlan;
import io.roguedns.format.RowBlock;
import io.roguedns.input.InputFormat;
import io.roguedns.input.InputSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordDecoderTest {
  private static final long RECEIVED_MILLIS = Instant.parse("2026-03-10T12:00:00Z").toEpochMilli();
  private static final long RECEIVED = Ticks.ofUnixMillis(RECEIVED_MILLIS);
  private static final String ROW =
      "{\"Timestamp\":\"%s\",\"RegistryKey\":\"HKLM\\\\Tcpip\",\"RegistryValueName\":\"NameServer\"}";

  private final RecordDecoder decoder =
      new RecordDecoder(
          new InputSpec(
              new ReadPlan(null, new ReadPlan.Registry(List.of("tcpip")), ReadPlan.TimeRange.ALL),
              InputFormat.AUTO,
              DeviceNames.NONE),
          Map.of(),
          0,
          Duration.ofHours(1));

  RecordDecoderTest() {
    decoder.open(null);
  }

  @Test
  void aRowFromTheFutureMovesNoTimeThoughOthersOfItsMessageDo() {
    RowBlock block =
        block(
            RECEIVED_MILLIS,
            "{\"records\":["
                + ROW.formatted("2026-03-10T11:20:00Z")
                + ","
                + ROW.formatted("2026-03-10T13:00:00.0000001Z")
                + "]}");

    assertThat(block.registry()).hasSize(2);
    assertThat(block.latest()).isEqualTo(Ticks.parse("2026-03-10T11:20:00Z"));
    assertThat(block.notAfter()).isEqualTo(Ticks.parse("2026-03-10T13:00:00Z"));
  }

  @Test
  void aClockThatIsALittleFastMovesTimeToTheReceipt() {
    RowBlock block = block(RECEIVED_MILLIS, ROW.formatted("2026-03-10T12:59:00Z"));

    assertThat(block.latest()).isEqualTo(RECEIVED);
  }

  /** 0 and 1 are none; a producer's clock may stand at its firmware's date; or be fast. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1969-12-31T23:59:59.999Z",
        "1970-01-01T00:00:00.001Z",
        "2009-01-01T00:00:00Z",
        "2999-01-01T00:00:00Z"
      })
  void aRecordsTimestampThatCannotBeIsNotItsReceipt(String timestamp) {
    long before = System.currentTimeMillis();
    RowBlock block =
        block(Instant.parse(timestamp).toEpochMilli(), ROW.formatted("2026-03-10T12:00:00Z"));

    assertThat(block.received())
        .isBetween(Ticks.ofUnixMillis(before), Ticks.ofUnixMillis(System.currentTimeMillis()));
  }

  private RowBlock block(long timestamp, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    List<RowBlock> blocks = new ArrayList<>();
    decoder.deserialize(
        new ConsumerRecord<>(
            "t",
            0,
            7,
            timestamp,
            TimestampType.CREATE_TIME,
            0,
            bytes.length,
            null,
            bytes,
            new RecordHeaders(),
            Optional.empty()),
        new Collector<>() {
          @Override
          public void collect(RowBlock block) {
            blocks.add(block);
          }

          @Override
          public void close() {
            // Nothing is held.
          }
        });
    assertThat(blocks).hasSize(1);
    return blocks.get(0);
  }
}
