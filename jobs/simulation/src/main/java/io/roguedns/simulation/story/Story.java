package io.roguedns.simulation.story;

import io.roguedns.finding.Severity;
import io.roguedns.simulation.world.Day;
import io.roguedns.simulation.world.Device;
import io.roguedns.simulation.world.Fleet;
import java.util.List;
import java.util.Optional;

/**
 * What happens to some devices in the course of a day. No two stories share a device, so that all
 * can be played in one fleet.
 */
public interface Story {
  /** The name of the folder that shows it. */
  String name();

  /** Whether there is no adversary in it. */
  boolean benign();

  /** The devices that it is about. */
  List<Device> cast(Fleet fleet);

  /** Those of them that an adversary is at. */
  default List<Device> victims(Fleet fleet) {
    return benign() ? List.of() : cast(fleet);
  }

  /** The gravest that an alert about a benign story's devices may be; empty if none may be. */
  default Optional<Severity> allowed() {
    return Optional.of(Severity.LOW);
  }

  /** The resolvers to look for, as rows have them. */
  List<String> resolvers();

  /** The part of the day that a scenario shows. */
  Span span(Day day);

  /** Makes the story's rows. Its devices' ordinary life is played around it afterwards. */
  void play(Stage stage);

  /** A part of a day, its end not included. */
  record Span(long from, long to) {}
}
