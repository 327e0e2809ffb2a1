package io.roguedns.simulation.story;

import io.roguedns.event.Ticks;
import io.roguedns.finding.Severity;
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
import java.util.Optional;

/** A branch's new resolver, in use since the morning, which the allowlist names from noon on. */
public final class AuthorisedAtNoon implements Story {
  private static final String ENTRY = "branch-porto";
  private static final String ADDRESS = "198.51.100.200";
  private static final Network BEFORE =
      new Network(
          Fleet.DOMAIN,
          Network.Category.DOMAIN,
          Network.Medium.CABLE,
          "10.30",
          "10.30.0.1",
          List.of(Resolver.unauthorized(ADDRESS)),
          true,
          Truth.FINDING);
  private static final Network AFTER =
      BEFORE.resolvingWith(new Resolver(ADDRESS, Truth.suppressedBy(ENTRY)));

  @Override
  public String name() {
    return "authorised-at-noon";
  }

  @Override
  public boolean benign() {
    return true;
  }

  @Override
  public List<Device> cast(Fleet fleet) {
    return List.of(fleet.laptop(44), fleet.laptop(45), fleet.laptop(46));
  }

  @Override
  public List<String> resolvers() {
    return List.of(ADDRESS);
  }

  @Override
  public Span span(Day day) {
    return new Span(day.at(7, 30), day.at(15, 0));
  }

  /** The security team learns of the branch's resolver from these alerts. */
  @Override
  public Optional<Severity> allowed() {
    return Optional.of(Severity.MEDIUM);
  }

  @Override
  public void play(Stage stage) {
    Day day = stage.day();
    long noon = day.at(12, 0);
    for (Device laptop : cast(stage.fleet())) {
      Dice dice = stage.dice(laptop, name());
      long arrived = day.at(7, 40) + dice.below(25 * Ticks.PER_MINUTE);
      stage.itinerary(
          laptop,
          new Session(laptop, BEFORE, arrived, noon),
          new Session(laptop, AFTER, noon, day.end()));
      lookUps(stage, stage.allDay(laptop, BEFORE), arrived + Ticks.PER_MINUTE, noon, dice);
      lookUps(stage, stage.allDay(laptop, AFTER), noon, day.at(15, 0), dice);
      stage.note(
          arrived,
          "`%s` joins the branch's network: DHCP provides %s.".formatted(laptop.host(), ADDRESS));
    }
    stage.note(noon, "The allowlist entry for %s becomes valid.".formatted(ADDRESS));
  }

  private static void lookUps(Stage stage, Session session, long from, long to, Dice dice) {
    RunningProcess client = stage.run(session.device(), Program.DNS_CLIENT);
    Resolver resolver = session.network().resolvers().get(0);
    double mean = 10.0 * Ticks.PER_MINUTE;
    for (long at = from + dice.gap(mean); at < to - Ticks.PER_MINUTE; at += dice.gap(mean)) {
      Question question = Question.address(Site.any(dice));
      stage.dns(dice).ask(at, session, client, resolver, question, Seen.CONNECTION);
    }
  }
}
