package io.roguedns.simulation.story;

import io.roguedns.finding.Severity;
import io.roguedns.simulation.world.Day;
import io.roguedns.simulation.world.Device;
import io.roguedns.simulation.world.Fleet;
import java.util.List;
import java.util.Optional;

/**
 * The activity of some devices in the course of a day. No two scenarios share a device, so one
 * fleet can have all.
 */
public interface Story {
  /** The name of the folder that shows it. */
  String name();

  /** Whether there is no adversary in it. */
  boolean benign();

  /** The devices that it is about. */
  List<Device> cast(Fleet fleet);

  /** The devices that the adversary compromised. */
  default List<Device> victims(Fleet fleet) {
    return benign() ? List.of() : cast(fleet);
  }

  /**
   * The highest severity of an alert about a benign scenario's devices; empty if no alert is
   * allowed.
   */
  default Optional<Severity> allowed() {
    return Optional.of(Severity.LOW);
  }

  /** The resolvers to look for, as rows have them. */
  List<String> resolvers();

  /** The part of the day that a scenario shows. */
  Span span(Day day);

  /** Creates the scenario's rows. The ordinary activity of its devices is added afterwards. */
  void play(Stage stage);

  /** A part of a day, its end not included. */
  record Span(long from, long to) {}
}
