package io.roguedns.simulation.story;

import io.roguedns.event.Ticks;
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

/** A scanner that queries external resolvers as intended, and an unauthorized copy of it. */
public final class SecurityScanner implements Story {
  private static final String ENTRY = "scanner-resolver-checks";
  private static final String ACCOUNT = "svc-scanner";
  private static final List<String> CHECKED =
      List.of(
          "198.51.100.21",
          "198.51.100.22",
          "198.51.100.23",
          "198.51.100.24",
          "203.0.113.201",
          "203.0.113.202");
  private static final Program SCANNER =
      new Program(
          "probescan.exe",
          "c:\\program files\\probescan",
          "probescan.exe --policy open-resolvers",
          "Probescan Example",
          "services.exe",
          RunsAs.USER);

  @Override
  public String name() {
    return "security-scanner";
  }

  @Override
  public boolean benign() {
    return true;
  }

  @Override
  public List<Device> cast(Fleet fleet) {
    return List.of(fleet.server("srv-scan-01"), fleet.laptop(90));
  }

  @Override
  public List<String> resolvers() {
    return CHECKED;
  }

  @Override
  public Span span(Day day) {
    return new Span(day.at(1, 30), day.at(3, 30));
  }

  @Override
  public void play(Stage stage) {
    Day day = stage.day();
    Device server = cast(stage.fleet()).get(0);
    Dice dice = stage.dice(server, name());
    Session session = stage.allDay(server, Network.DATACENTRE);
    long started = day.at(2, 0, 0, 4_250_000);
    RunningProcess scanner = stage.run(server, SCANNER, started).as(ACCOUNT);
    stage.note(
        started,
        "`probescan.exe` on `srv-scan-01`, account `svc-scanner`, starts to check six external"
            + " resolvers.");
    double mean = 15.0 * Ticks.PER_SECOND;
    for (long at = started + Ticks.PER_SECOND; at < day.at(2, 40); at += dice.gap(mean)) {
      Resolver checked = new Resolver(dice.pick(CHECKED), Truth.suppressedBy(ENTRY));
      if (dice.chance(0.1)) {
        stage.dns(dice).askOverTls(at, session, scanner, checked);
      } else {
        stage.dns(dice).ask(at, session, scanner, checked, question(dice), Seen.CONNECTION);
      }
    }
    stage.note(day.at(2, 40), "The check is done.");
    copied(stage, cast(stage.fleet()).get(1));
  }

  /** The same program under a person's account, without an exemption. */
  private void copied(Stage stage, Device laptop) {
    Dice dice = stage.dice(laptop, name());
    Session session = stage.allDay(laptop, Network.OFFICE);
    long started = stage.day().at(3, 5, 17, 9_000_450);
    RunningProcess scanner = stage.run(laptop, SCANNER, started);
    for (int i = 0; i < CHECKED.size(); i++) {
      long at = started + (20L * i + dice.below(10)) * Ticks.PER_SECOND;
      Resolver resolver = Resolver.unauthorized(CHECKED.get(i));
      stage.dns(dice).ask(at, session, scanner, resolver, question(dice), Seen.CONNECTION);
    }
    stage.note(
        started,
        "`probescan.exe` runs on `lt-090` under a person's account and queries the same six, once"
            + " each.");
  }

  private static Question question(Dice dice) {
    return Question.address(Site.any(dice));
  }
}
