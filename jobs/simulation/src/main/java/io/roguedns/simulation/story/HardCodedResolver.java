package io.roguedns.simulation.story;

import io.roguedns.event.Ticks;
import io.roguedns.finding.Severity;
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
import java.util.List;

/** Malware that queries its own resolver instead of the configured ones. */
public final class HardCodedResolver extends AdversaryStory {
  private static final Program MALWARE =
      new Program(
          "updhelper.exe",
          "c:\\users\\{user}\\appdata\\roaming\\updhelper",
          "\"C:\\Users\\{user}\\AppData\\Roaming\\updhelper\\updhelper.exe\" /quiet",
          null,
          "wscript.exe",
          RunsAs.USER);

  private static final Telling FIRST =
      new Telling(List.of("lt-042"), List.of("198.51.100.53"), MALWARE, "updhelper.test", 0);

  public HardCodedResolver() {
    this(FIRST);
  }

  public HardCodedResolver(Telling telling) {
    super("hard-coded-resolver", telling);
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
    long started = day.at(9, 41, 12, 3_081_557) + telling.delay();
    long stopped = day.at(12, 30) + telling.delay();
    Resolver adversary = telling.resolver();
    RunningProcess malware = stage.run(laptop, telling.program(), started);

    stage.note(
        started,
        "A script starts `%s` on `%s`; from now on it queries %s every few minutes."
            .formatted(malware.program().fileName(), laptop.host(), adversary.address()));
    Question beacon =
        new Question("status." + telling.domain(), 1, "A", List.of("203.0.113.200"), 60);
    for (long at = started + 20 * Ticks.PER_SECOND;
        at < stopped;
        at += dice.between(3 * Ticks.PER_MINUTE, 7 * Ticks.PER_MINUTE)) {
      dns.ask(at, session, malware, adversary, beacon, Seen.CONNECTION);
    }
    long encrypted = day.at(11, 7, 44, 120_000) + telling.delay();
    dns.askOverTls(encrypted, session, malware, adversary);
    stage.note(encrypted, "It sends one query over TLS, port 853.");
    stage.note(stopped, "The malware is found and removed.");
    stage.alert(
        new ExpectedAlert(
            AlertType.PERSISTENT_RESOLVER,
            laptop.name(),
            adversary.address(),
            malware.program().fileName(),
            Severity.MEDIUM,
            Severity.CRITICAL));
  }
}
