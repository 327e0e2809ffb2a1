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

/** Developers' resolvers on their own machines and container bridges. */
public final class LocalResolver implements Story {
  /** A resolver, and the device's own address that a query to it comes from. */
  private record Bridge(Resolver resolver, String localIp) {}

  private static final List<Bridge> BRIDGES =
      List.of(
          new Bridge(Resolver.quiet("127.0.0.53"), "127.0.0.1"),
          new Bridge(Resolver.quiet("172.17.0.1"), "172.17.0.4"),
          new Bridge(Resolver.quiet("172.18.0.1"), "172.18.0.3"),
          new Bridge(Resolver.kqlOnly("::ffff:172.17.0.1"), "::ffff:172.17.0.4"),
          new Bridge(Resolver.kqlOnly("::1"), "::1"),
          new Bridge(Resolver.kqlOnly("fd00:53::1"), "fd00:53::20"),
          new Bridge(Resolver.kqlOnly("fe80::1"), "fe80::20"));
  private static final Bridge LOOPBACK = new Bridge(Resolver.quiet("127.0.0.1"), "127.0.0.1");

  private static final Program DNSMASQ =
      new Program(
          "dnsmasq",
          "/usr/sbin",
          "/usr/sbin/dnsmasq -C /etc/dnsmasq.conf",
          null,
          "systemd",
          RunsAs.ROOT);
  private static final Program CORE_DNS =
      new Program(
          "coredns.exe",
          "c:\\tools\\coredns",
          "coredns.exe -conf c:\\tools\\coredns\\Corefile",
          null,
          "cmd.exe",
          RunsAs.USER);

  @Override
  public String name() {
    return "local-resolver";
  }

  @Override
  public boolean benign() {
    return true;
  }

  @Override
  public List<Device> cast(Fleet fleet) {
    return List.of(fleet.workstation("ws-031"), fleet.laptop(64));
  }

  @Override
  public List<String> resolvers() {
    return BRIDGES.stream().map(bridge -> bridge.resolver().address()).toList();
  }

  @Override
  public Span span(Day day) {
    return new Span(day.at(9, 0), day.at(12, 0));
  }

  @Override
  public void play(Stage stage) {
    workstation(stage, cast(stage.fleet()).get(0));
    laptop(stage, cast(stage.fleet()).get(1));
  }

  private void workstation(Stage stage, Device workstation) {
    Day day = stage.day();
    Dice dice = stage.dice(workstation, name());
    Session session = stage.allDay(workstation, Network.OFFICE);
    RunningProcess dnsmasq = stage.run(workstation, DNSMASQ);
    stage.note(
        day.at(9, 5),
        "Containers on `ws-031` resolve names by dnsmasq: over loopback, two container bridges and"
            + " their IPv6 counterparts.");
    double mean = 90.0 * Ticks.PER_SECOND;
    for (long at = day.at(9, 5); at < day.at(11, 50); at += dice.gap(mean)) {
      Bridge bridge = dice.pick(BRIDGES);
      Question question = Question.address(Site.any(dice));
      stage
          .dns(dice)
          .ask(
              at, bridge.localIp(), session, dnsmasq, bridge.resolver(), question, Seen.CONNECTION);
    }
  }

  private void laptop(Stage stage, Device laptop) {
    Day day = stage.day();
    Dice dice = stage.dice(laptop, name());
    Session session = stage.allDay(laptop, Network.OFFICE);
    long started = day.at(9, 20, 11, 2_250_000);
    RunningProcess coreDns = stage.run(laptop, CORE_DNS, started);
    String key = laptop.ethernet().key();
    set(stage, started + 2 * Ticks.PER_SECOND, coreDns, key, "127.0.0.1");
    set(stage, day.at(10, 2, 40, 0), coreDns, key, "172.17.0.1");
    set(stage, day.at(10, 45, 3, 500_000), coreDns, key, "127.0.0.1");
    stage.note(
        started,
        "CoreDNS on `lt-064` configures itself as the device's resolver: 127.0.0.1, later 172.17.0.1, then"
            + " 127.0.0.1 again.");
    RunningProcess client = stage.run(laptop, Program.DNS_CLIENT);
    double mean = 3.0 * Ticks.PER_MINUTE;
    for (long at = started + 9 * Ticks.PER_SECOND; at < day.at(11, 50); at += dice.gap(mean)) {
      Question question = Question.address(Site.any(dice));
      DnsTraffic dns = stage.dns(dice);
      dns.ask(
          at, LOOPBACK.localIp(), session, client, LOOPBACK.resolver(), question, Seen.CONNECTION);
      dns.ask(at + 20_000, session, coreDns, Resolver.INTERNAL_1, question, Seen.CONNECTION);
    }
  }

  private static void set(
      Stage stage, long at, RunningProcess process, String key, String address) {
    stage
        .recording()
        .configuration(
            Rows.registryValue(at, process, key, "NameServer", address, "10.0.0.1"),
            Truth.KQL_ONLY,
            List.of());
  }
}
