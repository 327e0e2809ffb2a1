package io.roguedns.detection.settings;

import java.util.List;
import java.util.Map;

/**
 * How a command other than {@code detect} reaches Kafka.
 *
 * @param brokers hosts and ports, separated by commas
 * @param properties settings of Kafka's client; passwords may be among them
 */
public record KafkaClient(String brokers, Map<String, String> properties) {
  /**
   * Reads what the command line says.
   *
   * @param brokers the value of {@code --kafka-brokers}
   * @param propertiesFile the value of {@code --kafka-properties}, or null
   * @param problems gets what is wrong with them; with problems, the result isn't to be used
   */
  public static KafkaClient read(String brokers, String propertiesFile, List<String> problems) {
    List<String> all = List.of();
    String flag = KafkaSettings.BROKERS.flag();
    try {
      all = KafkaSettings.BROKERS.parser().apply(brokers);
      if (all.isEmpty()) {
        problems.add(flag + " is empty: set a host and port as in localhost:9092");
      }
    } catch (IllegalArgumentException refused) {
      problems.add(flag + " " + brokers + ": " + refused.getMessage());
    }
    Map<String, String> properties =
        propertiesFile == null
            ? Map.of()
            : KafkaSettings.properties(
                new RawSettings.Value(propertiesFile, KafkaSettings.PROPERTIES.flag()), problems);
    return new KafkaClient(String.join(",", all), properties);
  }

  /** Omits the client's settings, so no password is logged. */
  @Override
  public String toString() {
    return "Kafka at " + brokers;
  }
}
