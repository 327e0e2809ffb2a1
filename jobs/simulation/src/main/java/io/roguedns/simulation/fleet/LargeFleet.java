package io.roguedns.simulation.fleet;

import io.roguedns.event.Ticks;
import io.roguedns.simulation.fleet.Resident.Role;
import io.roguedns.simulation.row.Row;
import io.roguedns.simulation.story.OrdinaryLife;
import io.roguedns.simulation.story.Stage;
import io.roguedns.simulation.story.Story;
import io.roguedns.simulation.truth.AlertType;
import io.roguedns.simulation.truth.ExpectedAlert;
import io.roguedns.simulation.truth.Recording;
import io.roguedns.simulation.world.Device;
import io.roguedns.simulation.world.Fleet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A fleet's day, played a share of the devices at a time: all of it at once wouldn't fit into
 * memory. What the adversaries do is played first, and recorded with the shares of their devices.
 */
public final class LargeFleet {
  public static final int SMALLEST = 200;

  /** So many that a part's row groups are worth skipping, and few enough to be held. */
  private static final int DEVICES_IN_A_SHARE = 250;

  private static final double VISITS_PER_HOUR = 25;

  private final Fleet fleet;
  private final List<Resident> residents;
  private final Stage stage;
  private final List<Incident> incidents = new ArrayList<>();
  private final List<Recording> told = new ArrayList<>();
  private final Map<String, List<Row>> adversariesRows = new HashMap<>();
  private final Set<String> victims = new HashSet<>();

  private LargeFleet(Fleet fleet, int size) {
    this.fleet = fleet;
    this.residents = Census.of(fleet, size);
    this.stage = new Stage(fleet, new Recording());
  }

  /** Decides who is in the fleet, and plays what adversaries do there. */
  public static LargeFleet of(Fleet fleet, int size, int adversaries) {
    LargeFleet large = new LargeFleet(fleet, size);
    int laptops = (int) large.residents.stream().filter(one -> one.role() == Role.LAPTOP).count();
    Adversaries.of(fleet.seed(), adversaries, laptops).forEach(large::tell);
    return large;
  }

  private void tell(Story story) {
    Recording recording = new Recording();
    stage.recordedBy(recording).play(story);
    told.add(recording);
    recording.rows().values().stream()
        .flatMap(List::stream)
        .forEach(
            row ->
                adversariesRows
                    .computeIfAbsent(row.deviceName(), device -> new ArrayList<>())
                    .add(row));
    story.cast(fleet).forEach(device -> victims.add(device.name()));
    incidents.add(incident(story, recording.alerts()));
  }

  private Incident incident(Story story, List<ExpectedAlert> alerts) {
    List<String> resolvers =
        alerts.stream().anyMatch(alert -> alert.resolver() != null) ? story.resolvers() : List.of();
    return new Incident(
        story.name(),
        story.victims(fleet).stream().map(Device::name).toList(),
        resolvers,
        alerts.stream().map(ExpectedAlert::process).filter(Objects::nonNull).distinct().toList(),
        alerts.stream()
            .map(ExpectedAlert::type)
            .map(LargeFleet::acceptable)
            .flatMap(List::stream)
            .distinct()
            .toList());
  }

  /** The type of an incident, and the types that fit a part of it. */
  private static List<AlertType> acceptable(AlertType type) {
    return switch (type) {
      case HIJACK_CONFIRMED -> List.of(type, AlertType.CONFIGURATION_TAMPERING);
      case RESOLVER_TUNNEL ->
          List.of(
              type,
              AlertType.CONFIRMED_TUNNEL,
              AlertType.SUSTAINED_TUNNELING,
              AlertType.PERSISTENT_RESOLVER);
      case TUNNEL_IN_NAMES -> List.of(type, AlertType.SUSTAINED_TUNNELING);
      default -> List.of(type);
    };
  }

  public Fleet fleet() {
    return fleet;
  }

  public int size() {
    return residents.size();
  }

  public List<Incident> incidents() {
    return List.copyOf(incidents);
  }

  /** The recordings of the adversaries only; the shares contain their rows, too. */
  public List<Recording> told() {
    return List.copyOf(told);
  }

  public int shares() {
    return (residents.size() + DEVICES_IN_A_SHARE - 1) / DEVICES_IN_A_SHARE;
  }

  /** Plays the day of a share of the devices. Heavy servers are spread over the shares. */
  public Recording share(int index) {
    Recording recording = new Recording();
    for (int i = index; i < residents.size(); i += shares()) {
      Resident resident = residents.get(i);
      adversariesRows.getOrDefault(resident.device().name(), List.of()).forEach(recording::add);
      live(stage.recordedBy(recording), resident);
    }
    return recording;
  }

  private void live(Stage here, Resident resident) {
    Device device = resident.device();
    if (!victims.contains(device.name())) {
      besides(here, resident);
    }
    Story.Span wholeDay = new Story.Span(fleet.day().start(), fleet.day().end() - Ticks.PER_SECOND);
    new OrdinaryLife(here, device).play(wholeDay, VISITS_PER_HOUR);
  }

  private static void besides(Stage here, Resident resident) {
    Device device = resident.device();
    switch (resident.role()) {
      case LAPTOP -> {
        Workday.spend(here, device);
        new Habits(here, device).ofALaptop();
      }
      case DEVELOPER -> new Habits(here, device).ofADeveloper();
      case RECURSIVE -> new ServerRoom(here, device).recursive();
      case BUILD -> new ServerRoom(here, device).build();
      case MAIL -> new ServerRoom(here, device).mail();
      case SCANNER -> new ServerRoom(here, device).scanner();
      case SERVER, CLOUD -> {
        // Ordinary life is all that they have.
      }
    }
  }
}
