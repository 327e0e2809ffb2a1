package io.roguedns.detection.source.kafka;

import io.roguedns.event.Table;
import io.roguedns.format.RowBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * Kafka's own interceptor, which takes the {@linkplain ScreeningDeserializer#droppedTable marks} of
 * dropped rows out of what was polled, before Flink handles them one by one in another thread. How
 * many there were is noted with the partition's next record that stays; its last one always does,
 * so that offsets move on.
 */
public final class DroppedRows implements ConsumerInterceptor<byte[], byte[]> {
  private static final String NAME = "roguedns.dropped";

  /**
   * What was dropped before a record. No sender can make one: it is recognised by its class.
   *
   * @param rows by the number of their mark
   */
  private record Note(long[] rows, long bytes) implements Header {
    @Override
    public String key() {
      return NAME;
    }

    @Override
    public byte[] value() {
      return null;
    }
  }

  @Override
  public void configure(Map<String, ?> settings) {
    // There is nothing to set.
  }

  @Override
  public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> polled) {
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> left = new HashMap<>();
    for (TopicPartition partition : polled.partitions()) {
      left.put(partition, left(polled.records(partition)));
    }
    return new ConsumerRecords<>(left, polled.nextOffsets());
  }

  private static List<ConsumerRecord<byte[], byte[]>> left(
      List<ConsumerRecord<byte[], byte[]>> records) {
    List<ConsumerRecord<byte[], byte[]>> left = new ArrayList<>();
    int last = records.size() - 1;
    long[] rows = null;
    long bytes = 0;
    for (int i = 0; i <= last; i++) {
      ConsumerRecord<byte[], byte[]> record = records.get(i);
      int mark = ScreeningDeserializer.mark(record.value());
      if (mark >= 0 && i < last) {
        rows = rows == null ? new long[Table.values().length + 1] : rows;
        rows[mark]++;
        bytes += record.serializedValueSize();
        continue;
      }
      if (rows != null) {
        record.headers().add(new Note(rows, bytes));
        rows = null;
        bytes = 0;
      }
      left.add(record);
    }
    return left;
  }

  /**
   * Counts what was dropped before a record.
   *
   * @return the number of rows
   */
  static long count(ConsumerRecord<byte[], byte[]> record, RowBlock block) {
    // Another header of that name is some sender's.
    if (!(record.headers().lastHeader(NAME) instanceof Note dropped)) {
      return 0;
    }
    long all = 0;
    for (int mark = 0; mark < dropped.rows().length; mark++) {
      long rows = dropped.rows()[mark];
      if (rows > 0) {
        ScreeningDeserializer.tableOf(mark)
            .ifPresentOrElse(
                table -> block.countIrrelevant(table, rows), () -> block.countIgnored(rows));
        all += rows;
      }
    }
    block.countBytes(dropped.bytes());
    return all;
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
    // Nothing hangs on it.
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
