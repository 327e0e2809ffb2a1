package io.roguedns.simulation.score;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The ground truth: the adversaries, and the number of all devices. */
record Truth(List<Story> stories, long devices) {
  /** One adversary: the affected devices, and the adversary's resolvers. */
  record Story(String name, Set<String> devices, Set<String> resolvers) {
    static Story read(JsonNode json) {
      if (!json.has("story") || json.path("devices").isEmpty()) {
        throw new BadInputException("an incident has no story or no devices: " + json, null);
      }
      return new Story(
          json.path("story").asText(), texts(json, "devices"), texts(json, "resolvers"));
    }

    /**
     * Whether an alert detects this adversary: on one of the devices, or by the resolver. A
     * resolver is enough: its alert leads an analyst to the devices.
     */
    boolean toldBy(Alert alert) {
      return devices.contains(alert.device())
          || resolvers.contains(alert.resolver())
          || alert.devices().stream().anyMatch(devices::contains);
    }
  }

  private static Set<String> texts(JsonNode json, String field) {
    Set<String> texts = new HashSet<>();
    json.path(field).forEach(text -> texts.add(text.asText()));
    return texts;
  }

  boolean tells(Alert alert) {
    return stories.stream().anyMatch(story -> story.toldBy(alert));
  }

  static Truth of(List<JsonNode> incidents, long devices) {
    List<Story> stories = new ArrayList<>();
    incidents.forEach(incident -> stories.add(Story.read(incident)));
    return new Truth(List.copyOf(stories), devices);
  }
}
