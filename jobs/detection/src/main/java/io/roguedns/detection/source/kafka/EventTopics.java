package io.roguedns.detection.source.kafka;

import io.roguedns.detection.settings.Settings;
import io.roguedns.format.RowBlock;
import io.roguedns.input.InputSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Flink's Kafka source over topics of events. */
public final class EventTopics {
  /** One in this number of dropped rows is read for its time. */
  private static final long ONE_IN = 100;

  private static final Duration DISCOVERY = Duration.ofSeconds(30);
  private static final int REACH_SECONDS = 15;

  private EventTopics() {}

  /**
   * The source; bounded if the settings say so, then by the topics' ends at the start.
   *
   * @param input topics among other things; its clock tolerance says what is from the future
   */
  public static KafkaSource<RowBlock> source(Settings.Input input, InputSpec spec) {
    Settings.Kafka settings = input.kafka();
    Properties consumer = new Properties();
    // More at once only waits in memory; a larger fetch costs fewer round trips.
    consumer.setProperty("max.poll.records", "1000");
    consumer.setProperty("max.partition.fetch.bytes", Integer.toString(8 << 20));
    consumer.setProperty("partition.discovery.interval.ms", Long.toString(DISCOVERY.toMillis()));
    consumer.putAll(settings.properties());
    // In bounded input every row is counted for the summary, and time decides nothing.
    ScreeningDeserializer.configure(
        consumer, spec, settings.tables(), settings.bounded() ? 0 : ONE_IN);
    KafkaSourceBuilder<RowBlock> source =
        KafkaSource.<RowBlock>builder()
            .setProperties(consumer)
            .setBootstrapServers(settings.brokers())
            .setTopics(settings.topics())
            .setGroupId(settings.group())
            .setClientIdPrefix(settings.group())
            .setStartingOffsets(start(settings))
            .setDeserializer(
                new RecordDecoder(
                    spec,
                    settings.tables(),
                    settings.bounded() ? 0 : ONE_IN,
                    input.clockTolerance()));
    if (settings.bounded()) {
      source.setBounded(OffsetsInitializer.latest());
    }
    return source.build();
  }

  private static OffsetsInitializer start(Settings.Kafka settings) {
    return switch (settings.start().kind()) {
      case EARLIEST -> OffsetsInitializer.earliest();
      case LATEST -> OffsetsInitializer.latest();
      case COMMITTED -> OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST);
      case TIMESTAMP -> OffsetsInitializer.timestamp(settings.start().unixMillis());
    };
  }

  /** What is wrong with the brokers and topics, found by asking the brokers. */
  public static List<String> problems(Settings.Kafka settings) {
    Properties client = new Properties();
    client.putAll(settings.properties());
    client.setProperty("bootstrap.servers", settings.brokers());
    client.setProperty("default.api.timeout.ms", Integer.toString(REACH_SECONDS * 1_000));
    client.setProperty("request.timeout.ms", Integer.toString(REACH_SECONDS * 500));
    List<String> problems = new ArrayList<>();
    try (Admin admin = Admin.create(client)) {
      admin
          .describeTopics(settings.topics())
          .topicNameValues()
          .forEach((topic, description) -> check(settings, topic, description, problems));
    } catch (KafkaException refused) {
      problems.add("--kafka-brokers %s: %s".formatted(settings.brokers(), words(refused)));
    }
    return problems.stream().distinct().toList();
  }

  private static void check(
      Settings.Kafka settings, String topic, KafkaFuture<?> description, List<String> problems) {
    try {
      description.get(REACH_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      problems.add(
          failed.getCause() instanceof UnknownTopicOrPartitionException
              ? "--kafka-topic %s: %s has no such topic".formatted(topic, settings.brokers())
              : "--kafka-brokers %s: %s".formatted(settings.brokers(), words(failed.getCause())));
    } catch (TimeoutException unreachable) {
      problems.add("--kafka-brokers %s: no answer".formatted(settings.brokers()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      problems.add("interrupted");
    }
  }

  /** The root cause: Kafka wraps problems of a file or a setting several times. */
  private static String words(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }
}
