package io.roguedns.simulation.story;

import io.roguedns.event.Ticks;
import io.roguedns.simulation.story.DnsTraffic.Seen;
import io.roguedns.simulation.world.Day;
import io.roguedns.simulation.world.Device;
import io.roguedns.simulation.world.Dice;
import io.roguedns.simulation.world.Fleet;
import io.roguedns.simulation.world.Network;
import io.roguedns.simulation.world.Program;
import io.roguedns.simulation.world.Question;
import io.roguedns.simulation.world.Resolver;
import io.roguedns.simulation.world.RunningProcess;
import io.roguedns.simulation.world.Session;
import io.roguedns.simulation.world.Site;
import io.roguedns.simulation.world.Truth;
import java.util.List;

/** Guest networks whose DHCP hands out a third party's resolver. */
public final class GuestWifi implements Story {
  private static final Resolver THIRD_PARTY = Resolver.unauthorized("203.0.113.153");
  private static final Resolver THIRD_PARTY_2 = Resolver.unauthorized("203.0.113.154");

  private static final Network CAFE =
      guest(
          "Harbour Cafe Guest",
          "192.168.44.1",
          Truth.STRICT_ONLY,
          Resolver.quiet("192.168.44.1"),
          THIRD_PARTY);
  private static final Network HOTEL =
      guest("Hotel Aurora", "192.168.60.1", Truth.FINDING, THIRD_PARTY, THIRD_PARTY_2);
  private static final Network STATION =
      guest(
          "Station Free WiFi",
          "192.168.50.1",
          Truth.QUIET,
          Resolver.quiet("192.168.50.1"),
          Resolver.quiet("8.8.8.8"));

  @Override
  public String name() {
    return "guest-wifi";
  }

  @Override
  public boolean benign() {
    return true;
  }

  @Override
  public List<Device> cast(Fleet fleet) {
    return List.of(fleet.laptop(35), fleet.laptop(36), fleet.laptop(37));
  }

  @Override
  public List<String> resolvers() {
    return List.of(THIRD_PARTY.address(), THIRD_PARTY_2.address());
  }

  @Override
  public Span span(Day day) {
    return new Span(day.at(8, 0), day.at(12, 0));
  }

  @Override
  public void play(Stage stage) {
    List<Device> laptops = cast(stage.fleet());
    visit(stage, laptops.get(0), CAFE, "a café: DHCP provides 192.168.44.1 and 203.0.113.153");
    visit(stage, laptops.get(1), HOTEL, "a hotel: DHCP provides 203.0.113.153 and 203.0.113.154");
    visit(stage, laptops.get(2), STATION, "a station: DHCP provides 192.168.50.1 and 8.8.8.8");
    stage.note(stage.day().at(11, 0), "All three are back in the office: 10.0.0.1 and 10.0.0.2.");
  }

  private void visit(Stage stage, Device laptop, Network network, String where) {
    Day day = stage.day();
    long arrived = day.at(8, 20);
    long left = day.at(11, 0);
    stage.itinerary(
        laptop,
        new Session(laptop, Network.HOME, day.start(), arrived),
        new Session(laptop, network, arrived, left),
        new Session(laptop, Network.OFFICE, left, day.end()));
    stage.note(arrived, "`" + laptop.host() + "` works from " + where + ".");

    Dice dice = stage.dice(laptop, name());
    Session session = stage.allDay(laptop, network);
    RunningProcess client = stage.run(laptop, Program.DNS_CLIENT);
    double mean = 8.0 * Ticks.PER_MINUTE;
    for (long at = arrived + Ticks.PER_MINUTE + dice.gap(mean);
        at < left - Ticks.PER_MINUTE;
        at += dice.gap(mean)) {
      Resolver resolver = dice.pick(network.resolvers());
      Question question = Question.address(Site.any(dice));
      stage.dns(dice).ask(at, session, client, resolver, question, Seen.CONNECTION);
    }
  }

  private static Network guest(
      String name, String gateway, Truth dhcpTruth, Resolver... resolvers) {
    return new Network(
        name,
        Network.Category.PUBLIC,
        Network.Medium.WIRELESS,
        "192.168",
        gateway,
        List.of(resolvers),
        true,
        dhcpTruth);
  }
}
