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
import java.util.List;

/** Malware that asks a resolver of its own, whatever the device is told to use. */
public final class HardCodedResolver implements Story {
  private static final Resolver ADVERSARY = Resolver.unauthorized("198.51.100.53");
  private static final Program MALWARE =
      new Program(
          "updhelper.exe",
          "c:\\users\\{user}\\appdata\\roaming\\updhelper",
          "\"C:\\Users\\{user}\\AppData\\Roaming\\updhelper\\updhelper.exe\" /quiet",
          null,
          "wscript.exe",
          RunsAs.USER);

  @Override
  public String name() {
    return "hard-coded-resolver";
  }

  @Override
  public boolean benign() {
    return false;
  }

  @Override
  public List<Device> cast(Fleet fleet) {
    return List.of(fleet.laptop(42));
  }

  @Override
  public List<String> resolvers() {
    return List.of(ADVERSARY.address());
  }

  @Override
  public Span span(Day day) {
    return new Span(day.at(9, 0), day.at(13, 0));
  }

  @Override
  public void play(Stage stage) {
    Day day = stage.day();
    Device laptop = cast(stage.fleet()).get(0);
    Session session = stage.allDay(laptop, Network.OFFICE);
    Dice dice = stage.dice(laptop, name());
    DnsTraffic dns = stage.dns(dice);
    long started = day.at(9, 41, 12, 3_081_557);
    RunningProcess malware = stage.run(laptop, MALWARE, started);

    stage.note(
        started,
        "A script starts `updhelper.exe` on `lt-042`; from now on it asks 198.51.100.53 every few"
            + " minutes.");
    Question beacon = new Question("status.updhelper.test", 1, "A", List.of("203.0.113.200"), 60);
    for (long at = started + 20 * Ticks.PER_SECOND;
        at < day.at(12, 30);
        at += dice.between(3 * Ticks.PER_MINUTE, 7 * Ticks.PER_MINUTE)) {
      dns.ask(at, session, malware, ADVERSARY, beacon, Seen.CONNECTION);
    }
    long encrypted = day.at(11, 7, 44, 120_000);
    dns.askOverTls(encrypted, session, malware, ADVERSARY);
    stage.note(encrypted, "Once it asks over TLS, port 853.");
    stage.note(day.at(12, 30), "The malware is found and removed.");
  }
}
