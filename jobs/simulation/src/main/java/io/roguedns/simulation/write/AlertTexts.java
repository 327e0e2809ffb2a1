package io.roguedns.simulation.write;

import io.roguedns.finding.Severity;
import io.roguedns.simulation.story.Story;
import io.roguedns.simulation.truth.ExpectedAlert;
import java.util.List;
import java.util.Optional;

/** The required and the allowed alerts as Markdown. */
final class AlertTexts {
  private AlertTexts() {}

  static String about(Story story, List<ExpectedAlert> alerts) {
    StringBuilder text = new StringBuilder();
    if (!alerts.isEmpty()) {
      text.append("Required alerts, in `_expected/alerts.strict.jsonl`:\n\n").append(table(alerts));
    }
    if (story.benign()) {
      text.append(text.isEmpty() ? "No alert is required, and " : "\n\nBesides these, ")
          .append(limit(story.allowed()));
    }
    return text.toString();
  }

  static String table(List<ExpectedAlert> alerts) {
    StringBuilder table =
        new StringBuilder(
            "| AlertType | Device | Resolver | Process | Severity |\n"
                + "| --- | --- | --- | --- | --- |\n");
    for (ExpectedAlert alert : alerts) {
      table
          .append("| ")
          .append(alert.type().typeName())
          .append(cell(alert.device()))
          .append(cell(alert.resolver()))
          .append(cell(alert.process()))
          .append(" | ")
          .append(alert.atLeast().label())
          .append(alert.atLeast() == alert.atMost() ? "" : " to " + alert.atMost().label())
          .append(" |\n");
    }
    return table.toString().stripTrailing();
  }

  private static String cell(String value) {
    return value == null ? " |" : " | `" + value + "`";
  }

  private static String limit(Optional<Severity> allowed) {
    return allowed
        .map(severity -> "no alert about these devices may be above " + severity.label() + ".")
        .orElse("no alert is allowed: the evidence isn't enough for one.");
  }
}
