package io.roguedns.detection.run;

import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.settings.TransactionRules;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Checks the output topics of a run at the brokers, before it starts. */
final class OutputBrokers {
  private static final long PATIENCE_SECONDS = 15;

  /** The maximum of brokers whose settings are read; those of a cluster are usually the same. */
  private static final int MAX_BROKERS = 10;

  private final Settings settings;
  private final List<String> problems;
  private final List<String> notes;

  private OutputBrokers(Settings settings, List<String> problems, List<String> notes) {
    this.settings = settings;
    this.problems = problems;
    this.notes = notes;
  }

  /**
   * Checks the topics that are written to, and how long the brokers keep a transaction open.
   *
   * @param problems receives the problems that stop the run
   * @param notes receives other messages to the user
   * @return the settings, with a timeout of transactions that the brokers allow
   */
  static Settings check(Settings settings, List<String> problems, List<String> notes) {
    if (settings.output().topics().isEmpty()) {
      return settings;
    }
    Map<String, Object> client = new HashMap<>(settings.input().kafka().properties());
    client.put("bootstrap.servers", settings.input().kafka().brokers());
    client.put("default.api.timeout.ms", Math.toIntExact(PATIENCE_SECONDS * 1_000));
    client.put("request.timeout.ms", Math.toIntExact(PATIENCE_SECONDS * 500));
    try (Admin admin = Admin.create(client)) {
      return new OutputBrokers(settings, problems, notes).check(admin);
    } catch (KafkaException refused) {
      problems.add(
          "--kafka-brokers %s: %s"
              .formatted(settings.input().kafka().brokers(), RootCause.of(refused).getMessage()));
      return settings;
    }
  }

  private Settings check(Admin admin) {
    List<Config> brokers = brokers(admin);
    topics(admin, brokers);
    if (!TransactionRules.isNeeded(settings)) {
      return settings;
    }
    Optional<Duration> maximum =
        brokers.stream()
            .map(broker -> broker.get("transaction.max.timeout.ms"))
            .filter(entry -> entry != null && entry.value() != null)
            .map(entry -> Duration.ofMillis(Long.parseLong(entry.value())))
            .min(Duration::compareTo);
    if (maximum.isEmpty()) {
      notes.add(
          "the brokers don't return their maximum transaction timeout: their"
              + " transaction.max.timeout.ms has to be at least "
              + settings.live().transactionTimeout().toMillis());
      return settings;
    }
    return TransactionRules.within(maximum.get(), settings, problems, notes);
  }

  /** The settings of brokers; empty if they aren't readable. */
  private List<Config> brokers(Admin admin) {
    try {
      Collection<Node> nodes = answer(admin.describeCluster().nodes());
      List<ConfigResource> resources =
          nodes.stream()
              .limit(MAX_BROKERS)
              .map(node -> new ConfigResource(ConfigResource.Type.BROKER, node.idString()))
              .toList();
      return List.copyOf(answer(admin.describeConfigs(resources).all()).values());
    } catch (ExecutionException | TimeoutException untold) {
      return List.of();
    }
  }

  private void topics(Admin admin, List<Config> brokers) {
    boolean made =
        brokers.stream()
            .map(broker -> broker.get("auto.create.topics.enable"))
            .map(entry -> entry == null ? "true" : entry.value())
            .allMatch("true"::equals);
    Map<String, String> flags = new HashMap<>();
    settings.output().topics().forEach((flag, topic) -> flags.put(topic, flag));
    admin
        .describeTopics(flags.keySet())
        .topicNameValues()
        .forEach((topic, found) -> topic(flags.get(topic), topic, found, made));
  }

  private void topic(String flag, String topic, KafkaFuture<?> found, boolean made) {
    String brokers = settings.input().kafka().brokers();
    try {
      answer(found);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof UnknownTopicOrPartitionException) {
        String absent = "%s %s: %s has no such topic".formatted(flag, topic, brokers);
        if (made) {
          notes.add(absent + " yet, unless its brokers create it on the first write");
        } else {
          problems.add(absent + ", and its brokers don't create topics: create it first");
        }
      } else if (failed.getCause() instanceof TopicAuthorizationException) {
        problems.add("%s %s: %s".formatted(flag, topic, failed.getCause().getMessage()));
      } else {
        notes.add("%s %s can't be looked up: %s".formatted(flag, topic, failed.getCause()));
      }
    } catch (TimeoutException slow) {
      notes.add("%s %s can't be looked up: %s doesn't answer".formatted(flag, topic, brokers));
    }
  }

  private static <T> T answer(KafkaFuture<T> future) throws ExecutionException, TimeoutException {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new TimeoutException("interrupted");
    }
  }
}
