package io.roguedns.detection.testing;

import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.apache.kafka.server.common.MetadataVersion;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One real Kafka broker, in this process, for all test classes of a JVM. */
public final class SharedBroker implements BeforeAllCallback {
  private static final StartedOnce<Started> STARTED = new StartedOnce<>(Started::now);

  private static volatile String servers;

  @Override
  public void beforeAll(ExtensionContext context) {
    servers = STARTED.get().kit.bootstrapServers();
  }

  public static String servers() {
    return servers;
  }

  /** Makes a topic whose name begins so and is of its own. */
  public static String topic(String name, int partitions) {
    return new Topics(servers).make(name, partitions);
  }

  /** Sends lines to a topic, spread over its partitions; fails unless all have arrived. */
  public static void send(String topic, Collection<String> lines, String compression) {
    new Topics(servers).send(topic, lines, compression);
  }

  /** Sends lines to one partition of a topic; fails unless all have arrived. */
  public static void sendTo(String topic, int partition, Collection<String> lines) {
    new Topics(servers).sendTo(topic, partition, lines);
  }

  /** The values of all records of a topic that are committed; null for a tombstone. */
  public static List<String> committed(String topic) {
    return new Topics(servers).committed(topic);
  }

  @SuppressWarnings("try") // Closing waits for the broker to end, which may be interrupted.
  private record Started(KafkaClusterTestKit kit) implements AutoCloseable {
    static Started now() {
      try {
        KafkaClusterTestKit kit =
            new KafkaClusterTestKit.Builder(
                    new TestKitNodes.Builder()
                        .setBootstrapMetadataVersion(MetadataVersion.latestProduction())
                        .setCombined(true)
                        .setNumBrokerNodes(1)
                        .setNumControllerNodes(1)
                        .build())
                .setConfigProp("offsets.topic.replication.factor", "1")
                .setConfigProp("offsets.topic.num.partitions", "1")
                .setConfigProp("transaction.state.log.replication.factor", "1")
                .setConfigProp("transaction.state.log.min.isr", "1")
                .setConfigProp("transaction.state.log.num.partitions", "1")
                .setConfigProp("group.initial.rebalance.delay.ms", "0")
                .setConfigProp("auto.create.topics.enable", "false")
                .setConfigProp("message.max.bytes", Topics.LARGEST_MESSAGE)
                .build();
        kit.format();
        kit.startup();
        kit.waitForReadyBrokers();
        return new Started(kit);
      } catch (Exception failed) {
        throw new IllegalStateException("the broker doesn't start", failed);
      }
    }

    @Override
    public void close() throws Exception {
      kit.close();
    }
  }
}
