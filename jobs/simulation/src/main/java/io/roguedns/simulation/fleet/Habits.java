package io.roguedns.simulation.fleet;

import io.roguedns.event.Ticks;
import io.roguedns.simulation.row.Rows;
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

/** Further benign activity of some devices, including look-alikes of adversaries. */
final class Habits {
  /** The entry of the fleet's allowlist for the lab's resolvers. */
  static final String LAB_ENTRY = "lab-resolvers";

  private static final Resolver BROWSERS = Resolver.unauthorized("198.51.100.5");
  private static final Resolver LAB = new Resolver("198.51.100.145", Truth.suppressedBy(LAB_ENTRY));
  private static final Resolver OTHER_LAB = Resolver.unauthorized("198.51.100.161");
  private static final List<Resolver> CONTAINERS =
      List.of(
          Resolver.quiet("127.0.0.53"),
          Resolver.quiet("172.17.0.1"),
          Resolver.kqlOnly("fd00:53::1"));

  private static final Program FIREFOX =
      new Program(
          "firefox.exe",
          "c:\\program files\\mozilla firefox",
          "\"firefox.exe\"",
          "Mozilla Corporation",
          "explorer.exe",
          RunsAs.USER);
  private static final Program NODE =
      new Program(
          "node.exe",
          "c:\\program files\\nodejs",
          "\"node.exe\" npm-cli.js ci",
          "Node.js",
          "cmd.exe",
          RunsAs.USER);
  private static final Program PIP =
      new Program("pip", "/usr/bin", "pip install -r requirements.txt", null, "bash", RunsAs.USER);
  private static final Program DNSMASQ =
      new Program(
          "dnsmasq",
          "/usr/sbin",
          "/usr/sbin/dnsmasq -C /etc/dnsmasq.conf",
          null,
          "systemd",
          RunsAs.ROOT);

  private final Stage stage;
  private final Device device;
  private final Dice dice;
  private final DnsTraffic dns;

  Habits(Stage stage, Device device) {
    this.stage = stage;
    this.device = device;
    this.dice = stage.dice(device, "habits");
    this.dns = stage.dns(dice);
  }

  void ofALaptop() {
    if (dice.chance(0.02)) {
      browsersOwnResolver();
    }
    if (dice.chance(0.015)) {
      burst(NODE);
    }
    if (dice.chance(0.006)) {
      administrator();
    }
    if (dice.chance(0.0015)) {
      lab();
    }
  }

  void ofADeveloper() {
    if (dice.chance(0.3)) {
      burst(PIP);
    }
    Session session = stage.allDay(device, Network.OFFICE);
    RunningProcess dnsmasq = stage.run(device, DNSMASQ);
    long leaves = worksUntil();
    double mean = 6.0 * Ticks.PER_MINUTE;
    for (long at = worksFrom() + dice.gap(mean); at < leaves; at += dice.gap(mean)) {
      Question question = Question.address(Site.any(dice));
      dns.ask(at, session, dnsmasq, dice.pick(CONTAINERS), question, Seen.CONNECTION);
    }
  }

  /** A browser that queries its vendor's choice of resolver, with or without TLS. */
  private void browsersOwnResolver() {
    RunningProcess browser = stage.run(device, dice.chance(0.5) ? FIREFOX : Program.CHROME);
    boolean encrypted = dice.chance(0.7);
    double mean = 12.0 * Ticks.PER_MINUTE;
    for (long at = worksFrom() + dice.gap(mean); at < worksUntil(); at += dice.gap(mean)) {
      Session session = sessionAt(at);
      if (encrypted) {
        dns.askOverTls(at, session, browser, BROWSERS);
      } else {
        Question question = Question.address(Site.any(dice));
        dns.ask(at, session, browser, BROWSERS, question, Seen.CONNECTION);
      }
    }
  }

  /** Packages are installed: some hundred queries in three minutes, in any network. */
  private void burst(Program installer) {
    long start = worksFrom() + dice.below(worksUntil() - worksFrom() - Ticks.PER_HOUR);
    RunningProcess process = stage.run(device, installer, start - Ticks.PER_SECOND);
    Session session = sessionAt(start);
    Resolver resolver = session.network().resolvers().get(0);
    int lookUps = (int) dice.between(250, 600);
    long pace = 3 * Ticks.PER_MINUTE / lookUps;
    for (int i = 0; i < lookUps; i++) {
      long at = start + i * pace + dice.below(pace);
      Question question = Question.address(Site.any(dice));
      dns.ask(at, session, process, resolver, question, Seen.CONNECTION);
    }
  }

  /** Someone sets manually what DHCP provides anyway. */
  private void administrator() {
    long at = worksFrom() + dice.below(4 * Ticks.PER_HOUR);
    set(at, "10.0.0.1,10.0.0.2", Truth.QUIET, List.of());
  }

  /** Someone tries a lab's resolver for half an hour. Not every lab is on the allowlist. */
  private void lab() {
    Resolver resolver = dice.chance(0.7) ? LAB : OTHER_LAB;
    Truth truth = resolver.truth();
    long from = worksFrom() + dice.below(4 * Ticks.PER_HOUR);
    long to = from + 30 * Ticks.PER_MINUTE;
    List<String> blamed = truth.strict() ? List.of(resolver.address()) : List.of();
    set(from, resolver.address(), truth, blamed);
    RunningProcess client = stage.run(device, Program.DNS_CLIENT);
    double mean = 3.0 * Ticks.PER_MINUTE;
    for (long at = from + 5 * Ticks.PER_SECOND; at < to; at += dice.gap(mean)) {
      Question question = Question.address(Site.any(dice));
      dns.ask(at, sessionAt(at), client, resolver, question, Seen.CONNECTION);
    }
    set(to, "10.0.0.1,10.0.0.2", Truth.QUIET, List.of());
  }

  private void set(long at, String data, Truth truth, List<String> blamed) {
    RunningProcess shell = stage.run(device, Program.POWERSHELL, at - Ticks.PER_SECOND);
    stage
        .recording()
        .configuration(
            Rows.registryValue(at, shell, sessionAt(at).adapter().key(), "NameServer", data, ""),
            truth,
            blamed);
  }

  private long worksFrom() {
    return stage.day().start() + device.person().arrives() + 10 * Ticks.PER_MINUTE;
  }

  private long worksUntil() {
    return stage.day().start() + device.person().leaves() - 10 * Ticks.PER_MINUTE;
  }

  private Session sessionAt(long at) {
    return stage.itinerary(device).stream()
        .filter(session -> at >= session.from() && at < session.to())
        .findFirst()
        .orElseThrow();
  }
}
