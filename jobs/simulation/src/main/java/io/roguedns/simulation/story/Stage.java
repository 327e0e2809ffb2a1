package io.roguedns.simulation.story;

import io.roguedns.simulation.row.Rows;
import io.roguedns.simulation.truth.ExpectedAlert;
import io.roguedns.simulation.truth.Recording;
import io.roguedns.simulation.world.Day;
import io.roguedns.simulation.world.Device;
import io.roguedns.simulation.world.Dice;
import io.roguedns.simulation.world.Fleet;
import io.roguedns.simulation.world.Network;
import io.roguedns.simulation.world.Program;
import io.roguedns.simulation.world.Resolver;
import io.roguedns.simulation.world.RunningProcess;
import io.roguedns.simulation.world.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The setting of scenarios: a fleet on a day, the networks of its devices, and the recording. */
public final class Stage {
  private final Fleet fleet;
  private final Recording recording;
  private final Map<String, List<Session>> itineraries;
  private Story playing;

  public Stage(Fleet fleet, Recording recording) {
    this(fleet, recording, new HashMap<>());
  }

  private Stage(Fleet fleet, Recording recording, Map<String, List<Session>> itineraries) {
    this.fleet = fleet;
    this.recording = recording;
    this.itineraries = itineraries;
  }

  /** The same fleet on the same ways through the day, recorded elsewhere. */
  public Stage recordedBy(Recording other) {
    return new Stage(fleet, other, itineraries);
  }

  public Fleet fleet() {
    return fleet;
  }

  public Day day() {
    return fleet.day();
  }

  public Recording recording() {
    return recording;
  }

  /** Dice for something that happens at a device on this day. */
  public Dice dice(Device device, String what) {
    return fleet.dice(device, what);
  }

  /** A program that a device has run since it was started. */
  public RunningProcess run(Device device, Program program) {
    return RunningProcess.of(
        program, device, Dice.of(fleet.seed(), device.host(), program.toString()));
  }

  /** A program that was started on a device at a time. */
  public RunningProcess run(Device device, Program program, long at) {
    return RunningProcess.of(
        program, device, Dice.of(fleet.seed(), device.host(), program.toString()), at);
  }

  public DnsTraffic dns(Dice dice) {
    return new DnsTraffic(recording, dice);
  }

  public void play(Story story) {
    playing = story;
    story.play(this);
  }

  /** Adds a note to the timeline of the current scenario. */
  void note(long at, String text) {
    recording.note(playing.name(), at, text);
  }

  /** Adds a required alert of the current scenario. */
  void alert(ExpectedAlert alert) {
    recording.alert(playing.name(), alert);
  }

  /** Where a device is in the course of the day, in order; between two sessions it is offline. */
  public void itinerary(Device device, Session... sessions) {
    itineraries.put(device.name(), List.of(sessions));
  }

  public List<Session> itinerary(Device device) {
    return itineraries.getOrDefault(device.name(), List.of(allDay(device, usual(device))));
  }

  /** A device that stays in one network. */
  public Session allDay(Device device, Network network) {
    return new Session(device, network, day().start(), day().end());
  }

  private static Network usual(Device device) {
    return switch (device.kind()) {
      case LAPTOP, LINUX -> Network.OFFICE;
      case SERVER -> Network.DATACENTRE;
      case CLOUD -> CloudResolver.VIRTUAL_NETWORK;
    };
  }

  /** The rows of a device that joins a network: its adapter's state, and the settings from DHCP. */
  void join(long at, Session session) {
    recording.add(Rows.networkInfo(at, session, true));
    if (session.network().dhcp()) {
      lease(at, session);
    }
  }

  /**
   * Records the settings from DHCP, when a device joins a network and when its lease is renewed.
   */
  public void lease(long at, Session session) {
    Network network = session.network();
    Device device = session.device();
    String given = String.join(" ", network.resolvers().stream().map(Resolver::address).toList());
    List<String> unauthorized =
        network.resolvers().stream()
            .filter(resolver -> resolver.truth().strict())
            .map(Resolver::address)
            .toList();
    if (device.kind() != Device.Kind.LINUX) {
      recording.configuration(
          Rows.registryValue(
              at + dice(device, "dhcp").between(1_000_000, 9_000_000),
              run(device, Program.DHCP_CLIENT),
              session.adapter().key(),
              "DhcpNameServer",
              given,
              null),
          network.dhcpTruth(),
          unauthorized);
    }
  }
}
