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

/** A remote office's resolvers, reached through a VPN, which are authorised until an hour. */
public final class VpnSplitTunnel implements Story {
  private static final String ENTRY = "remote-office-lisbon";
  private static final String PRIVATE = "10.200.1.53";
  private static final String PUBLIC = "198.51.100.130";
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
    return "vpn-split-tunnel";
  }

  @Override
  public boolean benign() {
    return true;
  }

  @Override
  public List<Device> cast(Fleet fleet) {
    return List.of(fleet.laptop(71), fleet.laptop(72));
  }

  @Override
  public List<String> resolvers() {
    return List.of(PRIVATE, PUBLIC);
  }

  @Override
  public Span span(Day day) {
    return new Span(day.at(8, 0), day.at(16, 0));
  }

  @Override
  public void play(Stage stage) {
    Day day = stage.day();
    long dialled = day.at(8, 31);
    long ends = day.at(15, 0);
    Resolver quiet = Resolver.quiet(PRIVATE);
    Network valid =
        Network.VPN.resolvingWith(quiet, new Resolver(PUBLIC, Truth.suppressedBy(ENTRY)));
    Network expired = Network.VPN.resolvingWith(quiet, Resolver.unauthorized(PUBLIC));
    for (Device laptop : cast(stage.fleet())) {
      Dice dice = stage.dice(laptop, name());
      long up = dialled + dice.below(20 * Ticks.PER_MINUTE);
      stage.itinerary(
          laptop,
          new Session(laptop, Network.HOME, day.start(), up),
          new Session(laptop, valid, up, ends),
          new Session(laptop, expired, ends, day.end()));
      stage
          .recording()
          .configuration(
              Rows.registryValue(
                  up + Ticks.PER_SECOND,
                  stage.run(laptop, CLIENT),
                  laptop.vpn().key(),
                  "NameServer",
                  PUBLIC + "," + PRIVATE,
                  ""),
              Truth.suppressedBy(ENTRY),
              List.of());
      lookUps(stage, stage.allDay(laptop, valid), up, ends, dice);
      stage.note(
          up,
          "`"
              + laptop.host()
              + "` connects from home; the VPN client sets 198.51.100.130 and 10.200.1.53 on the"
              + " tunnel adapter.");
    }
    Device late = cast(stage.fleet()).get(0);
    lookUps(
        stage, stage.allDay(late, expired), ends, day.at(16, 0), stage.dice(late, "after the end"));
    stage.note(
        ends,
        "The allowlist entry for 198.51.100.128/25 expires. Both laptops continue to query it.");
  }

  private void lookUps(Stage stage, Session session, long from, long to, Dice dice) {
    RunningProcess client = stage.run(session.device(), Program.DNS_CLIENT);
    double mean = 6.0 * Ticks.PER_MINUTE;
    for (long at = from + dice.gap(mean); at < to - Ticks.PER_MINUTE; at += dice.gap(mean)) {
      Question question = Question.address(Site.any(dice));
      Resolver resolver = dice.pick(session.network().resolvers());
      stage.dns(dice).ask(at, session, client, resolver, question, Seen.CONNECTION);
    }
  }
}
