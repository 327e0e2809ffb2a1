package io.roguedns.detection.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.detection.signal.Rows;
import io.roguedns.event.DnsQuery;
import io.roguedns.event.LateRow;
import io.roguedns.event.NetworkEvent;
import io.roguedns.event.NetworkInfo;
import io.roguedns.event.ProcessOrigin;
import io.roguedns.event.Table;
import io.roguedns.event.Ticks;
import io.roguedns.format.RowBlock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

class IngestTest {
  private static final long RECEIVED = Ticks.parse("2026-03-10T12:00:00Z");
  private static final String SANE = "2026-03-10T13:00:00Z";
  private static final String FUTURE = "2026-03-10T13:00:00.0000001Z";
  private static final Duration TOLERANCE = Duration.ofHours(1);

  /** A row of each kind at one time. */
  private static void addEachKind(RowBlock block, String time) {
    NetworkEvent network = Rows.network(Map.of("Timestamp", time, "DeviceName", "network"));
    block.add(network);
    block.ask(query(time, network.remoteIp()));
    block.add(Rows.registry(Map.of("Timestamp", time, "DeviceName", "registry")));
    block.add(
        new NetworkInfo(
            Ticks.parse(time),
            "info",
            "a",
            "t",
            "s",
            "n",
            "4",
            "6",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            1));
    block.add(query(time, ""), Table.SYSMON);
  }

  private static DnsQuery query(String time, String resolver) {
    return new DnsQuery(
        Ticks.parse(time),
        "query",
        "p",
        "u",
        resolver,
        "n",
        "A",
        "NOERROR",
        List.of(),
        ProcessOrigin.UNKNOWN);
  }

  private static OneInputStreamOperatorTestHarness<RowBlock, NetworkEvent> process(
      RowBlock block, Receipt receipt) throws Exception {
    OneInputStreamOperatorTestHarness<RowBlock, NetworkEvent> harness =
        ProcessFunctionTestHarnesses.forProcessFunction(new Ingest.TakeApart(receipt));
    harness.processElement(block, 0);
    return harness;
  }

  @Test
  void rowsOfEveryKindFromTheFutureAreLateData() throws Exception {
    RowBlock block = new RowBlock();
    block.receivedAt(RECEIVED, Ticks.ofDuration(TOLERANCE));
    addEachKind(block, SANE);
    addEachKind(block, FUTURE);

    try (var harness = process(block, Receipt.UNKNOWN)) {
      assertThat(harness.extractOutputValues())
          .extracting(event -> Ticks.format(event.timestamp()))
          .containsExactly("2026-03-10T13:00:00.0000000Z");
      assertThat(harness.getSideOutput(Ingest.REGISTRY)).hasSize(1);
      assertThat(harness.getSideOutput(Ingest.NETWORK_INFO)).hasSize(1);
      assertThat(harness.getSideOutput(Ingest.QUERIES)).hasSize(2);
      assertThat(values(harness, Ingest.LATE))
          .as("a query that a network row tells of is late with it")
          .extracting(late -> late.event().deviceName())
          .containsExactly("network", "registry", "info", "query");
      assertThat(values(harness, Ingest.LATE))
          .allSatisfy(
              late -> {
                assertThat(late.reason()).isEqualTo(LateRow.Reason.FUTURE);
                assertThat(late.rows()).isEqualTo(1);
                assertThat(late.lateByMillis()).isEqualTo(-3_600_000);
              });
    }
  }

  @Test
  void rowsOfFilesAreReceivedWhenTheRunStarts() throws Exception {
    RowBlock block = new RowBlock();
    addEachKind(block, SANE);
    addEachKind(block, FUTURE);

    try (var harness = process(block, Receipt.at(RECEIVED, TOLERANCE))) {
      assertThat(values(harness, Ingest.LATE)).hasSize(4);
    }
    try (var harness = process(block, Receipt.UNKNOWN)) {
      assertThat(harness.getSideOutput(Ingest.LATE)).isNull();
    }
  }

  private static <T> List<T> values(
      OneInputStreamOperatorTestHarness<RowBlock, NetworkEvent> harness, OutputTag<T> tag) {
    Queue<StreamRecord<T>> records = harness.getSideOutput(tag);
    return records.stream().map(StreamRecord::getValue).toList();
  }
}
