package io.roguedns.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A real Kafka broker on loopback, in a process of its own, so that neither its heap nor its
 * garbage is the job's. It ends with this one, and its data with it.
 */
final class Broker implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final long PAUSE_MILLIS = 50;

  private final Path directory;
  private final Process process;
  private final String servers;

  private Broker(Path directory, Process process, String servers) {
    this.directory = directory;
    this.process = process;
    this.servers = servers;
  }

  /** Starts one whose data is in a new directory below {@code parent}, and waits for it. */
  static Broker start(Path parent) throws IOException, InterruptedException {
    Path directory =
        Files.createTempDirectory(
                Files.createDirectories(parent.toAbsolutePath()), "broker-unfinished-")
            .toAbsolutePath();
    int port = freePort();
    Path properties = directory.resolve("server.properties");
    Files.writeString(
        properties,
        """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        controller.listener.names=CONTROLLER
        log.dirs=%3$s
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=1
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.state.log.num.partitions=1
        group.initial.rebalance.delay.ms=0
        auto.create.topics.enable=false
        """
            .formatted(port, freePort(), directory.resolve("data")));
    format(properties);
    Path output = directory.resolve("broker.log");
    Broker broker = new Broker(directory, process(output, properties).start(), "127.0.0.1:" + port);
    try {
      broker.awaitAnswer(port, output);
    } catch (IOException | InterruptedException | RuntimeException failed) {
      broker.close();
      throw failed;
    }
    return broker;
  }

  private static ProcessBuilder process(Path output, Path properties) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // The heap that Kafka's own start script gives it.
    command.addAll(List.of("-Xmx1g", "-XX:-UsePerfData"));
    command.addAll(List.of(EndsWithParent.class.getName(), "kafka.Kafka", properties.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    return builder;
  }

  private static void format(Path properties) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int status =
        StorageTool.execute(
            new String[] {
              "format", "-t", Uuid.randomUuid().toString(), "-c", properties.toString()
            },
            new PrintStream(said, true, StandardCharsets.UTF_8));
    if (status != 0) {
      throw new IllegalStateException(said.toString(StandardCharsets.UTF_8));
    }
  }

  private void awaitAnswer(int port, Path output) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + START.toNanos();
    while (!listens(port)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException("the broker doesn't start:\n" + Files.readString(output));
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    try (Admin admin = admin()) {
      admin.describeCluster().nodes().get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException(
          "the broker doesn't answer:\n" + Files.readString(output), failed);
    }
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", servers));
  }

  /** A port of loopback that nobody listens on at this moment. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  /** Its host and port. */
  String servers() {
    return servers;
  }

  /** A new directory beside its data, for a job that reads from it; it goes with the broker. */
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
    try (Admin admin = admin()) {
      admin
          .createTopics(List.of(new NewTopic(name, partitions, (short) 1).configs(settings)))
          .all()
          .get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("topic " + name + " can't be made", failed);
    }
  }

  /** A producer as senders have it: lz4, all rows of 5 ms together. */
  KafkaProducer<byte[], byte[]> producer() {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", servers);
    properties.put("compression.type", "lz4");
    properties.put("batch.size", Integer.toString(256 << 10));
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    process.onExit().join();
    EventData.delete(directory);
  }
}
