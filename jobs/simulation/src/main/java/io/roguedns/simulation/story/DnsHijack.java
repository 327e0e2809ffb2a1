package io.roguedns.simulation.story;

import io.roguedns.event.Ticks;
import io.roguedns.finding.Severity;
import io.roguedns.simulation.row.Rows;
import io.roguedns.simulation.story.DnsTraffic.Seen;
import io.roguedns.simulation.truth.AlertType;
import io.roguedns.simulation.truth.ExpectedAlert;
import io.roguedns.simulation.world.Day;
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

/** DNS settings of devices are changed, and the adversary answers their queries from then on. */
public final class DnsHijack extends AdversaryStory {
  private static final String NAME = "NameServer";
  private static final Program REG =
      new Program(
          "reg.exe",
          "c:\\windows\\system32",
          "reg add HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters\\Interfaces /v"
              + " NameServer /f",
          "Microsoft Corporation",
          "cmd.exe",
          RunsAs.USER);

  private static final Telling FIRST =
      new Telling(
          List.of("lt-017", "srv-mail-01"), List.of("203.0.113.9", "2001:db8::9"), null, null, 0);

  private final Resolver adversary;
  private final Resolver adversary6;

  public DnsHijack() {
    this(FIRST);
  }

  public DnsHijack(Telling telling) {
    super("dns-hijack", telling);
    this.adversary = telling.resolver(0);
    this.adversary6 = telling.resolver(1);
  }

  @Override
  public Span span(Day day) {
    return new Span(day.at(9, 30), day.at(13, 0));
  }

  @Override
  public void play(Stage stage) {
    laptop(stage, cast(stage.fleet()).get(0));
    mailServer(stage, cast(stage.fleet()).get(1));
  }

  private void laptop(Stage stage, Device laptop) {
    Day day = stage.day();
    long first = day.at(10, 3, 21, 4_407_113) + telling.delay();
    long second = day.at(10, 3, 24, 9_916_020) + telling.delay();
    long hijacked = second + 5 * Ticks.PER_SECOND;
    set(
        stage,
        first,
        laptop,
        REG,
        laptop.wifi().key(),
        adversary.address(),
        Truth.FINDING,
        adversary);
    set(
        stage,
        second,
        laptop,
        Program.POWERSHELL,
        laptop.ethernet().key(),
        "10.0.0.1," + adversary.address(),
        Truth.STRICT_ONLY,
        adversary);
    String bad = adversary.address();
    stage.note(
        first,
        "`reg.exe` on `%s` changes the wireless adapter's setting to %s."
            .formatted(laptop.host(), bad));
    stage.note(
        second,
        ("`powershell.exe` changes its wired adapter to `10.0.0.1,%s`: the authorized address first, to"
                + " evade a comparison of the prefix.")
            .formatted(bad));
    Network before = Network.OFFICE;
    Network after = Network.OFFICE.resolvingWith(adversary, Resolver.INTERNAL_1);
    stage.itinerary(
        laptop,
        new Session(laptop, before, day.start(), hijacked),
        new Session(laptop, after, hijacked, day.end()));
    lookUps(stage, laptop, after, hijacked, day.at(13, 0) + telling.delay());
    stage.note(
        hijacked, "`svchost.exe` on `%s` queries %s, and continues.".formatted(laptop.host(), bad));
    expect(stage, laptop);
  }

  private void mailServer(Stage stage, Device server) {
    Day day = stage.day();
    long first = day.at(10, 41, 2, 5_550_061) + telling.delay();
    long six = day.at(10, 41, 7, 300_000) + telling.delay();
    long putRight = day.at(11, 30, 15, 8_800_000) + telling.delay();
    long again = day.at(12, 5, 48, 6_120_903) + telling.delay();
    String key = server.ethernet().key();
    set(stage, first, server, REG, key, adversary.address(), Truth.FINDING, adversary);
    set(
        stage,
        six,
        server,
        REG,
        server.ethernet().key6(),
        adversary6.address(),
        Truth.STRICT_ONLY,
        adversary6);
    set(stage, putRight, server, Program.POWERSHELL, key, "10.0.0.1,10.0.0.2", Truth.QUIET);
    set(
        stage,
        again,
        server,
        Program.POWERSHELL,
        key,
        adversary.address(),
        Truth.FINDING,
        adversary);
    String host = server.host();
    stage.note(
        first,
        "`reg.exe` on `%s` changes its adapter's setting to %s."
            .formatted(host, adversary.address()));
    stage.note(six, "The same for IPv6: `Tcpip6\\Parameters`, " + adversary6.address() + ".");
    stage.note(putRight, "An administrator restores the IPv4 setting: 10.0.0.1,10.0.0.2.");
    stage.note(
        again, "`powershell.exe` on `%s` sets %s again.".formatted(host, adversary.address()));
    expect(stage, server);

    Network good = Network.DATACENTRE;
    Network bad = good.resolvingWith(adversary);
    stage.itinerary(
        server,
        new Session(server, good, day.start(), first),
        new Session(server, bad, first, putRight),
        new Session(server, good, putRight, again),
        new Session(server, bad, again, day.end()));
    lookUps(stage, server, bad, first, putRight);
    lookUps(stage, server, bad, again, day.at(13, 0) + telling.delay());
    overIpv6(stage, server, bad, six + Ticks.PER_MINUTE);
  }

  /** Settings and queries are one incident: one alert. */
  private void expect(Stage stage, Device device) {
    stage.alert(
        new ExpectedAlert(
            AlertType.HIJACK_CONFIRMED,
            device.name(),
            adversary.address(),
            null,
            Severity.HIGH,
            Severity.CRITICAL));
  }

  /** Queries of the DNS client in addition to those of ordinary activity. */
  private void lookUps(Stage stage, Device device, Network network, long from, long to) {
    Dice dice = stage.dice(device, name() + from);
    Session session = stage.allDay(device, network);
    RunningProcess client = stage.run(device, Program.DNS_CLIENT);
    for (long at = from + dice.gap(4.0 * Ticks.PER_MINUTE);
        at < to;
        at += dice.gap(4.0 * Ticks.PER_MINUTE)) {
      Question question = Question.address(Site.any(dice));
      Seen seen = dice.chance(0.2) ? Seen.BOTH : Seen.CONNECTION;
      stage.dns(dice).ask(at, session, client, adversary, question, seen);
    }
  }

  private void overIpv6(Stage stage, Device device, Network network, long from) {
    Dice dice = stage.dice(device, "over IPv6");
    Session session = stage.allDay(device, network);
    RunningProcess client = stage.run(device, Program.DNS_CLIENT);
    for (int i = 0; i < 3; i++) {
      Question question = Question.address(Site.any(dice));
      long at = from + i * 7 * Ticks.PER_MINUTE + dice.below(Ticks.PER_MINUTE);
      stage
          .dns(dice)
          .ask(at, "2001:db8:20::25", session, client, adversary6, question, Seen.CONNECTION);
    }
  }

  private static void set(
      Stage stage,
      long at,
      Device device,
      Program program,
      String key,
      String data,
      Truth truth,
      Resolver... unauthorized) {
    RunningProcess process = stage.run(device, program, at - 3_000_000);
    stage
        .recording()
        .configuration(
            Rows.registryValue(at, process, key, NAME, data, ""),
            truth,
            List.of(unauthorized).stream().map(Resolver::address).toList());
  }
}
