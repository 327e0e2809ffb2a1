package io.roguedns.benchmarks;

import io.roguedns.detection.run.Engines;
import io.roguedns.detection.settings.Catalog;
import io.roguedns.detection.settings.ConfigurationException;
import io.roguedns.detection.settings.RawSettings;
import io.roguedns.detection.settings.Setting;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.settings.SettingsReader;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The peer of the live job: the same source on the same engine, with each row's bytes into Flink's
 * discarding sink.
 */
final class RawRead implements AutoCloseable {
  private static final int STOP_SECONDS = 60;

  private final JobClient job;

  private RawRead(JobClient job) {
    this.job = job;
  }

  /**
   * Starts it.
   *
   * @param name of the job, which no other one has
   */
  static RawRead start(Broker broker, String name, String topic, int parallelism) throws Exception {
    StreamExecutionEnvironment engine =
        Engines.live(
            settings(broker, topic, parallelism), new Path(broker.directory(name).toUri()), null);
    KafkaSource<byte[]> source =
        KafkaSource.<byte[]>builder()
            .setBootstrapServers(broker.servers())
            .setTopics(topic)
            .setGroupId(name)
            .setStartingOffsets(OffsetsInitializer.earliest())
            // As the job has them.
            .setProperty("max.poll.records", "1000")
            .setProperty("max.partition.fetch.bytes", Integer.toString(8 << 20))
            .setProperty("metric.reporters", ConsumedRecords.class.getName())
            .setDeserializer(new Values())
            .build();
    engine
        .fromSource(source, WatermarkStrategy.noWatermarks(), "bytes of topics")
        .sinkTo(new DiscardingSink<>());
    return new RawRead(engine.executeAsync("raw bytes"));
  }

  private static Settings settings(Broker broker, String topic, int parallelism)
      throws ConfigurationException {
    RawSettings raw = new RawSettings();
    add(raw, "kafka.brokers", broker.servers());
    add(raw, "kafka.topic", topic);
    add(raw, "findings-topic", "none");
    add(raw, "parallelism", Integer.toString(parallelism));
    return SettingsReader.read(raw, null);
  }

  private static void add(RawSettings raw, String key, String value) {
    Setting<?> setting = Catalog.withKey(key).orElseThrow();
    raw.add(setting, value, setting.flag());
  }

  /** Fails if it has ended. */
  void mustRun() throws InterruptedException {
    try {
      if (job.getJobStatus().get().isTerminalState()) {
        throw new IllegalStateException("reading raw bytes has ended: " + job.getJobStatus().get());
      }
    } catch (ExecutionException failed) {
      throw new IllegalStateException("reading raw bytes has ended", failed);
    }
  }

  @Override
  public void close() {
    job.cancel().orTimeout(STOP_SECONDS, TimeUnit.SECONDS).join();
    // It ends by cancellation, which is reported as a failure.
    job.getJobExecutionResult()
        .handle((result, cancelled) -> true)
        .orTimeout(STOP_SECONDS, TimeUnit.SECONDS)
        .join();
  }

  private static final class Values implements KafkaRecordDeserializationSchema<byte[]> {
    private static final long serialVersionUID = 1L;

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> row, Collector<byte[]> out) {
      out.collect(row.value());
    }

    @Override
    public TypeInformation<byte[]> getProducedType() {
      return PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;
    }
  }
}
