package io.roguedns.benchmarks;

import io.roguedns.processes.KafkaBroker;
import io.roguedns.processes.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A real Kafka broker on loopback, in its own process, so its heap and garbage aren't the job's. It
 * ends with this process, and its data is deleted.
 */
final class Broker implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final long PAUSE_MILLIS = 50;

  private final Path directory;
  private final Process process;
  private final KafkaBroker kafka;

  /** Null before it answers. */
  private Admin admin;

  private Broker(Path directory, Process process, KafkaBroker kafka) {
    this.directory = directory;
    this.process = process;
    this.kafka = kafka;
  }

  /** Starts one whose data is in a new directory below {@code parent}, and waits for it. */
  static Broker start(Path parent) throws IOException, InterruptedException {
    Path directory =
        Files.createTempDirectory(
                Files.createDirectories(parent.toAbsolutePath()), "broker-unfinished-")
            .toAbsolutePath();
    KafkaBroker kafka = new KafkaBroker(directory, Ports.free(), Ports.free());
    kafka.prepare();
    Path output = directory.resolve("broker.log");
    // The heap size of Kafka's start script.
    Process process = kafka.command("1g").endingWithParent().start(output);
    Broker broker = new Broker(directory, process, kafka);
    try {
      broker.awaitAnswer(output);
      broker.admin = Admin.create(Map.of("bootstrap.servers", broker.servers()));
    } catch (IOException | InterruptedException | RuntimeException failed) {
      broker.close();
      throw failed;
    }
    return broker;
  }

  private void awaitAnswer(Path output) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + START.toNanos();
    while (!kafka.answers()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException("the broker doesn't start:\n" + Files.readString(output));
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
  }

  /** Its host and port. */
  String servers() {
    return kafka.servers();
  }

  /** A new directory beside its data, for a job that reads from it; deleted with the broker. */
  Path directory(String name) throws IOException {
    return Files.createDirectory(directory.resolve(name));
  }

  /**
   * Makes a topic.
   *
   * @param settings the topic's own, such as {@code cleanup.policy}
   */
  void makeTopic(String name, int partitions, Map<String, String> settings)
      throws InterruptedException {
    try {
      admin
          .createTopics(List.of(new NewTopic(name, partitions, (short) 1).configs(settings)))
          .all()
          .get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("topic " + name + " can't be made", failed);
    }
  }

  /** The committed offsets of a consumer group, by partition; a group reads one topic here. */
  Map<Integer, Long> committed(String group) throws InterruptedException {
    try {
      return admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get()
          .entrySet()
          .stream()
          .collect(
              Collectors.toMap(
                  position -> position.getKey().partition(),
                  position -> position.getValue().offset()));
    } catch (ExecutionException failed) {
      throw new IllegalStateException("the offsets of " + group + " can't be read", failed);
    }
  }

  /** A producer with typical settings: lz4, batches of 5 ms. */
  KafkaProducer<byte[], byte[]> producer() {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", servers());
    properties.put("compression.type", "lz4");
    properties.put("batch.size", Integer.toString(256 << 10));
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public void close() throws IOException {
    if (admin != null) {
      admin.close();
    }
    process.destroy();
    process.onExit().join();
    EventData.delete(directory);
  }
}
