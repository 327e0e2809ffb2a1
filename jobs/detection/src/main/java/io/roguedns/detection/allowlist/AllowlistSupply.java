package io.roguedns.detection.allowlist;

import io.roguedns.allowlist.Allowlist;
import io.roguedns.event.RejectedRow;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The allowlist as the input of a graph: the initial list and, if it may change during the run, the
 * stream of its updates.
 *
 * @param start the list before the first update
 * @param updates every change of the list, to be broadcast; empty if there are none
 * @param rejected rejected updates, each with its reason
 */
public record AllowlistSupply(
    InForce start,
    Optional<DataStream<InForce>> updates,
    Optional<DataStream<RejectedRow>> rejected) {
  /** How often updates are emitted, and the file is checked. */
  private static final double TICKS_PER_SECOND = 5;

  /** A fixed list. */
  public static AllowlistSupply fixed(Allowlist allowlist) {
    return new AllowlistSupply(new InForce("", 0, allowlist), Optional.empty(), Optional.empty());
  }

  /** A new id of a job's start. */
  public static String newSubmission() {
    return UUID.randomUUID().toString();
  }

  /**
   * A list that is updated from a topic, a file or both.
   *
   * @param topic the topic of updates, or null
   * @param file the file with the initial entries, or null if it isn't watched; operators must be
   *     able to read it under the same path
   */
  public static AllowlistSupply updated(
      StreamExecutionEnvironment engine, StartingAllowlist start, AllowlistTopic topic, Path file) {
    DataStream<AllowlistMessage> messages =
        engine
            .fromSource(ticks(), WatermarkStrategy.noWatermarks(), "allowlist: ticks")
            .setParallelism(1)
            .uid("allowlist.ticks");
    if (topic != null) {
      messages =
          messages.union(
              engine
                  .fromSource(source(topic), WatermarkStrategy.noWatermarks(), "allowlist: topic")
                  .setParallelism(1)
                  .uid("allowlist.topic"));
    }
    SingleOutputStreamOperator<InForce> lists =
        messages
            .transform("allowlist: keep", AllowlistTypes.IN_FORCE, new KeepAllowlist(start, file))
            .uid("allowlist.keep")
            .setParallelism(1)
            .setMaxParallelism(1);
    return new AllowlistSupply(
        new InForce(start.submission(), 0, start.allowlist()),
        Optional.of(lists),
        Optional.of(lists.getSideOutput(KeepAllowlist.REJECTED)));
  }

  /**
   * Processes rows by the list. A fixed list costs no second input, so that the operator stays
   * chained to the reader; a list that changes is broadcast to it.
   */
  public <E, O> SingleOutputStreamOperator<O> apply(
      DataStream<E> rows, String name, TypeInformation<O> type, AllowlistFunction<E, O> function) {
    return updates.isEmpty()
        ? rows.transform(name, type, new FixedAllowlistOperator<>(function, start))
        : rows.connect(updates.get().broadcast())
            .transform(name, type, new ChangingAllowlistOperator<>(function, start));
  }

  private static DataGeneratorSource<AllowlistMessage> ticks() {
    GeneratorFunction<Long, AllowlistMessage> tick = count -> AllowlistMessage.TICK;
    return new DataGeneratorSource<>(
        tick,
        Long.MAX_VALUE,
        RateLimiterStrategy.perSecond(TICKS_PER_SECOND),
        AllowlistTypes.MESSAGE);
  }

  /** Reads the topic from its beginning, so its invalid messages are reported at every start. */
  private static KafkaSource<AllowlistMessage> source(AllowlistTopic topic) {
    Properties client = new Properties();
    client.putAll(topic.properties());
    client.setProperty("isolation.level", "read_committed");
    client.setProperty("commit.offsets.on.checkpoint", "false");
    return KafkaSource.<AllowlistMessage>builder()
        .setProperties(client)
        .setBootstrapServers(topic.brokers())
        .setTopics(topic.name())
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setDeserializer(new Messages())
        .build();
  }

  private static final class Messages
      implements KafkaRecordDeserializationSchema<AllowlistMessage> {
    private static final long serialVersionUID = 1L;

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
      // Nothing to make ready.
    }

    @Override
    public void deserialize(
        ConsumerRecord<byte[], byte[]> message, Collector<AllowlistMessage> out) {
      out.collect(
          new AllowlistMessage(
              message.topic() + "-" + message.partition(),
              message.partition(),
              message.offset(),
              message.key(),
              message.value()));
    }

    @Override
    public TypeInformation<AllowlistMessage> getProducedType() {
      return AllowlistTypes.MESSAGE;
    }
  }
}
