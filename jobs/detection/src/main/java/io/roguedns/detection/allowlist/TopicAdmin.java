package io.roguedns.detection.allowlist;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** Finds and creates the topic. */
final class TopicAdmin implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final Connection connection;
  private final Admin admin;

  TopicAdmin(Connection connection) throws AllowlistTopicException {
    this.connection = connection;
    try {
      admin = Admin.create(connection.client(Map.of()));
    } catch (KafkaException refused) {
      throw connection.refused(refused);
    }
  }

  /** The topic's partitions; empty if the brokers have no such topic. */
  Optional<List<Integer>> partitions() throws AllowlistTopicException {
    return describe().map(found -> found.stream().map(TopicPartitionInfo::partition).toList());
  }

  private Optional<List<TopicPartitionInfo>> describe() throws AllowlistTopicException {
    String topic = connection.topic();
    try {
      return Optional.of(
          answer(admin.describeTopics(List.of(topic)).topicNameValues().get(topic)).partitions());
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.empty();
      }
      throw connection.refused(failed);
    }
  }

  /** The topic's cleanup policy; empty if there is no topic, or if it isn't readable. */
  Optional<String> cleanupPolicy() throws AllowlistTopicException {
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, connection.topic());
    try {
      return Optional.ofNullable(
              answer(admin.describeConfigs(List.of(topic)).values().get(topic))
                  .get(TopicConfig.CLEANUP_POLICY_CONFIG))
          .map(ConfigEntry::value);
    } catch (ExecutionException failed) {
      // A client that may read a topic may not be allowed to read its settings, and not all brokers
      // have them.
      if (failed.getCause() instanceof UnknownTopicOrPartitionException
          || failed.getCause() instanceof AuthorizationException
          || failed.getCause() instanceof UnsupportedVersionException) {
        return Optional.empty();
      }
      throw connection.refused(failed);
    }
  }

  /** Creates the topic, compacted, with one partition; it is no error if it exists by now. */
  List<Integer> create() throws AllowlistTopicException {
    NewTopic topic =
        new NewTopic(connection.topic(), Optional.of(1), Optional.empty())
            .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    try {
      answer(admin.createTopics(List.of(topic)).values().get(connection.topic()));
    } catch (ExecutionException failed) {
      if (!(failed.getCause() instanceof TopicExistsException)) {
        throw connection.ofTopic("can't be made: " + Connection.words(failed), failed);
      }
    }
    return made();
  }

  /** The partitions once each has a leader: brokers know a topic a moment after its creation. */
  private List<Integer> made() throws AllowlistTopicException {
    long start = System.nanoTime();
    while (System.nanoTime() - start < Connection.PATIENCE.toNanos()) {
      List<TopicPartitionInfo> found = describe().orElse(List.of());
      if (!found.isEmpty() && found.stream().allMatch(partition -> partition.leader() != null)) {
        return found.stream().map(TopicPartitionInfo::partition).toList();
      }
      try {
        Thread.sleep(BETWEEN_LOOKS.toMillis());
      } catch (InterruptedException interrupted) {
        throw connection.interrupted(interrupted);
      }
    }
    throw connection.ofTopic(
        "was created, but has no leader after " + Connection.PATIENCE.toSeconds() + " s", null);
  }

  private <T> T answer(KafkaFuture<T> future) throws ExecutionException, AllowlistTopicException {
    try {
      return future.get(Connection.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException unreachable) {
      throw connection.refused(unreachable);
    } catch (InterruptedException interrupted) {
      throw connection.interrupted(interrupted);
    }
  }

  @Override
  public void close() {
    admin.close(Connection.PATIENCE);
  }
}
