package io.roguedns.simulation.story;

import io.roguedns.event.Ticks;
import io.roguedns.simulation.row.Rows;
import io.roguedns.simulation.row.Rows.Ends;
import io.roguedns.simulation.story.DnsTraffic.Seen;
import io.roguedns.simulation.story.Story.Span;
import io.roguedns.simulation.truth.Recording;
import io.roguedns.simulation.world.Device;
import io.roguedns.simulation.world.Dice;
import io.roguedns.simulation.world.Network;
import io.roguedns.simulation.world.Program;
import io.roguedns.simulation.world.Question;
import io.roguedns.simulation.world.Resolver;
import io.roguedns.simulation.world.RunningProcess;
import io.roguedns.simulation.world.Session;
import io.roguedns.simulation.world.Site;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a device does all day: its programs visit sites, most visits with a look-up before them; it
 * talks to file servers and domain controllers, and its registry is written to.
 */
public final class OrdinaryLife {
  private static final long INFO_INTERVAL = 3 * Ticks.PER_HOUR;

  private final Stage stage;
  private final Recording recording;
  private final Device device;
  private final Dice dice;
  private final DnsTraffic dns;
  private final Map<Program, RunningProcess> running = new HashMap<>();

  public OrdinaryLife(Stage stage, Device device) {
    this.stage = stage;
    this.recording = stage.recording();
    this.device = device;
    this.dice = stage.dice(device, "ordinary life");
    this.dns = stage.dns(dice);
  }

  /**
   * Plays a part of the day.
   *
   * @param visitsPerHour how many while somebody works at it
   */
  public void play(Span span, double visitsPerHour) {
    Network last = null;
    for (Session session : stage.itinerary(device)) {
      long from = Math.max(session.from(), span.from());
      long to = Math.min(session.to(), span.to());
      if (from >= to) {
        continue;
      }
      if (last == null || !last.name().equals(session.network().name())) {
        stage.join(from + dice.between(Ticks.PER_SECOND, Ticks.PER_MINUTE), session);
      }
      last = session.network();
      for (long at = from + INFO_INTERVAL; at < to; at += INFO_INTERVAL) {
        recording.add(Rows.networkInfo(at + dice.below(Ticks.PER_MINUTE), session, true));
      }
      visits(session, from, to, visitsPerHour);
      registry(from, to);
    }
  }

  private void visits(Session session, long from, long to, double perHour) {
    double mean = Ticks.PER_HOUR / perHour;
    // A visit's rows reach a second past its start.
    long last = to - 2 * Ticks.PER_SECOND;
    for (long at = from + dice.gap(mean); at < last; at += dice.gap(mean)) {
      if (dice.chance(paceAt(at))) {
        visit(at, session);
      }
    }
  }

  private double paceAt(long at) {
    return device.hasWorkday() ? device.person().pace(at % Ticks.PER_DAY) : 0.4;
  }

  private void visit(long at, Session session) {
    boolean inDomain = session.network().category() == Network.Category.DOMAIN;
    if (inDomain && device.kind() != Device.Kind.LINUX && dice.chance(0.2)) {
      withinCompany(at, session);
      return;
    }
    Site site = Site.any(dice);
    if (dice.chance(0.45)) {
      lookUp(at, session, site);
    }
    RunningProcess talker = run(dice.pick(Program.talkersOf(device.kind())));
    int connections = 1 + (int) dice.below(4);
    for (int i = 0; i < connections; i++) {
      long connected = at + dice.between(900_000, 15_000_000);
      Ends ends = Ends.tcp(session, dice.port(), site.address(), site.port());
      String action = dice.chance(0.94) ? "ConnectionSuccess" : "ConnectionFailed";
      recording.add(
          Rows.connection(
              connected, talker, action, ends, dice.chance(0.8) ? site.name() : null, null));
    }
    if (dice.chance(0.01)) {
      aggregated(at, session, talker, site);
    }
  }

  private void lookUp(long at, Session session, Site site) {
    List<Resolver> resolvers = session.network().resolvers();
    Resolver resolver = dice.chance(0.88) ? resolvers.get(0) : dice.pick(resolvers);
    Seen seen = dice.chance(0.1) ? Seen.BOTH : dice.chance(0.03) ? Seen.PACKET : Seen.CONNECTION;
    RunningProcess client = run(Program.dnsClientOf(device.kind()));
    dns.ask(at, session, client, resolver, Question.address(site), seen);
  }

  private void withinCompany(long at, Session session) {
    Site site = dice.pick(List.of(Site.FILES, Site.LOGON, Site.DIRECTORY));
    Program program = site == Site.FILES ? Program.fileClient() : Program.logonClient();
    Ends ends = Ends.tcp(session, dice.port(), site.address(), site.port());
    recording.add(Rows.connection(at, run(program), "ConnectionSuccess", ends, site.name(), null));
  }

  /** A row that aggregates an hour of connections. */
  private void aggregated(long at, Session session, RunningProcess talker, Site site) {
    Ends ends = Ends.tcp(session, dice.port(), site.address(), site.port());
    recording.add(
        Rows.connection(
            at,
            talker,
            "ConnectionSuccessAggregatedReport",
            ends,
            site.name(),
            "{\"uniqueEventsAggregated\":" + dice.between(2, 60) + "}"));
  }

  /** Values that have nothing to do with name resolution, as most do. */
  private void registry(long from, long to) {
    if (device.kind() == Device.Kind.LINUX) {
      return;
    }
    RunningProcess dhcp = run(Program.DHCP_CLIENT);
    for (long at = from + dice.gap(Ticks.PER_HOUR); at < to; at += dice.gap(Ticks.PER_HOUR)) {
      if (dice.chance(0.3)) {
        String adapter = device.ethernet().key();
        String expires = Long.toString(at / Ticks.PER_SECOND % 100_000_000);
        recording.add(Rows.registryValue(at, dhcp, adapter, "LeaseTerminatesTime", expires, null));
      } else {
        String key = "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run";
        recording.add(
            Rows.registryValue(
                at, run(dice.pick(Program.talkersOf(device.kind()))), key, "Updater", "1", "1"));
      }
    }
  }

  private RunningProcess run(Program program) {
    return running.computeIfAbsent(program, installed -> stage.run(device, installed));
  }
}
