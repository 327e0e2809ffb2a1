package io.roguedns.detection.source.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.Table;
import io.roguedns.format.DeviceNames;
import io.roguedns.format.ReadPlan;
import io.roguedns.format.RowBlock;
import io.roguedns.input.InputFormat;
import io.roguedns.input.InputSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class DroppedRowsTest {
  private static final ReadPlan PLAN =
      new ReadPlan(null, new ReadPlan.Registry(List.of("tcpip")), ReadPlan.TimeRange.ALL);
  private static final InputSpec SPEC = new InputSpec(PLAN, InputFormat.AUTO, DeviceNames.NONE);
  private static final String DROPPED = "{\"RegistryKey\":\"HKLM\\\\SOFTWARE\"}";
  private static final String KEPT = "{\"RegistryKey\":\"HKLM\\\\Tcpip\"}";
  private static final TopicPartition FIRST = new TopicPartition("registry", 0);
  private static final TopicPartition SECOND = new TopicPartition("registry", 1);

  private final ScreeningDeserializer deserializer = new ScreeningDeserializer();

  DroppedRowsTest() {
    Properties consumer = new Properties();
    ScreeningDeserializer.configure(
        consumer, SPEC, Map.of("registry", Table.DEVICE_REGISTRY_EVENTS), 1_000);
    Map<String, Object> settings = new HashMap<>();
    consumer.stringPropertyNames().forEach(n -> settings.put(n, consumer.getProperty(n)));
    deserializer.configure(settings, false);
  }

  @Test
  void droppedRowsAreCountedWithTheNextThatStays() {
    List<ConsumerRecord<byte[], byte[]>> left =
        left(Map.of(FIRST, List.of(DROPPED, DROPPED, KEPT, KEPT, DROPPED, KEPT)), FIRST);

    assertThat(left).extracting(ConsumerRecord::offset).containsExactly(2L, 3L, 5L);
    assertThat(left).extracting(record -> counted(record).irrelevant()).containsExactly(2L, 0L, 1L);
    assertThat(left)
        .extracting(record -> counted(record).bytes())
        .containsExactly(2L * DROPPED.length(), 0L, (long) DROPPED.length());
  }

  @Test
  void thePartitionsLastRowStaysSoThatItsOffsetMovesOn() {
    Map<TopicPartition, List<String>> polled =
        Map.of(FIRST, List.of(DROPPED, DROPPED, DROPPED), SECOND, List.of(KEPT, DROPPED));

    assertThat(left(polled, FIRST)).extracting(ConsumerRecord::offset).containsExactly(2L);
    assertThat(counted(left(polled, FIRST).get(0)).irrelevant()).isEqualTo(2);
    assertThat(left(polled, SECOND)).extracting(ConsumerRecord::offset).containsExactly(0L, 1L);
  }

  @Test
  void aSendersHeaderOfTheSameNameCountsNothing() {
    ConsumerRecord<byte[], byte[]> record = record(FIRST, 0, KEPT);
    record.headers().add(new RecordHeader("roguedns.dropped", new byte[] {1, 2, 3}));

    assertThat(counted(record).irrelevant()).isZero();
  }

  @Test
  void aRowWithoutAValueStays() {
    assertThat(ScreeningDeserializer.mark(null)).isNegative();
    assertThat(ScreeningDeserializer.mark(new byte[0])).isNegative();
  }

  @Test
  void interceptorsOfTheUsersOwnStay() {
    Properties consumer = new Properties();
    consumer.setProperty("interceptor.classes", "some.Other");
    ScreeningDeserializer.configure(consumer, SPEC, Map.of(), 100);

    assertThat(consumer)
        .containsEntry("interceptor.classes", "some.Other," + DroppedRows.class.getName());
  }

  @Test
  void boundedInputIsCountedRowByRow() {
    Properties consumer = new Properties();
    ScreeningDeserializer.configure(consumer, SPEC, Map.of(), 0);

    assertThat(consumer).doesNotContainKey("interceptor.classes");
  }

  private List<ConsumerRecord<byte[], byte[]>> left(
      Map<TopicPartition, List<String>> rows, TopicPartition partition) {
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
    rows.forEach(
        (of, values) -> {
          List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
          values.forEach(value -> all.add(record(of, all.size(), value)));
          records.put(of, all);
        });
    Map<TopicPartition, OffsetAndMetadata> next = Map.of(FIRST, new OffsetAndMetadata(6));
    try (DroppedRows interceptor = new DroppedRows()) {
      ConsumerRecords<byte[], byte[]> left =
          interceptor.onConsume(new ConsumerRecords<>(records, next));
      assertThat(left.nextOffsets()).isEqualTo(next);
      return left.records(partition);
    }
  }

  private ConsumerRecord<byte[], byte[]> record(TopicPartition of, long offset, String row) {
    byte[] bytes = row.getBytes(StandardCharsets.UTF_8);
    return new ConsumerRecord<>(
        of.topic(),
        of.partition(),
        offset,
        0,
        TimestampType.CREATE_TIME,
        0,
        bytes.length,
        null,
        deserializer.deserialize(of.topic(), bytes),
        new RecordHeaders(),
        Optional.empty());
  }

  private static RowBlock.Counts counted(ConsumerRecord<byte[], byte[]> record) {
    RowBlock block = new RowBlock();
    DroppedRows.count(record, block);
    return block.counts();
  }
}
