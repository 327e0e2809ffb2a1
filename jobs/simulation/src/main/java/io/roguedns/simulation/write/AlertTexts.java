package io.roguedns.simulation.write;

import io.roguedns.finding.Severity;
import io.roguedns.simulation.story.Story;
import io.roguedns.simulation.truth.ExpectedAlert;
import java.util.List;
import java.util.Optional;

/** Which alerts must be raised and which may be, for people to read. */
final class AlertTexts {
  private AlertTexts() {}

  static String about(Story story, List<ExpectedAlert> alerts) {
    StringBuilder text = new StringBuilder();
    if (!alerts.isEmpty()) {
      text.append("Alerts that must be raised, in `_expected/alerts.strict.jsonl`:\n\n")
          .append(table(alerts));
    }
    if (story.benign()) {
      text.append(text.isEmpty() ? "No alert must be raised, and " : "\n\nBesides these, ")
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
        .map(severity -> "none about these devices may be graver than " + severity.label() + ".")
        .orElse("none may be: what there is isn't enough for one.");
  }
}
