package io.roguedns.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsReporter;

/**
 * The number of records that the consumers in this process have read, from their own metrics, which
 * cost the job nothing more.
 */
public final class ConsumedRecords implements MetricsReporter {
  private static final Set<ConsumedRecords> OPEN = ConcurrentHashMap.newKeySet();

  /** The client's setting that has these metrics reported. */
  static final String SETTING = "metric.reporters=" + ConsumedRecords.class.getName();

  private final Set<KafkaMetric> totals = ConcurrentHashMap.newKeySet();

  /** Of a topic, by all consumers that are open. */
  static long of(String topic) {
    long records = 0;
    for (ConsumedRecords consumer : OPEN) {
      for (KafkaMetric total : consumer.totals) {
        if (topic.equals(total.metricName().tags().get("topic"))) {
          records += ((Number) total.metricValue()).longValue();
        }
      }
    }
    return records;
  }

  @Override
  public void configure(Map<String, ?> settings) {
    // There is nothing to set.
  }

  @Override
  public void init(List<KafkaMetric> metrics) {
    OPEN.add(this);
    metrics.forEach(this::metricChange);
  }

  @Override
  public void metricChange(KafkaMetric metric) {
    if (metric.metricName().name().equals("records-consumed-total")) {
      totals.add(metric);
    }
  }

  @Override
  public void metricRemoval(KafkaMetric metric) {
    totals.remove(metric);
  }

  @Override
  public void close() {
    OPEN.remove(this);
  }
}
