package io.roguedns.detection.summary;

import io.roguedns.alert.Alert;
import io.roguedns.event.LateRow;
import io.roguedns.event.RejectedRow;
import io.roguedns.event.Table;
import io.roguedns.event.Ticks;
import io.roguedns.finding.DetectionType;
import io.roguedns.finding.Finding;
import io.roguedns.finding.QueryCount;
import io.roguedns.format.RowBlock;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.flink.api.common.accumulators.Accumulator;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.accumulators.LongMaximum;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/**
 * An operator's counts. Each is an accumulator, for a run's summary and progress, and a metric in
 * the group {@code roguedns}, for monitoring systems.
 */
public final class Counts {
  static final String METRIC_GROUP = "roguedns";

  static final String ROWS_OF_TABLE = "rowsRead.";
  static final String ROWS_OF_NO_TABLE = "rowsRead";
  static final String RELEVANT = "rowsRelevant";
  static final String IRRELEVANT = "rowsIrrelevant";
  static final String IGNORED = "rowsIgnored";
  static final String REJECTED = "rowsRejected";
  static final String LATE = "rowsLate";
  static final String LATE_OF_REASON = "rowsLateOfReason.";
  static final String DELAY = "findingDelayMillis";
  static final String BYTES = "bytesRead";
  static final String FINDINGS = "findings.";
  static final String ALERTS = "alerts.";
  static final String ALERTS_OF_SEVERITY = "alertsBySeverity.";
  static final String WORST_ALERTS = "worstAlerts";
  static final String SUPPRESSED = "suppressed";
  static final String LEFT_OUT = "leftOutOfAlerts.";
  static final String NOT_AN_ADDRESS = "notAnAddress";
  static final String CORRUPT_FILES = "corruptFiles";
  static final String PROFILED = "profiled.";
  static final String PROFILED_OVER = "profiledOver.";
  static final String TALLY = "tally";
  static final String RESTARTS = "restarts";

  /** The sample size of the delay's histogram. */
  private static final int DELAYS = 1_000;

  private final RuntimeContext context;
  private final MetricGroup metrics;
  private final Map<String, LongCounter> counters = new HashMap<>();
  private final Map<String, Accumulator<?, ?>> others = new HashMap<>();
  private final Map<String, Counter> suppressedByEntry = new HashMap<>();
  private Histogram delays;

  public Counts(RuntimeContext context) {
    this.context = context;
    this.metrics = context.getMetricGroup().addGroup(METRIC_GROUP);
  }

  /** Counts all rows of a block. */
  public void read(RowBlock block) {
    for (Table table : Table.values()) {
      add(ROWS_OF_TABLE + table.tableName(), block.rows(table));
    }
    add(ROWS_OF_NO_TABLE, block.rowsOfNoTable());
    add(RELEVANT, block.relevant());
    add(IRRELEVANT, block.irrelevant());
    add(IGNORED, block.ignored());
    for (RejectedRow row : block.rejected()) {
      if (row.reason() == RejectedRow.Reason.CORRUPT_FILE) {
        accumulator(CORRUPT_FILES, Names::new).add(row.source());
      } else {
        add(REJECTED, row.rows());
      }
    }
    add(BYTES, block.bytes());
  }

  /** Counts a finding, and tallies its device and resolver. */
  public void found(Finding finding) {
    add(FINDINGS + finding.type().typeName(), 1);
    accumulator(TALLY, FindingTally::new).add(finding);
  }

  /** Counts an alert, once each, and keeps the most severe. */
  public void alerted(Alert alert) {
    add(ALERTS + alert.type().typeName(), 1);
    add(ALERTS_OF_SEVERITY + alert.severity().label(), 1);
    accumulator(WORST_ALERTS, WorstAlerts::new).add(alert);
  }

  /**
   * Counts a row of a profile.
   *
   * @param threshold the threshold of a finding
   */
  public void profiled(QueryCount count, long threshold) {
    String width = Ticks.formatDuration(Ticks.toDuration(count.width()));
    add(PROFILED + width, 1);
    if (count.queries() > threshold) {
      add(PROFILED_OVER + width, 1);
    }
  }

  /**
   * Records the number of restarts of the operator's task. Unlike the counts of rows, this one
   * survives a restart.
   *
   * @param attempt the number of the task's attempt; 0 is the first
   */
  public void restarted(int attempt) {
    LongMaximum restarts = new LongMaximum();
    restarts.add(attempt);
    context.addAccumulator(RESTARTS, restarts);
    metrics.gauge(RESTARTS, () -> attempt);
  }

  /** Counts late data. */
  public void late(LateRow row) {
    add(LATE, row.rows());
    add(LATE_OF_REASON + row.reason().label(), row.rows());
  }

  /**
   * Records the delay of a finding, from its row's time, or its bin's start, to its emission; a
   * metric only.
   *
   * @param millis negative if the device's clock is fast
   */
  public void delay(long millis) {
    if (delays == null) {
      delays = metrics.histogram(DELAY, new DescriptiveStatisticsHistogram(DELAYS));
    }
    delays.update(millis);
  }

  /** Counts a finding that an entry of the allowlist suppressed. */
  public void suppressed(String entryId) {
    accumulator(SUPPRESSED, EntryCounts::new).add(entryId);
    suppressedByEntry
        .computeIfAbsent(
            suppressedByEntry.size() < EntryCounts.MAX_ENTRIES
                    || suppressedByEntry.containsKey(entryId)
                ? entryId
                : EntryCounts.OTHERS,
            this::suppressedMetric)
        .inc();
  }

  private Counter suppressedMetric(String entryId) {
    return metrics.counter(SUPPRESSED + "." + entryId);
  }

  /** Counts what a limit excludes from alerts. */
  public void leftOut(AlertOmission limit, long count) {
    add(LEFT_OUT + limit.label(), count);
  }

  /** Counts an invalid IP address. */
  public void notAnAddress() {
    add(NOT_AN_ADDRESS, 1);
  }

  static String findings(DetectionType type) {
    return FINDINGS + type.typeName();
  }

  private void add(String name, long count) {
    if (count == 0) {
      return;
    }
    LongCounter counter = counters.get(name);
    if (counter == null) {
      counter = context.getLongCounter(name);
      LongCounter counted = counter;
      metrics.gauge(name, counted::getLocalValuePrimitive);
      counters.put(name, counter);
    }
    counter.add(count);
  }

  @SuppressWarnings("unchecked")
  private <V, R extends Serializable> Accumulator<V, R> accumulator(
      String name, Supplier<? extends Accumulator<V, R>> make) {
    Accumulator<V, R> existing = (Accumulator<V, R>) others.get(name);
    if (existing == null) {
      // Another operator of the same chain may have added it: accumulators belong to the task.
      existing = context.getAccumulator(name);
      if (existing == null) {
        existing = make.get();
        context.addAccumulator(name, existing);
      }
      others.put(name, existing);
    }
    return existing;
  }
}
