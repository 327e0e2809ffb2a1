package io.roguedns.detection.source.kafka;

import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.Table;
import io.roguedns.event.Ticks;
import io.roguedns.format.RowBlock;
import io.roguedns.format.RowOrigin;
import io.roguedns.input.InputSpec;
import io.roguedns.input.RowDecoder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Makes blocks of Kafka's records. Rows that were dropped are counted, and their counts go on with
 * the next block that has something else to tell, so that they cost next to nothing.
 */
final class RecordDecoder implements KafkaRecordDeserializationSchema<RowBlock> {
  private static final long serialVersionUID = 1L;

  /** Kafka's records have timestamps since 0.10, of May 2016; in milliseconds since 1970. */
  private static final long FIRST_TIMESTAMPS = 1_462_060_800_000L;

  private final InputSpec spec;
  private final TopicTables tables;
  private final long mostHeldBack;
  private final long clockTolerance;
  private transient RowDecoder decoder;
  private transient Map<TopicPartition, RowOrigin> origins;
  private transient LongSupplier clock;
  private transient RowBlock block;
  private transient long heldBack;

  /**
   * @param tables the tables of topics whose name doesn't say it
   * @param mostHeldBack of so many dropped rows the counts may wait for the next block; none of
   *     those that wait when the job ends is counted
   * @param clockTolerance by how much a row's time may be later than its receipt
   */
  RecordDecoder(
      InputSpec spec, Map<String, Table> tables, long mostHeldBack, Duration clockTolerance) {
    this.spec = spec;
    this.tables = new TopicTables(tables);
    this.mostHeldBack = mostHeldBack;
    this.clockTolerance = Ticks.ofDuration(clockTolerance);
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    decoder = new RowDecoder(spec);
    origins = new HashMap<>();
    clock = System::currentTimeMillis;
    block = new RowBlock();
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RowBlock> out) {
    byte[] value = PolledValues.value(record);
    block.countBytes(Math.max(0, record.serializedValueSize()));
    heldBack += DroppedRows.count(record, block);
    if (value == null) {
      block.countIgnored(1);
      handOn(out);
      return;
    }
    Optional<Optional<Table>> dropped = ScreeningDeserializer.droppedTable(value);
    if (dropped.isPresent()) {
      dropped
          .get()
          .ifPresentOrElse(table -> block.countIrrelevant(table, 1), () -> block.countIgnored(1));
      if (++heldBack > mostHeldBack) {
        handOn(out);
      }
      return;
    }
    block.receivedAt(Ticks.ofUnixMillis(received(record)), clockTolerance);
    decoder.decode(value, 0, value.length, origin(record), record.offset(), true, block);
    handOn(out);
  }

  private RowOrigin origin(ConsumerRecord<byte[], byte[]> record) {
    String topic = record.topic();
    return origins.computeIfAbsent(
        new TopicPartition(topic, record.partition()),
        partition -> new RowOrigin(partition.toString(), topic, tables.of(topic)));
  }

  /**
   * When Kafka got the record: by the record's own timestamp, so that a replay of an old topic
   * judges as the live run did, unless that can't be. What the producer's clock says (CreateTime)
   * may be yet to come, or from before records had timestamps.
   */
  private long received(ConsumerRecord<byte[], byte[]> record) {
    long now = clock.getAsLong();
    return record.timestamp() < FIRST_TIMESTAMPS ? now : Math.min(record.timestamp(), now);
  }

  private void handOn(Collector<RowBlock> out) {
    out.collect(block);
    block = new RowBlock();
    heldBack = 0;
  }

  @Override
  public TypeInformation<RowBlock> getProducedType() {
    return RowTypes.ROW_BLOCK;
  }
}
