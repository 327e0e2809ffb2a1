package io.roguedns.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Shows findings and alerts as the job commits them, from now on, and counts them. */
public final class FoundTopics implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration POLL = Duration.ofMillis(500);

  /** The maximum that is printed at once; more are only counted. */
  private static final int FINDINGS_SHOWN = 3;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final PrintWriter out;
  private final Thread reading = new Thread(this::read, "read what is found");
  private final Set<String> ids = new HashSet<>();
  private final Map<String, Integer> findings = new TreeMap<>();
  private final Map<String, Integer> alerts = new TreeMap<>();
  private volatile long latest = System.nanoTime();

  /**
   * Begins to show what comes.
   *
   * @param out gets a line for each
   */
  public FoundTopics(String servers, PrintWriter out) {
    this.out = out;
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> topics =
        List.of(
            new TopicPartition(ClusterTopics.FINDINGS, 0),
            new TopicPartition(ClusterTopics.ALERTS, 0));
    consumer.assign(topics);
    consumer.seekToEnd(topics);
    topics.forEach(consumer::position);
    reading.setDaemon(true);
    reading.start();
  }

  private void read() {
    try {
      while (true) {
        int shown = 0;
        int more = 0;
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          latest = System.nanoTime();
          // A finding that is withdrawn has no value.
          if (record.value() == null) {
            continue;
          }
          JsonNode found = JSON.readTree(record.value());
          if (record.topic().equals(ClusterTopics.ALERTS)) {
            if (count(found, "AlertId", "AlertType", alerts)) {
              out.println(alert(found));
            }
          } else if (count(found, "FindingId", "DetectionType", findings)) {
            if (shown++ < FINDINGS_SHOWN) {
              out.println(finding(found));
            } else {
              more++;
            }
          }
        }
        if (more > 0) {
          out.printf("finding  … and %d more%n", more);
        }
      }
    } catch (WakeupException closed) {
      consumer.close();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Whether it is the first revision; later ones only update it. */
  private synchronized boolean count(
      JsonNode found, String id, String type, Map<String, Integer> counts) {
    if (!ids.add(found.path(id).asText())) {
      return false;
    }
    counts.merge(found.path(type).asText(), 1, Integer::sum);
    return true;
  }

  private static String alert(JsonNode alert) {
    return String.format(
        Locale.ROOT,
        "ALERT    %-8s %3d  %s: %s",
        alert.path("Severity").asText(),
        alert.path("RiskScore").asInt(),
        alert.path("AlertType").asText(),
        alert.path("Summary").asText());
  }

  private static String finding(JsonNode finding) {
    return String.format(
        Locale.ROOT,
        "finding  %s  %s  %s",
        finding.path("Timestamp").asText(),
        finding.path("DetectionType").asText(),
        finding.path("DeviceName").asText());
  }

  /** For how long nothing has come. */
  public Duration quiet() {
    return Duration.ofNanos(System.nanoTime() - latest);
  }

  /** How many findings there are, by type. */
  public synchronized Map<String, Integer> findings() {
    return new TreeMap<>(findings);
  }

  /** How many alerts there are, by type. */
  public synchronized Map<String, Integer> alerts() {
    return new TreeMap<>(alerts);
  }

  /** How many findings and alerts there are. */
  synchronized int total() {
    return total(findings) + total(alerts);
  }

  private static int total(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      reading.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
