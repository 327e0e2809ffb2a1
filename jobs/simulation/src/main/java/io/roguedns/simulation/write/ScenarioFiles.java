package io.roguedns.simulation.write;

import io.roguedns.event.Table;
import io.roguedns.simulation.row.Row;
import io.roguedns.simulation.story.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A scenario's folder: its description, its rows, its allowlist if it has one, its expected
 * results.
 */
public final class ScenarioFiles {
  private ScenarioFiles() {}

  public static void write(Scenario scenario, Path folder) throws IOException {
    String name = scenario.story().name();
    Map<Table, List<Row>> rows = scenario.recording().rows();
    for (var entry : rows.entrySet()) {
      TextFiles.write(
          folder.resolve("rows").resolve(entry.getKey().tableName() + ".jsonl"),
          entry.getValue().stream().map(row -> Json.text(json -> Json.row(json, row))).toList());
    }
    Path expected = folder.resolve("_expected");
    Expectations.write(expected, scenario.recording());
    TextFiles.write(expected.resolve("story.json"), StoryFile.json(scenario) + "\n");
    if (rows.values().stream().flatMap(List::stream).anyMatch(Row::held)) {
      // One file per table has no order of arrival, and such a scenario is about that order.
      TextFiles.write(
          folder.resolve("_hub").resolve("messages.jsonl"),
          Records.messages(Arrival.received(rows.values())));
    }
    String readme =
        Readme.template(name + ".md")
            .orElseThrow(() -> new IllegalStateException("no text about " + name));
    TextFiles.write(folder.resolve("README.md"), Readme.filled(readme, scenario, rows));
    Optional<String> allowlist = Readme.template(name + ".allowlist.yaml");
    if (allowlist.isPresent()) {
      TextFiles.write(
          folder.resolve("allowlist.yaml"),
          allowlist.get().replace("{{date}}", scenario.day().date().toString()));
    }
  }
}
