package io.roguedns.benchmarks;

import io.roguedns.benchmarks.CaptureScores.Benign;
import io.roguedns.benchmarks.CaptureScores.Needed;
import io.roguedns.benchmarks.CaptureScores.Tunnel;
import io.roguedns.finding.Severity;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Scores as Markdown. */
final class CaptureReport {
  private static final int MOST_SHOWN = 4;

  private final CaptureScores scores;
  private final StringBuilder text = new StringBuilder();

  private CaptureReport(CaptureScores scores) {
    this.scores = scores;
  }

  static String of(CaptureScores scores) {
    CaptureReport report = new CaptureReport(scores);
    if (!scores.tunnels().isEmpty()) {
      report.tunnels();
    }
    if (!scores.benign().isEmpty()) {
      report.benign();
    }
    return report.text.toString();
  }

  private void tunnels() {
    List<Tunnel> all = scores.tunnels();
    long found = all.stream().filter(tunnel -> tunnel.finding() != null).count();
    long warned = all.stream().filter(tunnel -> tunnel.alert() != null).count();
    line("Tunnels: %d of %d give a finding, %d an alert above low.", found, all.size(), warned);
    line("");
    line("Queries to the first finding, and the time from the tunnel's first query:");
    line("");
    table(tunnel -> needed(tunnel.finding(), "none of " + tunnel.queries()));
    line("");
    line(
        "The same to the first alert above low; in brackets the most severe one of the whole"
            + " capture:");
    line("");
    table(
        tunnel -> {
          String gravest = tunnel.whole().gravest().map(Severity::label).orElse("no alert");
          return needed(tunnel.alert(), "none") + " (" + gravest + ")";
        });
    line("");
    Map<String, Integer> types = new LinkedHashMap<>();
    for (Tunnel tunnel : all) {
      CaptureFindings.values(tunnel.whole().alerts(), "AlertType")
          .forEach(type -> types.merge(type, 1, Integer::sum));
    }
    line("Whole captures by the types of their alerts: %s.", types);
  }

  /** A line for each story, a column for each rate. */
  private void table(Function<Tunnel, String> cell) {
    Map<String, Map<String, String>> stories = new LinkedHashMap<>();
    Set<String> rates = new LinkedHashSet<>();
    for (Tunnel tunnel : scores.tunnels()) {
      rates.add(tunnel.capture().rate());
      stories
          .computeIfAbsent(tunnel.capture().story(), story -> new LinkedHashMap<>())
          .put(tunnel.capture().rate(), cell.apply(tunnel));
    }
    line("| Capture | %s |", String.join(" | ", rates));
    line("| --- |%s", " ---: |".repeat(rates.size()));
    stories.forEach(
        (story, cells) -> {
          text.append("| ").append(story).append(" |");
          rates.forEach(rate -> text.append(' ').append(cells.getOrDefault(rate, "")).append(" |"));
          line("");
        });
  }

  private static String needed(Needed needed, String otherwise) {
    return needed == null ? otherwise : needed.queries() + ", " + time(needed.time());
  }

  private static String time(Duration time) {
    double seconds = time.toMillis() / 1_000.0;
    if (seconds < 60) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    double minutes = seconds / 60;
    return String.format(Locale.ROOT, minutes < 10 ? "%.1f min" : "%.0f min", minutes);
  }

  private void benign() {
    List<Benign> all = scores.benign();
    long found = all.stream().filter(quiet -> !quiet.whole().findings().isEmpty()).count();
    long warned = all.stream().filter(quiet -> CaptureScores.isFlagged(quiet.whole())).count();
    if (!text.isEmpty()) {
      line("");
    }
    line("Benign: %d of %d have findings, %d an alert above low.", found, all.size(), warned);
    line("");
    line("| Capture | Findings | about | Alerts above low | low |");
    line("| --- | ---: | --- | --- | ---: |");
    for (Benign quiet : all) {
      CaptureFindings whole = quiet.whole();
      var above = whole.alerts().stream().filter(CaptureFindings::isAboveLow).toList();
      line(
          "| %s | %d | %s | %s | %d |",
          (quiet.capture().story() + " " + quiet.capture().rate()).strip(),
          whole.findings().size(),
          some(CaptureFindings.values(whole.findings(), "RegisteredDomain")),
          above.isEmpty()
              ? "0"
              : above.size() + ": " + some(CaptureFindings.values(above, "AlertType")),
          whole.alerts().size() - above.size());
    }
  }

  private static String some(Set<String> values) {
    String shown =
        values.stream()
            .limit(MOST_SHOWN)
            .map(value -> value.isEmpty() ? "no domain" : value)
            .collect(Collectors.joining(", "));
    return values.size() <= MOST_SHOWN ? shown : shown + " and " + (values.size() - MOST_SHOWN);
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
