package io.roguedns.simulation.fleet;

import io.roguedns.event.Ticks;
import io.roguedns.simulation.story.DnsTraffic;
import io.roguedns.simulation.story.DnsTraffic.Seen;
import io.roguedns.simulation.story.Stage;
import io.roguedns.simulation.world.Device;
import io.roguedns.simulation.world.Dice;
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

/** Servers whose purpose is DNS queries: many, or to external servers, or both. */
final class ServerRoom {
  /** The entries of the fleet's allowlist for what servers do. */
  static final String SCANNER_ENTRY = "scanner-resolver-checks";

  static final String RECURSIVE_ENTRY = "domain-controllers-recursion";

  /** The domain controller that is on the fleet's allowlist; the others aren't. */
  private static final String KNOWN_RECURSIVE = "dc-01";

  private static final List<String> CHECKED =
      List.of("198.51.100.21", "198.51.100.22", "198.51.100.23", "203.0.113.201", "203.0.113.202");
  private static final Program DNS_SERVER =
      new Program(
          "dns.exe",
          "c:\\windows\\system32",
          "dns.exe",
          "Microsoft Corporation",
          "services.exe",
          RunsAs.SYSTEM);
  private static final Program BUILD =
      new Program(
          "dotnet.exe",
          "c:\\program files\\dotnet",
          "dotnet.exe restore --force",
          "Microsoft Corporation",
          "agent.worker.exe",
          RunsAs.NETWORK_SERVICE);
  private static final Program TRANSPORT =
      new Program(
          "edgetransport.exe",
          "c:\\program files\\mail transport\\bin",
          "edgetransport.exe -service",
          "Corp Example",
          "services.exe",
          RunsAs.NETWORK_SERVICE);
  private static final Program SCANNER =
      new Program(
          "probescan.exe",
          "c:\\program files\\probescan",
          "probescan.exe --policy open-resolvers",
          "Probescan Example",
          "services.exe",
          RunsAs.USER);

  private final Stage stage;
  private final Device server;
  private final Dice dice;
  private final DnsTraffic dns;
  private final Session session;

  ServerRoom(Stage stage, Device server) {
    this.stage = stage;
    this.server = server;
    this.dice = stage.dice(server, "server room");
    this.dns = stage.dns(dice);
    this.session = stage.allDay(server, Network.DATACENTRE);
  }

  /** Queries external name servers, as a recursive resolver does. */
  void recursive() {
    RunningProcess process = stage.run(server, DNS_SERVER);
    Truth truth =
        server.host().equals(KNOWN_RECURSIVE) ? Truth.suppressedBy(RECURSIVE_ENTRY) : Truth.FINDING;
    for (long at = stage.day().start() + pause(stage.day().start());
        at < stage.day().end();
        at += pause(at)) {
      ask(at, process, new Resolver(nameServer(), truth));
    }
  }

  private long pause(long at) {
    boolean working = at >= stage.day().at(7, 0) && at < stage.day().at(19, 0);
    return dice.gap((working ? 2.5 : 12.0) * Ticks.PER_SECOND);
  }

  /** Some get far more queries than others. */
  private String nameServer() {
    int rank = (int) Math.min(dice.below(160), dice.below(160));
    if (rank < 80) {
      return "192.0.2." + (120 + rank);
    }
    return rank < 120 ? "198.51.100." + (170 + rank - 80) : "203.0.113." + (205 + rank - 120);
  }

  /** Builds all day, some of them long. */
  void build() {
    long start = stage.day().start() + dice.gap(20.0 * Ticks.PER_MINUTE);
    while (start < stage.day().end() - 2 * Ticks.PER_HOUR) {
      RunningProcess process = stage.run(server, BUILD, start);
      boolean whole = dice.chance(0.06);
      long end = start + (whole ? dice.between(20, 40) : dice.between(2, 5)) * Ticks.PER_MINUTE;
      burst(process, start, end, whole ? 80 : 110);
      start = end + dice.gap(35.0 * Ticks.PER_MINUTE);
    }
  }

  /** Looks up the senders of incoming mail, more by day than at night. */
  void mail() {
    RunningProcess process = stage.run(server, TRANSPORT);
    burst(process, stage.day().start(), stage.day().at(7, 0), 12);
    burst(process, stage.day().at(7, 0), stage.day().at(19, 0), 62);
    burst(process, stage.day().at(19, 0), stage.day().end(), 12);
  }

  private void burst(RunningProcess process, long from, long to, int perMinute) {
    double mean = (double) Ticks.PER_MINUTE / perMinute;
    for (long at = from + dice.gap(mean); at < to; at += dice.gap(mean)) {
      ask(at, process, dice.chance(0.9) ? Resolver.INTERNAL_1 : Resolver.INTERNAL_2);
    }
  }

  /** Checks external resolvers at night, under the account that the allowlist names. */
  void scanner() {
    long start = stage.day().at(2, 0);
    RunningProcess process = stage.run(server, SCANNER, start).as("svc-scanner");
    double mean = 15.0 * Ticks.PER_SECOND;
    for (long at = start + dice.gap(mean); at < stage.day().at(2, 40); at += dice.gap(mean)) {
      ask(at, process, new Resolver(dice.pick(CHECKED), Truth.suppressedBy(SCANNER_ENTRY)));
    }
  }

  private void ask(long at, RunningProcess process, Resolver resolver) {
    Question question = Question.address(Site.any(dice));
    dns.ask(at, session, process, resolver, question, Seen.CONNECTION);
  }
}
