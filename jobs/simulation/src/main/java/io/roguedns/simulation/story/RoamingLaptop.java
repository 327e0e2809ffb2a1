package io.roguedns.simulation.story;

import io.roguedns.event.Ticks;
import io.roguedns.simulation.row.Rows;
import io.roguedns.simulation.story.DnsTraffic.Seen;
import io.roguedns.simulation.world.Day;
import io.roguedns.simulation.world.Device;
import io.roguedns.simulation.world.Dice;
import io.roguedns.simulation.world.Fleet;
import io.roguedns.simulation.world.Network;
import io.roguedns.simulation.world.Program;
import io.roguedns.simulation.world.Program.RunsAs;
import io.roguedns.simulation.world.Question;
import io.roguedns.simulation.world.Resolver;
import io.roguedns.simulation.world.RunningProcess;
import io.roguedns.simulation.world.Session;
import io.roguedns.simulation.world.Site;
import io.roguedns.simulation.world.Truth;
import java.util.List;

/** A laptop in three networks and a VPN in one day, with unlisted resolvers of the providers. */
public final class RoamingLaptop implements Story {
  private static final Resolver HOME_RESOLVER = Resolver.unauthorized("203.0.113.180");
  private static final Resolver CAFE_RESOLVER = Resolver.unauthorized("203.0.113.170");
  private static final Network HOME =
      provider("Fritz-66", Network.Category.PRIVATE, "192.168.178.1", HOME_RESOLVER);
  private static final Network CAFE =
      provider("Mill Street Cafe", Network.Category.PUBLIC, "192.168.77.1", CAFE_RESOLVER);
  private static final Program CLIENT =
      new Program(
          "vpnclient.exe",
          "c:\\program files\\vpn client",
          "\"vpnclient.exe\" --service",
          "Corp Example",
          "services.exe",
          RunsAs.SYSTEM);

  @Override
  public String name() {
    return "roaming-laptop";
  }

  @Override
  public boolean benign() {
    return true;
  }

  @Override
  public List<Device> cast(Fleet fleet) {
    return List.of(fleet.laptop(66));
  }

  @Override
  public List<String> resolvers() {
    return List.of(HOME_RESOLVER.address(), CAFE_RESOLVER.address());
  }

  @Override
  public Span span(Day day) {
    return new Span(day.at(7, 0), day.at(19, 30));
  }

  @Override
  public void play(Stage stage) {
    Day day = stage.day();
    Device laptop = cast(stage.fleet()).get(0);
    Session[] sessions = {
      new Session(laptop, HOME, day.start(), day.at(8, 20)),
      new Session(laptop, Network.OFFICE, day.at(8, 55), day.at(12, 20)),
      new Session(laptop, CAFE, day.at(12, 35), day.at(14, 5)),
      new Session(laptop, HOME, day.at(14, 40), day.at(15, 0)),
      new Session(laptop, Network.VPN, day.at(15, 0), day.at(18, 10)),
      new Session(laptop, HOME, day.at(18, 10), day.end())
    };
    stage.itinerary(laptop, sessions);
    Dice dice = stage.dice(laptop, name());
    lookUps(stage, laptop, HOME, day.at(7, 0), day.at(8, 20), dice);
    lookUps(stage, laptop, CAFE, day.at(12, 37), day.at(14, 5), dice);
    lookUps(stage, laptop, HOME, day.at(14, 42), day.at(15, 0), dice);
    lookUps(stage, laptop, HOME, day.at(18, 11), day.at(19, 30), dice);
    for (int i = 0; i < sessions.length - 1; i++) {
      // At home the wireless adapter stays up while the tunnel is.
      if (sessions[i].network() != HOME || sessions[i + 1].network() != Network.VPN) {
        stage.recording().add(Rows.networkInfo(sessions[i].to(), sessions[i], false));
      }
    }
    stage.recording().add(Rows.networkInfo(day.at(16, 30), stage.allDay(laptop, HOME), true));
    dial(stage, laptop, day.at(15, 0));
    stage.note(day.at(7, 0), "`lt-066` is at home: its provider's router provides 203.0.113.180.");
    stage.note(day.at(8, 55), "In the office: 10.0.0.1 and 10.0.0.2, on the wired adapter.");
    stage.note(day.at(12, 35), "In a café: DHCP provides 203.0.113.170, in a public network.");
    stage.note(day.at(14, 40), "At home again: 203.0.113.180.");
    stage.note(day.at(15, 0), "The VPN is up: 10.0.0.1 and 10.0.0.2, on the tunnel adapter.");
    stage.note(day.at(18, 10), "The VPN is down: 203.0.113.180 again.");
  }

  private static void lookUps(
      Stage stage, Device laptop, Network network, long from, long to, Dice dice) {
    Session session = stage.allDay(laptop, network);
    RunningProcess client = stage.run(laptop, Program.DNS_CLIENT);
    double mean = 6.0 * Ticks.PER_MINUTE;
    for (long at = from + dice.gap(mean); at < to - Ticks.PER_MINUTE; at += dice.gap(mean)) {
      Question question = Question.address(Site.any(dice));
      Resolver resolver = network.resolvers().get(0);
      stage.dns(dice).ask(at, session, client, resolver, question, Seen.CONNECTION);
    }
  }

  private static void dial(Stage stage, Device laptop, long at) {
    stage
        .recording()
        .configuration(
            Rows.registryValue(
                at + Ticks.PER_SECOND,
                stage.run(laptop, CLIENT),
                laptop.vpn().key(),
                "NameServer",
                "10.0.0.1,10.0.0.2",
                ""),
            Truth.QUIET,
            List.of());
  }

  private static Network provider(
      String name, Network.Category category, String gateway, Resolver resolver) {
    return new Network(
        name,
        category,
        Network.Medium.WIRELESS,
        "192.168",
        gateway,
        List.of(resolver),
        true,
        Truth.FINDING);
  }
}
