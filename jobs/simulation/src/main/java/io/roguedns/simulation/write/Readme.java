package io.roguedns.simulation.write;

import io.roguedns.event.Table;
import io.roguedns.event.Ticks;
import io.roguedns.finding.DetectionType;
import io.roguedns.simulation.row.Row;
import io.roguedns.simulation.story.Scenario;
import io.roguedns.simulation.truth.ExpectedFinding;
import io.roguedns.simulation.truth.Recording;
import io.roguedns.simulation.truth.Semantics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The texts beside the data: templates whose figures and times come from what was recorded. */
final class Readme {
  private static final String FOLDER = "/io/roguedns/simulation/texts/";

  private Readme() {}

  /** A text of this module, or empty if it has none of that name. */
  static Optional<String> template(String name) throws IOException {
    try (InputStream in = Readme.class.getResourceAsStream(FOLDER + name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  static String filled(String template, Scenario scenario, Map<Table, List<Row>> rows) {
    Recording recording = scenario.recording();
    return filled(template, recording, rows)
        .replace("{{timeline}}", timeline(recording.notes(scenario.story().name())))
        .replace("{{alerts}}", AlertTexts.about(scenario.story(), recording.alerts()));
  }

  static String filled(String template, Recording recording, Map<Table, List<Row>> rows) {
    return template
        .replace("{{rows}}", rows(rows))
        .replace("{{findings}}", findings(recording))
        .replace("{{suppressed}}", suppressed(recording));
  }

  static String timeline(List<Recording.Note> notes) {
    StringBuilder table = new StringBuilder("| Time (UTC) | What happens |\n| --- | --- |\n");
    for (Recording.Note note : notes) {
      String time = Ticks.format(note.at()).substring(11, 19);
      table.append("| ").append(time).append(" | ").append(note.text()).append(" |\n");
    }
    return table.toString().stripTrailing();
  }

  private static String rows(Map<Table, List<Row>> rows) {
    StringBuilder table = new StringBuilder("| Table | Rows |\n| --- | ---: |\n");
    rows.forEach(
        (name, list) ->
            table
                .append("| ")
                .append(name.tableName())
                .append(" | ")
                .append(list.size())
                .append(" |\n"));
    return table.toString().stripTrailing();
  }

  private static String findings(Recording recording) {
    StringBuilder table =
        new StringBuilder("| DetectionType | strict | kql |\n| --- | ---: | ---: |\n");
    for (DetectionType type : DetectionType.values()) {
      table.append("| ").append(type.typeName());
      for (Semantics semantics : Semantics.values()) {
        table.append(" | ").append(count(recording.findings(semantics), type));
      }
      table.append(" |\n");
    }
    return table.toString().stripTrailing();
  }

  private static long count(List<ExpectedFinding> findings, DetectionType type) {
    return findings.stream().filter(finding -> finding.type() == type).count();
  }

  private static String suppressed(Recording recording) {
    StringBuilder text = new StringBuilder("| Entry | Suppressed |\n| --- | ---: |\n");
    recording
        .suppressed()
        .forEach(
            (entry, count) ->
                text.append("| `").append(entry).append("` | ").append(count).append(" |\n"));
    return text.toString().stripTrailing();
  }
}
