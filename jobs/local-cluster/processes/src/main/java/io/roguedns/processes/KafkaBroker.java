package io.roguedns.processes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/**
 * A Kafka broker of one node that is its own controller, on this program's class path.
 *
 * @param directory for its settings and its data
 * @param port that clients connect to
 * @param controllerPort that no other process needs
 */
public record KafkaBroker(Path directory, int port, int controllerPort) {
  private static final String ANSWER_MILLIS = "1000";

  /** Writes its settings and makes its storage, once in its life. */
  public void prepare() throws IOException {
    Files.createDirectories(directory);
    Files.writeString(
        properties(),
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
            .formatted(port, controllerPort, directory.resolve("data")));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int status =
        StorageTool.execute(
            new String[] {
              "format", "-t", Uuid.randomUuid().toString(), "-c", properties().toString()
            },
            new PrintStream(said, true, StandardCharsets.UTF_8));
    if (status != 0) {
      throw new IOException("Kafka's storage can't be made: " + said);
    }
  }

  /** The broker's process; on data of before it goes on with them. */
  public JvmCommand command(String heap) {
    return new JvmCommand(
        System.getProperty("java.class.path"),
        List.of("-Xmx" + heap, "-Dlevel=warn"),
        "kafka.Kafka",
        List.of(properties().toString()));
  }

  /** The advertised address. */
  public String servers() {
    return "127.0.0.1:" + port;
  }

  /** Whether it answers. */
  public boolean answers() throws InterruptedException {
    if (!Ports.isListening(port)) {
      // A client without a server logs that repeatedly.
      return false;
    }
    try (Admin admin =
        Admin.create(
            Map.of(
                "bootstrap.servers",
                servers(),
                "default.api.timeout.ms",
                ANSWER_MILLIS,
                "request.timeout.ms",
                ANSWER_MILLIS))) {
      return !admin.describeCluster().nodes().get().isEmpty();
    } catch (ExecutionException notYet) {
      return false;
    }
  }

  private Path properties() {
    return directory.resolve("server.properties");
  }
}
