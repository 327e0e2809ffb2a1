package io.roguedns.simulation.fleet;

import io.roguedns.event.Ticks;
import io.roguedns.simulation.row.Rows;
import io.roguedns.simulation.story.Stage;
import io.roguedns.simulation.world.Device;
import io.roguedns.simulation.world.Dice;
import io.roguedns.simulation.world.Network;
import io.roguedns.simulation.world.Network.Medium;
import io.roguedns.simulation.world.Program;
import io.roguedns.simulation.world.Program.RunsAs;
import io.roguedns.simulation.world.Resolver;
import io.roguedns.simulation.world.Session;
import io.roguedns.simulation.world.Truth;
import java.util.ArrayList;
import java.util.List;

/** A laptop's networks in the course of the day, and their rows. */
final class Workday {
  private static final long HALF_A_LEASE = 4 * Ticks.PER_HOUR;
  private static final Program VPN_CLIENT =
      new Program(
          "vpnclient.exe",
          "c:\\program files\\vpn client",
          "\"vpnclient.exe\" --service",
          "Corp Example",
          "services.exe",
          RunsAs.SYSTEM);

  private final Stage stage;
  private final Device laptop;
  private final Dice dice;
  private final List<Session> sessions = new ArrayList<>();

  private Workday(Stage stage, Device laptop) {
    this.stage = stage;
    this.laptop = laptop;
    this.dice = stage.dice(laptop, "workday");
  }

  /** Plans the day, and writes the rows of its networks: DHCP leases, settings of a VPN client. */
  static void spend(Stage stage, Device laptop) {
    Workday day = new Workday(stage, laptop);
    day.plan();
    stage.itinerary(laptop, day.sessions.toArray(Session[]::new));
    day.sessions.forEach(day::rows);
  }

  private void plan() {
    long start = stage.day().start();
    long end = stage.day().end();
    long arrives = start + laptop.person().arrives();
    long leaves = start + laptop.person().leaves();
    Network home = Places.home(dice);
    if (dice.chance(0.5)) {
      sessions.add(new Session(laptop, Network.OFFICE, start, end));
    } else if (dice.chance(0.5)) {
      atHome(home, start, arrives, leaves, end);
    } else if (dice.chance(0.6)) {
      stay(home, start, arrives);
      stay(Network.OFFICE, arrives, leaves);
      stay(home, leaves, end);
    } else if (dice.chance(0.6)) {
      long left = arrives + dice.between(60, 180) * Ticks.PER_MINUTE;
      stay(home, start, arrives);
      stay(Places.guest(dice), arrives, left);
      stay(Network.OFFICE, left, leaves);
      stay(home, leaves, end);
    } else {
      // On a journey: a hotel all day, with the VPN while working.
      atHome(Places.guest(dice), start, arrives, leaves, end);
    }
  }

  private void atHome(Network home, long start, long arrives, long leaves, long end) {
    if (dice.chance(0.45)) {
      stay(home, start, end);
      return;
    }
    Network vpn = dice.chance(0.08) ? Places.remoteOffice(dice) : Network.VPN;
    stay(home, start, arrives);
    stay(vpn, arrives, leaves);
    stay(home, leaves, end);
  }

  private void stay(Network network, long from, long to) {
    sessions.add(new Session(laptop, network, from, to));
  }

  private void rows(Session session) {
    if (session.network().dhcp()) {
      for (long at = session.from() + HALF_A_LEASE; at < session.to(); at += HALF_A_LEASE) {
        stage.lease(at + dice.below(Ticks.PER_MINUTE), session);
      }
    }
    if (session.network().medium() == Medium.TUNNEL) {
      dial(session);
    }
  }

  private void dial(Session session) {
    List<Resolver> resolvers = session.network().resolvers();
    Truth truth = resolvers.get(0).truth();
    stage
        .recording()
        .configuration(
            Rows.registryValue(
                session.from() + Ticks.PER_SECOND,
                stage.run(laptop, VPN_CLIENT),
                laptop.vpn().key(),
                "NameServer",
                String.join(",", resolvers.stream().map(Resolver::address).toList()),
                ""),
            truth,
            truth.strict() ? List.of(resolvers.get(0).address()) : List.of());
    stage.recording().add(Rows.networkInfo(session.to() - Ticks.PER_SECOND, session, false));
  }
}
