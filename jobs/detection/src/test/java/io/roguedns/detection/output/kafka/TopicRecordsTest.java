package io.roguedns.detection.output.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.RejectedRow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;

class TopicRecordsTest {
  private static final int LIMIT = 1_000;

  /** A row is its own key and value; a smaller one has half of it, down to some characters. */
  private record Texts(int least) implements TopicRecords.Format<String> {
    @Override
    public byte[] key(String row) {
      return new byte[] {'k'};
    }

    @Override
    public byte[] value(String row) {
      return row.isEmpty() ? null : row.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public long revision(String row) {
      return 7;
    }

    @Override
    public String smaller(String row) {
      return row.length() <= least ? null : row.substring(0, row.length() / 2);
    }
  }

  private static OneInputStreamOperatorTestHarness<String, TopicRecord> harness(
      int least, boolean toRejected) throws Exception {
    OneInputStreamOperatorTestHarness<String, TopicRecord> harness =
        new OneInputStreamOperatorTestHarness<>(
            new ProcessOperator<>(
                new TopicRecords<>(
                    "found",
                    new Texts(least),
                    () -> new RecordLimit(LIMIT, "max.message.bytes"),
                    toRejected)));
    harness.setup(TopicRecordSerializer.INSTANCE);
    harness.open();
    return harness;
  }

  @Test
  void aRecordThatIsTooLargeIsARejectedRow() throws Exception {
    try (var harness = harness(Integer.MAX_VALUE, true)) {
      harness.processElement("x".repeat(700), 0);
      harness.processElement("y".repeat(800), 0);
      harness.processElement("", 0);

      assertThat(harness.extractOutputValues())
          .extracting(record -> record.value() == null ? -1 : record.value().length)
          .containsExactly(700, -1);
      Queue<StreamRecord<RejectedRow>> refused = harness.getSideOutput(TopicRecords.REFUSED);
      RejectedRow row = refused.remove().getValue();
      assertThat(row.source()).isEqualTo("topic:found/k");
      assertThat(row.position()).isEqualTo(7);
      assertThat(row.reason()).isEqualTo(RejectedRow.Reason.REFUSED);
      assertThat(row.detail())
          .isEqualTo("a record of 1,057 bytes; max.message.bytes of topic found allows 1,000");
      assertThat(row.raw()).hasSize(800);
      assertThat(refused).isEmpty();
    }
  }

  @Test
  void aRejectedRowHasLessInATopicThatTakesLittle() throws Exception {
    try (var harness = harness(10, false)) {
      harness.processElement("x".repeat(5_000), 0);

      assertThat(harness.extractOutputValues())
          .singleElement()
          .extracting(record -> record.value().length)
          .isEqualTo(625);
    }
  }

  @Test
  void whatNothingHelpsIsLeftOutAndCounted() throws Exception {
    try (var harness = harness(Integer.MAX_VALUE, false)) {
      harness.processElement("x".repeat(5_000), 0);

      assertThat(harness.extractOutputValues()).isEmpty();
      assertThat(harness.getSideOutput(TopicRecords.REFUSED)).isNullOrEmpty();
    }
  }

  @Test
  void theClientsOwnLimitCounts() {
    assertThat(RecordLimit.ofClient(Map.of()))
        .isEqualTo(new RecordLimit(1 << 20, ProducerConfig.MAX_REQUEST_SIZE_CONFIG));
    assertThat(RecordLimit.ofClient(Map.of("max.request.size", " 5000 ")).bytes()).isEqualTo(5_000);
    assertThat(RecordLimit.ofClient(Map.of("buffer.memory", "4000")))
        .isEqualTo(new RecordLimit(4_000, "buffer.memory"));
    assertThat(RecordLimit.ofClient(Map.of("max.request.size", "much")).bytes()).isEqualTo(1 << 20);
  }

  @Test
  void recordsComeBackAsTheyWere() throws Exception {
    for (TopicRecord record :
        List.of(
            new TopicRecord(new byte[] {1}, null),
            new TopicRecord(new byte[0], new byte[] {2, 3}))) {
      var out = new DataOutputSerializer(16);
      TopicRecordSerializer.INSTANCE.serialize(record, out);
      TopicRecord back =
          TopicRecordSerializer.INSTANCE.deserialize(
              new DataInputDeserializer(out.getCopyOfBuffer()));
      assertThat(back).usingRecursiveComparison().isEqualTo(record);
    }
  }
}
