package io.roguedns.simulation.write;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.roguedns.event.Table;
import io.roguedns.event.Ticks;
import io.roguedns.finding.DetectionType;
import io.roguedns.simulation.row.Row;
import io.roguedns.simulation.story.FleetDay;
import io.roguedns.simulation.story.Stories;
import io.roguedns.simulation.story.Story;
import io.roguedns.simulation.truth.ExpectedFinding;
import io.roguedns.simulation.truth.Recording;
import io.roguedns.simulation.truth.Semantics;
import io.roguedns.simulation.world.Device;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The scenarios of a fleet's day, for tests. */
final class FleetDaySummary {
  private FleetDaySummary() {}

  static String json(FleetDay day, Map<Table, List<Row>> rows) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    return Json.text(
            json -> {
              json.setPrettyPrinter(printer);
              write(json, day, rows);
            })
        + "\n";
  }

  private static void write(JsonGenerator json, FleetDay day, Map<Table, List<Row>> rows)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("seed", day.fleet().seed());
    json.writeStringField("date", day.fleet().day().date().toString());
    json.writeNumberField("devices", day.devices().size());
    json.writeObjectFieldStart("rows");
    for (var entry : rows.entrySet()) {
      json.writeNumberField(entry.getKey().tableName(), entry.getValue().size());
    }
    json.writeEndObject();
    List<String> everybody = day.devices().stream().map(Device::name).toList();
    findings(json, day.recording(), everybody);
    json.writeObjectFieldStart("suppressed");
    for (var entry : day.recording().suppressed().entrySet()) {
      json.writeNumberField(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("stories");
    for (Story story : Stories.OF_A_DAY) {
      story(json, day, story);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void story(JsonGenerator json, FleetDay day, Story story) throws IOException {
    List<String> devices = story.cast(day.fleet()).stream().map(Device::name).toList();
    json.writeStartObject();
    json.writeStringField("name", story.name());
    json.writeBooleanField("benign", story.benign());
    Json.texts(json, "devices", devices);
    Json.texts(json, "resolvers", story.resolvers());
    json.writeArrayFieldStart("timeline");
    for (Recording.Note note : day.recording().notes(story.name())) {
      json.writeStartObject();
      json.writeStringField("time", Ticks.format(note.at()));
      json.writeStringField("what", note.text());
      json.writeEndObject();
    }
    json.writeEndArray();
    findings(json, day.recording(), devices);
    json.writeEndObject();
  }

  /** The expected number of findings of each type about some devices, the first and the last. */
  private static void findings(JsonGenerator json, Recording recording, List<String> devices)
      throws IOException {
    json.writeObjectFieldStart("findings");
    for (Semantics semantics : Semantics.values()) {
      List<ExpectedFinding> findings =
          recording.findings(semantics).stream()
              .filter(finding -> devices.contains(finding.deviceName()))
              .toList();
      json.writeObjectFieldStart(semantics.label());
      for (DetectionType type : DetectionType.values()) {
        json.writeNumberField(
            type.typeName(), findings.stream().filter(one -> one.type() == type).count());
      }
      var times = findings.stream().mapToLong(ExpectedFinding::timestamp).summaryStatistics();
      json.writeStringField("first", findings.isEmpty() ? null : Ticks.format(times.getMin()));
      json.writeStringField("last", findings.isEmpty() ? null : Ticks.format(times.getMax()));
      json.writeEndObject();
    }
    json.writeEndObject();
  }
}
