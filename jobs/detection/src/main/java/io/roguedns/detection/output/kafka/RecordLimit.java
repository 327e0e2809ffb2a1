package io.roguedns.detection.output.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How large a record of a topic may be: the least of what the client sends and what the topic
 * takes.
 *
 * @param bytes of key, value and what is around them, uncompressed
 * @param setting the client's or the topic's setting that says so
 */
record RecordLimit(long bytes, String setting) {
  private static final Logger LOG = LoggerFactory.getLogger(RecordLimit.class);

  private static final long ANSWER_SECONDS = 10;

  /** The client's own defaults. */
  private static final Map<String, Long> CLIENT =
      Map.of(
          ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
          1L << 20,
          ProducerConfig.BUFFER_MEMORY_CONFIG,
          32L << 20);

  /**
   * The limit as it is now. Brokers that don't tell a topic's settings, or not to this client,
   * leave the client's own limit.
   *
   * @param properties settings of Kafka's client
   */
  static RecordLimit of(String brokers, Map<String, String> properties, String topic)
      throws InterruptedException {
    RecordLimit client = ofClient(properties);
    try {
      long ofTopic = ofTopic(brokers, properties, topic);
      return ofTopic < client.bytes()
          ? new RecordLimit(ofTopic, TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
          : client;
    } catch (ExecutionException | TimeoutException | KafkaException untold) {
      LOG.warn(
          "The maximum record size of topic {} is unknown ({}); {} bytes are assumed, from {}",
          topic,
          untold.getMessage(),
          client.bytes(),
          client.setting());
      return client;
    }
  }

  /** The limit that the client's own settings make. */
  static RecordLimit ofClient(Map<String, String> properties) {
    RecordLimit least = null;
    for (Map.Entry<String, Long> setting : CLIENT.entrySet()) {
      long bytes = setting.getValue();
      try {
        bytes = Long.parseLong(properties.getOrDefault(setting.getKey(), "" + bytes).strip());
      } catch (NumberFormatException unusable) {
        LOG.debug("The client itself refuses {}", setting.getKey(), unusable);
      }
      if (least == null || bytes < least.bytes()) {
        least = new RecordLimit(bytes, setting.getKey());
      }
    }
    return least;
  }

  private static long ofTopic(String brokers, Map<String, String> properties, String topic)
      throws ExecutionException, TimeoutException, InterruptedException {
    Map<String, Object> client = new HashMap<>(properties);
    client.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (Admin admin = Admin.create(client)) {
      ConfigEntry most =
          admin
              .describeConfigs(List.of(resource))
              .values()
              .get(resource)
              .get(ANSWER_SECONDS, TimeUnit.SECONDS)
              .get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
      return most == null || most.value() == null ? Long.MAX_VALUE : Long.parseLong(most.value());
    }
  }
}
