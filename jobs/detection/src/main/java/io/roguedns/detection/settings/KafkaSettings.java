package io.roguedns.detection.settings;

import io.roguedns.detection.settings.Setting.Group;
import io.roguedns.event.Table;
import io.roguedns.event.Ticks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** The settings of Kafka as a source. */
final class KafkaSettings {
  private static final String GROUP = "roguedns";

  static final Setting<List<String>> BROKERS =
      new Setting<>(
          "kafka.brokers",
          Group.INPUT,
          "HOST:PORT,...",
          "",
          "Read topics instead of files: Kafka brokers, or the host of an Event Hubs namespace",
          false,
          Parsers.list(KafkaSettings::broker));

  static final Setting<String> TOPIC =
      new Setting<>("kafka.topic", Group.INPUT, "NAME", "", "A topic to read", true, Parsers::text);

  static final Setting<Map.Entry<String, Table>> TOPIC_TABLE =
      new Setting<>(
          "kafka.topic-table",
          Group.INPUT,
          "TOPIC=TABLE",
          "",
          "The table of a topic's rows that don't have it; by default the table's name in the"
              + " topic's name",
          true,
          KafkaSettings::topicTable);

  static final Setting<String> PROPERTIES =
      new Setting<>(
          "kafka.properties",
          Group.INPUT,
          "FILE",
          "",
          "Settings of Kafka's client, such as security.protocol and sasl.jaas.config, in a Java properties file",
          false,
          Parsers::text);

  static final Setting<Settings.Kafka.Start> START =
      new Setting<>(
          "kafka.start",
          Group.INPUT,
          "earliest|latest|committed|T",
          "earliest",
          "Where to start; committed is the group's committed offset (or earliest), T a time by"
              + " Kafka's timestamps",
          false,
          KafkaSettings::start);

  static final Setting<String> GROUP_ID =
      new Setting<>(
          "kafka.group", Group.INPUT, "NAME", GROUP, "The consumer group", false, Parsers::text);

  static final Setting<Boolean> BOUNDED =
      new Setting<>(
          "bounded",
          Group.INPUT,
          "",
          "false",
          "Read the topics to their end at the start of the job",
          false,
          Parsers::bool);

  static final List<Setting<?>> ALL =
      List.of(BROKERS, TOPIC, TOPIC_TABLE, PROPERTIES, START, GROUP_ID, BOUNDED);

  private KafkaSettings() {}

  private static String broker(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("a host and port as in localhost:9092 is allowed");
    }
    Parsers.port(text.substring(colon + 1));
    return text;
  }

  private static Map.Entry<String, Table> topicTable(String text) {
    int equals = text.indexOf('=');
    return Table.named(text.substring(equals + 1))
        .filter(table -> equals > 0)
        .map(table -> Map.entry(text.substring(0, equals), table))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a topic and one of "
                        + Table.ofDefender().stream()
                            .map(Table::tableName)
                            .collect(Collectors.joining(", "))
                        + ", as in events=DeviceNetworkEvents, is allowed"));
  }

  private static Settings.Kafka.Start start(String text) {
    for (Settings.Kafka.Start.Kind kind : Settings.Kafka.Start.Kind.values()) {
      if (kind != Settings.Kafka.Start.Kind.TIMESTAMP
          && kind.name().toLowerCase(Locale.ROOT).equals(text.strip())) {
        return new Settings.Kafka.Start(kind, 0);
      }
    }
    try {
      return new Settings.Kafka.Start(
          Settings.Kafka.Start.Kind.TIMESTAMP, Ticks.toUnixMillis(Parsers.time(text)));
    } catch (IllegalArgumentException noTime) {
      throw new IllegalArgumentException(
          "earliest, latest, committed or a time as in 2026-03-10T08:00:00Z is allowed");
    }
  }

  /** The client settings of a properties file. */
  static Map<String, String> properties(RawSettings.Value file, List<String> problems) {
    Map<String, String> read = new LinkedHashMap<>();
    try (InputStream bytes = Files.newInputStream(Path.of(file.text()))) {
      Properties properties = new Properties();
      properties.load(bytes);
      properties
          .stringPropertyNames()
          .forEach(name -> read.put(name, properties.getProperty(name)));
    } catch (NoSuchFileException absent) {
      problems.add(file.origin() + " " + file.text() + ": no such file");
    } catch (IOException | IllegalArgumentException unreadable) {
      problems.add(
          file.origin() + " " + file.text() + ": can't be read: " + unreadable.getMessage());
    }
    return read;
  }
}
