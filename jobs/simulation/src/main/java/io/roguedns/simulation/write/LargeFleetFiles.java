package io.roguedns.simulation.write;

import io.roguedns.event.Table;
import io.roguedns.finding.DetectionType;
import io.roguedns.simulation.fleet.Incident;
import io.roguedns.simulation.fleet.LargeFleet;
import io.roguedns.simulation.row.Row;
import io.roguedns.simulation.row.Schema;
import io.roguedns.simulation.truth.AlertType;
import io.roguedns.simulation.truth.ExpectedFinding;
import io.roguedns.simulation.truth.Recording;
import io.roguedns.simulation.truth.Semantics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A large fleet's day as a folder: a lake's partition, whose parts each have a share of the devices
 * for the whole day, with its ground truth.
 */
public final class LargeFleetFiles {
  private final LargeFleet fleet;
  private final Path folder;
  private final Map<Table, Long> rows = new EnumMap<>(Table.class);
  private final Map<Semantics, Map<DetectionType, Long>> findings = new EnumMap<>(Semantics.class);
  private final Map<String, Integer> suppressed = new TreeMap<>();

  private LargeFleetFiles(LargeFleet fleet, Path folder) {
    this.fleet = fleet;
    this.folder = folder;
    for (Semantics semantics : Semantics.values()) {
      findings.put(semantics, new EnumMap<>(DetectionType.class));
    }
  }

  /** Writes the fleet one share at a time, and returns the number of rows. */
  public static Map<Table, Long> write(LargeFleet fleet, Path folder) throws IOException {
    LargeFleetFiles files = new LargeFleetFiles(fleet, folder);
    fleet.told().forEach(files::count);
    for (int share = 0; share < fleet.shares(); share++) {
      files.write(share);
    }
    files.writeTexts();
    return files.rows;
  }

  private void write(int share) throws IOException {
    Recording recording = fleet.share(share);
    count(recording);
    String date = fleet.fleet().day().date().toString();
    String name = String.format(Locale.ROOT, "part-%03d.parquet", share);
    for (Map.Entry<Table, List<Row>> entry : recording.rows().entrySet()) {
      Table table = entry.getKey();
      rows.merge(table, (long) entry.getValue().size(), Long::sum);
      ParquetRows.write(
          folder.resolve(FleetDayFiles.partition(table, date)).resolve(name),
          Schema.of(table),
          Arrival.inBatches(entry.getValue()));
    }
  }

  private void count(Recording recording) {
    for (Semantics semantics : Semantics.values()) {
      for (ExpectedFinding finding : recording.findings(semantics)) {
        findings.get(semantics).merge(finding.type(), 1L, Long::sum);
      }
    }
    recording.suppressed().forEach((entry, count) -> suppressed.merge(entry, count, Integer::sum));
  }

  private void writeTexts() throws IOException {
    Path truth = folder.resolve("_truth");
    TextFiles.write(
        truth.resolve("incidents.jsonl"),
        fleet.incidents().stream().map(LargeFleetFiles::incident).toList());
    TextFiles.write(truth.resolve("fleet.json"), summary() + "\n");
    TextFiles.write(
        folder.resolve("allowlist.yaml"), LargeFleetStream.allowlist(fleet.fleet().day()));
  }

  private static String incident(Incident incident) {
    return Json.text(
        json -> {
          json.writeStartObject();
          json.writeStringField("story", incident.story());
          Json.texts(json, "devices", incident.devices());
          Json.texts(json, "resolvers", incident.resolvers());
          Json.texts(json, "processes", incident.processes());
          Json.texts(
              json, "alertTypes", incident.alertTypes().stream().map(AlertType::typeName).toList());
          json.writeEndObject();
        });
  }

  /** The size of the fleet, and the expected number of findings of each type. */
  private String summary() {
    return Json.text(
        json -> {
          json.writeStartObject();
          json.writeNumberField("seed", fleet.fleet().seed());
          json.writeStringField("date", fleet.fleet().day().date().toString());
          json.writeNumberField("devices", fleet.size());
          json.writeObjectFieldStart("rows");
          for (var entry : rows.entrySet()) {
            json.writeNumberField(entry.getKey().tableName(), entry.getValue());
          }
          json.writeEndObject();
          json.writeObjectFieldStart("findings");
          for (var semantics : findings.entrySet()) {
            json.writeObjectFieldStart(semantics.getKey().label());
            for (var entry : semantics.getValue().entrySet()) {
              json.writeNumberField(entry.getKey().typeName(), entry.getValue());
            }
            json.writeEndObject();
          }
          json.writeEndObject();
          json.writeObjectFieldStart("suppressed");
          for (var entry : suppressed.entrySet()) {
            json.writeNumberField(entry.getKey(), entry.getValue());
          }
          json.writeEndObject();
          json.writeEndObject();
        });
  }
}
