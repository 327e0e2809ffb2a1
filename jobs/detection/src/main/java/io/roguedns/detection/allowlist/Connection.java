package io.roguedns.detection.allowlist;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The connection of a topic's clients to its brokers, and the messages about its failures. */
final class Connection {
  /** The timeout of an answer. */
  static final Duration PATIENCE = Duration.ofSeconds(15);

  /** Settings for other clients that a file may contain, and that don't apply here. */
  private static final List<String> OTHERS =
      List.of("group.id", "group.instance.id", "group.protocol", "transactional.id");

  private final String brokers;
  private final Map<String, String> properties;
  private final String topic;

  Connection(String brokers, Map<String, String> properties, String topic) {
    this.brokers = brokers;
    this.properties = properties;
    this.topic = topic;
  }

  String topic() {
    return topic;
  }

  /** The settings of a client: the user's, and the required ones. */
  Map<String, Object> client(Map<String, Object> own) {
    Map<String, Object> client = new HashMap<>(properties);
    client.keySet().removeAll(OTHERS);
    client.put("bootstrap.servers", brokers);
    client.put("default.api.timeout.ms", Math.toIntExact(PATIENCE.toMillis()));
    client.put("request.timeout.ms", Math.toIntExact(PATIENCE.toMillis() / 2));
    client.putAll(own);
    return client;
  }

  /** The exception for a client's failure, with a message for the user. */
  AllowlistTopicException refused(Throwable failure) {
    Throwable reason = failure instanceof ExecutionException ? failure.getCause() : failure;
    if (reason instanceof UnknownTopicOrPartitionException) {
      return absent();
    }
    if (reason instanceof TimeoutException
        || reason instanceof java.util.concurrent.TimeoutException) {
      return new AllowlistTopicException(
          "--kafka-brokers %s: no answer".formatted(brokers), failure);
    }
    if (reason instanceof InvalidTopicException) {
      return ofTopic(
          "invalid topic name: up to 249 letters, digits, dots, hyphens and underscores are"
              + " allowed",
          failure);
    }
    if (reason instanceof AuthorizationException) {
      return ofTopic(words(reason), failure);
    }
    return new AllowlistTopicException(
        "--kafka-brokers %s: %s".formatted(brokers, words(reason)), failure);
  }

  AllowlistTopicException absent() {
    return new AllowlistTopicException(
        ("--allowlist-topic %s: --kafka-brokers %s has no such topic: roguedns allowlist publish"
                + " creates it")
            .formatted(topic, brokers),
        null);
  }

  /** The exception for a problem of the topic. */
  AllowlistTopicException ofTopic(String problem, Throwable cause) {
    return new AllowlistTopicException(
        "--allowlist-topic %s at --kafka-brokers %s: %s".formatted(topic, brokers, problem), cause);
  }

  AllowlistTopicException interrupted(InterruptedException interrupted) {
    Thread.currentThread().interrupt();
    return new AllowlistTopicException("interrupted", interrupted);
  }

  /** The root cause: Kafka wraps problems of a file or a setting several times. */
  static String words(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }
}
