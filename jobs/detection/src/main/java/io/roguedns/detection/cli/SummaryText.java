package io.roguedns.detection.cli;

import io.roguedns.detection.summary.RunSummary;
import io.roguedns.event.LateRow;
import io.roguedns.text.Printable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;

/** The printed summary of a run, after its {@linkplain AlertsText alerts}. */
final class SummaryText {
  private static final int WORST = 5;

  private final StringBuilder text = new StringBuilder();
  private final RunSummary run;

  private SummaryText(RunSummary run) {
    this.run = run;
  }

  /**
   * The summary, some lines of text.
   *
   * @param semantics as it is written on the command line
   * @param where the place of the results: a directory, a topic
   */
  static String of(RunSummary run, String semantics, String where) {
    SummaryText summary = new SummaryText(run);
    summary.findings(semantics);
    summary.worst("Devices with the most findings", run.worstDevices(WORST));
    summary.worst("Resolvers with the most findings", run.worstResolvers(WORST));
    summary.counts("Suppressed by the allowlist", run.suppressed());
    summary.counts("Excluded from alerts, by limit (jobs/docs/bounds.md)", run.leftOutOfAlerts());
    summary.rows();
    summary.text.append("\nResults are in ").append(Printable.line(where)).append('\n');
    return summary.text.toString();
  }

  /** The part about the rows that a run has read. */
  static String ofRows(RunSummary run) {
    SummaryText summary = new SummaryText(run);
    summary.rows();
    return summary.text.toString();
  }

  private void findings(String semantics) {
    line("%,d findings (%s semantics)", run.allFindings(), semantics);
    run.findings().forEach((type, count) -> line("  %,12d  %s", count, type));
  }

  private void worst(String heading, List<Entry<String, Long>> worst) {
    if (!worst.isEmpty()) {
      text.append('\n');
      line("%s", heading);
      worst.forEach(
          entry -> line("  %,12d  %s", entry.getValue(), Printable.of(entry.getKey(), 100)));
    }
  }

  private void counts(String heading, Map<String, Long> counts) {
    worst(
        heading,
        counts.entrySet().stream()
            .sorted(
                Entry.<String, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Entry.comparingByKey()))
            .toList());
  }

  private void rows() {
    text.append('\n');
    line(
        "%,d rows read in %.1f s: %,d a second", run.allRows(), run.seconds(), run.rowsPerSecond());
    run.rowsRead()
        .forEach(
            (table, rows) -> {
              if (rows > 0) {
                line(
                    "  %,12d  %s",
                    rows, table.equals(RunSummary.NO_TABLE) ? "of unknown tables" : table);
              }
            });
    line(
        "of which %,d are relevant, %,d irrelevant, %,d ignored, %,d rejected",
        run.relevant(), run.irrelevant(), run.ignored(), run.rejected());
    if (run.late(LateRow.Reason.AFTER_WATERMARK) > 0) {
      line("%,d are late data: their bins had closed", run.late(LateRow.Reason.AFTER_WATERMARK));
    }
    if (run.late(LateRow.Reason.FUTURE) > 0) {
      line(
          "%,d are late data from the future (later than their receipt and --clock-tolerance),"
              + " and were not judged: see late/",
          run.late(LateRow.Reason.FUTURE));
    }
    if (run.notAnAddress() > 0) {
      line("%,d invalid IP addresses", run.notAnAddress());
    }
    if (run.restarts() > 0) {
      line("%,d restarts; the counts here are since the last one", run.restarts());
    }
    for (String file : run.corruptFiles()) {
      line("Skipped, since it can't be read: %s", Printable.of(file, 200));
    }
  }

  private void line(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }
}
