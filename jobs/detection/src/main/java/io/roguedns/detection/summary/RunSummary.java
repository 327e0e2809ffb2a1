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
 * The summary of a run. The rows read are the sum of those relevant, irrelevant, ignored and
 * rejected.
 *
 * @param rowsRead by table; the key {@link #NO_TABLE} has rows of unknown tables
 * @param relevant rows that signals judged or that are context
 * @param irrelevant rows of known tables that the run doesn't need
 * @param ignored rows of unknown tables
 * @param rejected rows that couldn't be decoded
 * @param late late data: rows whose bin had closed, or from the future; bounded input has only the
 *     latter, since bins close at its end
 * @param lateByReason the same by {@link LateRow.Reason}, zeros included
 * @param findings by {@code DetectionType}, zeros included
 * @param alerts by {@code AlertType}, zeros included
 * @param alertsBySeverity by {@code Severity}, worst first, zeros included
 * @param suppressed findings that the allowlist suppressed, by entry
 * @param leftOutOfAlerts exclusions from alerts, by {@link AlertOmission}; without zeros
 * @param notAnAddress the number of invalid IP addresses
 * @param corruptFiles corrupt files that were skipped
 * @param worst the devices and resolvers with the most findings
 * @param worstAlerts the most severe alerts above low, in that order, at most {@link
 *     WorstAlerts#MOST}
 * @param restarts the number of restarts
 * @param elapsed the duration without start-up
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
  /** The key of rows of unknown tables. */
  public static final String NO_TABLE = "other";

  /**
   * The summary of a run's accumulators, also during the run.
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

  /** The number of late rows with a reason. */
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
