package io.roguedns.detection.summary;

import io.roguedns.alert.AlertType;
import io.roguedns.event.LateRow;
import io.roguedns.event.Table;
import io.roguedns.finding.DetectionType;
import io.roguedns.finding.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;

/**
 * What a run did. The rows read are the sum of those relevant, irrelevant, ignored and rejected.
 *
 * @param rowsRead by table; the key {@link #NO_TABLE} has rows of unknown tables and unreadable
 *     rows of none
 * @param relevant rows that signals judged or that put findings in context
 * @param irrelevant rows of known tables that the run doesn't need
 * @param ignored rows of unknown tables
 * @param rejected rows that couldn't be read
 * @param late late data: rows that came after their bin had closed, or from the future; of the
 *     first there are none in bounded input, where bins close when all of it was read
 * @param lateByReason the same by {@link LateRow.Reason}, also those there are none of
 * @param findings by {@code DetectionType}, also those there are none of
 * @param alerts by {@code AlertType}, also those there are none of
 * @param alertsBySeverity by {@code Severity}, worst first, also those there are none of
 * @param suppressed findings that the allowlist suppressed, by the entry that did
 * @param leftOutOfAlerts what alerts left out, by {@link AlertOmission}; only those that there is
 *     any of
 * @param notAnAddress texts that stand where an address belongs and are none
 * @param corruptFiles files that couldn't be read and were passed over
 * @param worst the devices and resolvers with the most findings
 * @param worstAlerts the worst alerts above low, worst first, at most {@link WorstAlerts#MOST}
 * @param restarts how often the job was started again, most often after a failure
 * @param elapsed how long the job ran, without start-up
 */
public record RunSummary(
    Map<String, Long> rowsRead,
    long relevant,
    long irrelevant,
    long ignored,
    long rejected,
    long late,
    Map<String, Long> lateByReason,
    long bytes,
    Map<String, Long> findings,
    Map<String, Long> alerts,
    Map<String, Long> alertsBySeverity,
    Map<String, Long> suppressed,
    Map<String, Long> leftOutOfAlerts,
    long notAnAddress,
    List<String> corruptFiles,
    FindingTally.Tally worst,
    List<WorstAlerts.Told> worstAlerts,
    long restarts,
    Duration elapsed) {
  /** Where rows are counted whose table is unknown or can't be told. */
  public static final String NO_TABLE = "other";

  /**
   * The summary of a run's accumulators, also of one that is still running.
   *
   * @param accumulators by name, as Flink gives them
   * @param alertTypes those that there are; the summary has a count of each, which may be 0
   */
  public static RunSummary of(
      Map<String, Object> accumulators, List<AlertType> alertTypes, Duration elapsed) {
    Map<String, Long> rows = new LinkedHashMap<>();
    for (Table table : Table.values()) {
      rows.put(table.tableName(), count(accumulators, Counts.ROWS_OF_TABLE + table.tableName()));
    }
    rows.put(NO_TABLE, count(accumulators, Counts.ROWS_OF_NO_TABLE));
    Map<String, Long> findings = new LinkedHashMap<>();
    for (DetectionType type : DetectionType.values()) {
      findings.put(type.typeName(), count(accumulators, Counts.findings(type)));
    }
    Map<String, Long> alerts = new LinkedHashMap<>();
    for (AlertType type : alertTypes) {
      alerts.put(type.typeName(), count(accumulators, Counts.ALERTS + type.typeName()));
    }
    Map<String, Long> bySeverity = new LinkedHashMap<>();
    for (int i = Severity.values().length - 1; i >= 0; i--) {
      String severity = Severity.values()[i].label();
      bySeverity.put(severity, count(accumulators, Counts.ALERTS_OF_SEVERITY + severity));
    }
    return new RunSummary(
        rows,
        count(accumulators, Counts.RELEVANT),
        count(accumulators, Counts.IRRELEVANT),
        count(accumulators, Counts.IGNORED),
        count(accumulators, Counts.REJECTED),
        count(accumulators, Counts.LATE),
        lateByReason(accumulators),
        count(accumulators, Counts.BYTES),
        findings,
        alerts,
        bySeverity,
        suppressed(accumulators.get(Counts.SUPPRESSED)),
        leftOutOfAlerts(accumulators),
        count(accumulators, Counts.NOT_AN_ADDRESS),
        corruptFiles(accumulators.get(Counts.CORRUPT_FILES)),
        accumulators.get(Counts.TALLY) instanceof FindingTally.Tally tally
            ? tally
            : new FindingTally.Tally(),
        worstAlerts(accumulators.get(Counts.WORST_ALERTS)),
        count(accumulators, Counts.RESTARTS),
        elapsed);
  }

  private static Map<String, Long> lateByReason(Map<String, Object> accumulators) {
    Map<String, Long> late = new LinkedHashMap<>();
    for (LateRow.Reason reason : LateRow.Reason.values()) {
      late.put(reason.label(), count(accumulators, Counts.LATE_OF_REASON + reason.label()));
    }
    return late;
  }

  /** How many rows were late data for one reason. */
  public long late(LateRow.Reason reason) {
    return lateByReason.getOrDefault(reason.label(), 0L);
  }

  static long count(Map<String, Object> accumulators, String name) {
    return accumulators.get(name) instanceof Long count ? count : 0;
  }

  private static Map<String, Long> suppressed(Object byEntry) {
    Map<String, Long> counts = new TreeMap<>();
    if (byEntry instanceof Map<?, ?> map) {
      map.forEach((entry, count) -> counts.put(String.valueOf(entry), (Long) count));
    }
    return counts;
  }

  private static Map<String, Long> leftOutOfAlerts(Map<String, Object> accumulators) {
    Map<String, Long> counts = new TreeMap<>();
    for (AlertOmission limit : AlertOmission.values()) {
      long count = count(accumulators, Counts.LEFT_OUT + limit.label());
      if (count > 0) {
        counts.put(limit.label(), count);
      }
    }
    return counts;
  }

  private static List<String> corruptFiles(Object names) {
    List<String> files = new ArrayList<>();
    if (names instanceof List<?> list) {
      list.forEach(name -> files.add(String.valueOf(name)));
    }
    return files;
  }

  private static List<WorstAlerts.Told> worstAlerts(Object told) {
    List<WorstAlerts.Told> alerts = new ArrayList<>();
    if (told instanceof List<?> list) {
      list.forEach(alert -> alerts.add((WorstAlerts.Told) alert));
    }
    return alerts;
  }

  public long allRows() {
    return rowsRead.values().stream().mapToLong(Long::longValue).sum();
  }

  public long allFindings() {
    return findings.values().stream().mapToLong(Long::longValue).sum();
  }

  public long allAlerts() {
    return alerts.values().stream().mapToLong(Long::longValue).sum();
  }

  public double seconds() {
    return elapsed.toMillis() / 1_000.0;
  }

  public long rowsPerSecond() {
    return elapsed.isZero() ? 0 : Math.round(allRows() * 1_000.0 / elapsed.toMillis());
  }

  /** The devices with the most findings, worst first. */
  public List<Entry<String, Long>> worstDevices(int most) {
    return worst.worstDevices(most);
  }

  /** The resolvers with the most findings, worst first. */
  public List<Entry<String, Long>> worstResolvers(int most) {
    return worst.worstResolvers(most);
  }
}
