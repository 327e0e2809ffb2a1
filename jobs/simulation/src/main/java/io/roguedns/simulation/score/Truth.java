package io.roguedns.simulation.score;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What really happened: adversaries' stories, and how many devices there are in all. */
record Truth(List<Story> stories, long devices) {
  /** One story: whom it is about, and the adversary's resolvers. */
  record Story(String name, Set<String> devices, Set<String> resolvers) {
    static Story read(JsonNode json) {
      if (!json.has("story") || json.path("devices").isEmpty()) {
        throw new BadInputException("an incident has no story or no devices: " + json, null);
      }
      return new Story(
          json.path("story").asText(), texts(json, "devices"), texts(json, "resolvers"));
    }

    /**
     * Whether an alert tells of this story: on one of its devices, or about its resolver. A
     * resolver is enough: whoever looks into that alert finds the rest.
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
