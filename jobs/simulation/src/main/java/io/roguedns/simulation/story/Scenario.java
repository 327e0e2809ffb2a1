package io.roguedns.simulation.story;

import io.roguedns.simulation.truth.Recording;
import io.roguedns.simulation.world.Day;
import io.roguedns.simulation.world.Device;
import io.roguedns.simulation.world.Fleet;
import java.util.List;
import java.util.stream.Stream;

/** One scenario with a few bystanders, small enough to be read. */
public record Scenario(Story story, Fleet fleet, Recording recording) {
  public static final long DEFAULT_SEED = 1583_002;

  private static final double VISITS_PER_HOUR = 6;

  public static Scenario play(Story story, long seed, Day day) {
    Fleet fleet = new Fleet(seed, day);
    Recording recording = new Recording();
    Stage stage = new Stage(fleet, recording);
    List<Device> bystanders =
        List.of(fleet.laptop(1), fleet.laptop(2), fleet.laptop(3), fleet.server("srv-app-01"));
    bystanders.forEach(device -> Commute.assign(stage, device));
    stage.play(story);
    Stream.concat(story.cast(fleet).stream(), bystanders.stream())
        .forEach(device -> new OrdinaryLife(stage, device).play(story.span(day), VISITS_PER_HOUR));
    return new Scenario(story, fleet, recording);
  }

  public Day day() {
    return fleet.day();
  }
}
