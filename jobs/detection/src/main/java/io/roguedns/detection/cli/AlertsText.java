package io.roguedns.detection.cli;

import io.roguedns.detection.summary.RunSummary;
import io.roguedns.detection.summary.WorstAlerts;
import io.roguedns.finding.Severity;
import io.roguedns.text.Printable;
import java.util.Locale;
import java.util.stream.Collectors;

/** The alerts in a run's printed summary. */
final class AlertsText {
  /** The number of an id's digits that identify it for {@code explain}. */
  private static final int SHORT_ID = 8;

  private static final int LONGEST_NAME = 40;
  private static final int LONGEST_SENTENCE = 400;

  private AlertsText() {}

  /**
   * The alerts, most severe first, and an empty line.
   *
   * @param directory the directory of the results, or null if no files were written
   */
  static String of(RunSummary run, String directory) {
    StringBuilder text = new StringBuilder();
    text.append(heading(run)).append('\n');
    if (!run.worstAlerts().isEmpty()) {
      text.append('\n').append(table(run));
    }
    long low = run.alertsBySeverity().getOrDefault(Severity.LOW.label(), 0L);
    long more = run.allAlerts() - low - run.worstAlerts().size();
    if (more > 0) {
      text.append(String.format(Locale.ROOT, "and %,d more\n", more));
    }
    if (low > 0) {
      text.append(String.format(Locale.ROOT, "%,d of low severity aren't shown\n", low));
    }
    if (run.allAlerts() > 0 && directory != null) {
      text.append("Details of an alert: roguedns explain ALERT --out ")
          .append(Printable.line(directory))
          .append('\n');
    }
    return text.append('\n').toString();
  }

  private static String heading(RunSummary run) {
    String severities =
        run.alertsBySeverity().entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .map(entry -> String.format(Locale.ROOT, "%,d %s", entry.getValue(), entry.getKey()))
            .collect(Collectors.joining(", "));
    String all =
        String.format(Locale.ROOT, "%,d alert%s", run.allAlerts(), run.allAlerts() == 1 ? "" : "s");
    return severities.isEmpty() ? all : all + ": " + severities;
  }

  private static String table(RunSummary run) {
    TextTable table =
        new TextTable(
            "  ",
            "#Score",
            "Severity",
            "Type",
            "Device",
            "Resolver",
            "Process",
            "Seen (UTC)",
            "#Findings",
            "Alert");
    for (WorstAlerts.Told alert : run.worstAlerts()) {
      table.rowWithNote(
          Printable.of(alert.summary(), LONGEST_SENTENCE),
          String.valueOf(alert.score()),
          alert.severity().label(),
          alert.type(),
          cut(alert.deviceName()),
          cut(alert.resolver()),
          cut(alert.process()),
          Moment.span(alert.firstSeen(), alert.lastSeen()),
          String.format(Locale.ROOT, "%,d", alert.findings()),
          alert.alertId().substring(0, Math.min(SHORT_ID, alert.alertId().length())));
    }
    return table.toString();
  }

  /** Truncated, since devices choose the length of names. */
  private static String cut(String name) {
    return name == null ? null : Printable.of(name, LONGEST_NAME);
  }
}
