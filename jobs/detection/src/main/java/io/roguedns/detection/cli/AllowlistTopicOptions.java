package io.roguedns.detection.cli;

import io.roguedns.detection.allowlist.AllowlistTopic;
import io.roguedns.detection.settings.KafkaClient;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of the allowlist topic. */
final class AllowlistTopicOptions {
  @Option(
      names = "--kafka-brokers",
      required = true,
      paramLabel = "HOST:PORT,...",
      description = "Kafka brokers, or the host of an Event Hubs namespace")
  private String brokers;

  @Option(
      names = "--kafka-properties",
      paramLabel = "FILE",
      description =
          "Settings of Kafka's client, such as security.protocol and sasl.jaas.config, in a Java"
              + " properties file")
  private String properties;

  @Option(
      names = "--allowlist-topic",
      paramLabel = "NAME",
      defaultValue = "roguedns.allowlist",
      description = "The topic (default: ${DEFAULT-VALUE})")
  private String name;

  /** The topic; problems of the options are added to the list. */
  AllowlistTopic topic(List<String> problems) {
    if (name.isBlank()) {
      problems.add("--allowlist-topic must not be empty");
    }
    KafkaClient client = KafkaClient.read(brokers, properties, problems);
    return new AllowlistTopic(client.brokers(), client.properties(), name);
  }
}
