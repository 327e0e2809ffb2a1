package io.roguedns.detection.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/** A real Kafka broker in a process of its own, which can be killed and started again. */
public final class BrokerProcess implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);

  private final Path properties;
  private final Path output;
  private final String servers;
  private JvmProcess process;

  private BrokerProcess(Path properties, Path output, String servers) {
    this.properties = properties;
    this.output = output;
    this.servers = servers;
  }

  /** Starts a new broker, whose data is below the directory. */
  public static BrokerProcess start(Path directory) throws IOException {
    int port = JvmProcess.freePort();
    int controllerPort = JvmProcess.freePort();
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
            .formatted(port, controllerPort, directory.resolve("broker-data")));
    format(properties);
    BrokerProcess broker =
        new BrokerProcess(properties, directory.resolve("broker.log"), "127.0.0.1:" + port);
    broker.restart();
    return broker;
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

  /** Starts it, again if it was killed, and waits until it answers. */
  public void restart() {
    if (process != null && process.isAlive()) {
      throw new IllegalStateException("it still runs");
    }
    process =
        JvmProcess.start(
            output, List.of("-Xmx512m", "-Dlevel=warn"), "kafka.Kafka", properties.toString());
    process.await(
        "the broker is up",
        START,
        () -> {
          try (Admin admin =
              Admin.create(
                  Map.of(
                      "bootstrap.servers",
                      servers,
                      "default.api.timeout.ms",
                      "1000",
                      "request.timeout.ms",
                      "1000"))) {
            return !admin.describeCluster().nodes().get().isEmpty();
          } catch (java.util.concurrent.ExecutionException notYet) {
            return false;
          }
        });
  }

  /** {@code kill -9}. */
  public void kill() {
    process.kill();
  }

  /** The process that runs now, or was killed last. */
  public JvmProcess process() {
    return process;
  }

  /** Its topics. */
  public Topics topics() {
    return new Topics(servers);
  }

  @Override
  public void close() {
    process.close();
  }
}
