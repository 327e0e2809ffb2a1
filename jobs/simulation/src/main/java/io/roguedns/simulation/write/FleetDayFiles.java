package io.roguedns.simulation.write;

import io.roguedns.allowlist.AllowlistYaml;
import io.roguedns.allowlist.DefaultAllowlists;
import io.roguedns.event.Table;
import io.roguedns.simulation.row.Row;
import io.roguedns.simulation.row.Schema;
import io.roguedns.simulation.story.FleetDay;
import io.roguedns.simulation.story.Stories;
import io.roguedns.simulation.story.Story;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A fleet's day as a folder: the rows, the scenarios, the expected results. */
public final class FleetDayFiles {
  private FleetDayFiles() {}

  public static void write(FleetDay day, Format format, Path folder) throws IOException {
    Map<Table, List<Row>> rows = day.recording().rows();
    writeRows(rows, day.fleet().day().date().toString(), format, folder);
    writeTexts(day, rows, folder);
  }

  private static void writeRows(Map<Table, List<Row>> rows, String date, Format format, Path folder)
      throws IOException {
    switch (format) {
      case PARQUET -> {
        for (Table table : rows.keySet()) {
          ParquetRows.write(
              folder.resolve(partition(table, date)).resolve("part-0.parquet"),
              Schema.of(table),
              Arrival.inBatches(rows.get(table)));
        }
      }
      case JSONL -> {
        for (Table table : rows.keySet()) {
          Iterable<String> lines =
              Arrival.inBatches(rows.get(table)).stream()
                      .map(row -> Json.text(json -> Json.row(json, row)))
                  ::iterator;
          TextFiles.write(folder.resolve(partition(table, date)).resolve("part-0.jsonl"), lines);
        }
      }
      case STORAGE -> {
        for (Table table : rows.keySet()) {
          TextFiles.write(
              folder.resolve(partition(table, date)).resolve("records.json"),
              Records.lines(Arrival.received(List.of(rows.get(table)))));
        }
      }
      case HUB ->
          TextFiles.write(
              folder.resolve("messages.jsonl"), Records.messages(Arrival.received(rows.values())));
    }
  }

  /** All but the rows. */
  static void writeTexts(FleetDay day, Map<Table, List<Row>> rows, Path folder) throws IOException {
    String date = day.fleet().day().date().toString();
    Path expected = folder.resolve("_expected");
    Expectations.write(expected, day.recording());
    TextFiles.write(expected.resolve("summary.json"), FleetDaySummary.json(day, rows));
    TextFiles.write(folder.resolve("allowlist.yaml"), allowlist(date));
    TextFiles.write(folder.resolve("README.md"), readme(day, date, rows));
  }

  static String partition(Table table, String date) {
    return table.tableName() + "/day=" + date;
  }

  /** The job's default entries, which a file replaces, and the entries of all scenarios. */
  private static String allowlist(String date) throws IOException {
    StringBuilder entries =
        new StringBuilder(AllowlistYaml.write(DefaultAllowlists.strict().entries()));
    for (Story story : Stories.OF_A_DAY) {
      Readme.template(story.name() + ".allowlist.yaml").ifPresent(entries::append);
    }
    return entries.toString().replace("{{date}}", date);
  }

  private static String readme(FleetDay day, String date, Map<Table, List<Row>> rows)
      throws IOException {
    StringBuilder stories = new StringBuilder();
    for (Story story : Stories.OF_A_DAY) {
      stories
          .append("### `")
          .append(story.name())
          .append(story.benign() ? "`, benign\n\n" : "`\n\n")
          .append(Readme.timeline(day.recording().notes(story.name())))
          .append("\n\n");
    }
    String template =
        Readme.template("fleet-day.md").orElseThrow(() -> new IllegalStateException("no text"));
    return Readme.filled(template, day.recording(), rows)
        .replace("{{devices}}", Integer.toString(day.devices().size()))
        .replace("{{date}}", date)
        .replace("{{alerts}}", AlertTexts.table(day.recording().alerts()))
        .replace("{{stories}}", stories.toString().stripTrailing());
  }
}
