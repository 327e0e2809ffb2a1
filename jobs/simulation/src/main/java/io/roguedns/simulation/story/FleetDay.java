package io.roguedns.simulation.story;

import io.roguedns.simulation.truth.Recording;
import io.roguedns.simulation.world.Device;
import io.roguedns.simulation.world.Fleet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A whole fleet for a whole day, with the scenarios that fit any fleet. */
public record FleetDay(Fleet fleet, List<Device> devices, Recording recording) {
  public static final int DEFAULT_DEVICES = 120;

  private static final double VISITS_PER_HOUR = 120;

  public static FleetDay play(Fleet fleet, int size) {
    Recording recording = new Recording();
    Stage stage = new Stage(fleet, recording);
    List<Device> devices = fleet.all(size);
    Set<Device> cast =
        Stories.OF_A_DAY.stream()
            .flatMap(story -> story.cast(fleet).stream())
            .collect(Collectors.toSet());
    devices.stream()
        .filter(device -> !cast.contains(device))
        .forEach(device -> Commute.assign(stage, device));
    Stories.OF_A_DAY.forEach(stage::play);
    Story.Span wholeDay = new Story.Span(fleet.day().start(), fleet.day().end());
    devices.forEach(device -> new OrdinaryLife(stage, device).play(wholeDay, VISITS_PER_HOUR));
    return new FleetDay(fleet, devices, recording);
  }
}
