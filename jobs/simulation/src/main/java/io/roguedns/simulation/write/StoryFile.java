package io.roguedns.simulation.write;

import io.roguedns.finding.Severity;
import io.roguedns.simulation.story.Scenario;
import io.roguedns.simulation.story.Story;
import io.roguedns.simulation.world.Device;

/** A scenario's devices and resolvers, for tests and scores. */
final class StoryFile {
  private StoryFile() {}

  static String json(Scenario scenario) {
    Story story = scenario.story();
    return Json.text(
        json -> {
          json.writeStartObject();
          json.writeStringField("story", story.name());
          json.writeBooleanField("benign", story.benign());
          if (story.benign()) {
            json.writeStringField("allowed", story.allowed().map(Severity::label).orElse("none"));
          }
          Json.texts(
              json, "devices", story.cast(scenario.fleet()).stream().map(Device::name).toList());
          Json.texts(json, "resolvers", story.resolvers());
          json.writeEndObject();
        });
  }
}
