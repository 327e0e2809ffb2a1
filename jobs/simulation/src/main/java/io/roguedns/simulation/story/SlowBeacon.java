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

/** Malware that queries its own resolver a dozen times a day, and so evades windows of an hour. */
public final class SlowBeacon extends AdversaryStory {
  private static final Program MALWARE =
      new Program(
          "ctxmenu.exe",
          "c:\\users\\{user}\\appdata\\local\\ctxmenu",
          "\"C:\\Users\\{user}\\AppData\\Local\\CtxMenu\\ctxmenu.exe\" -s",
          null,
          "explorer.exe",
          RunsAs.USER);

  private static final Telling FIRST =
      new Telling(List.of("lt-081"), List.of("203.0.113.61"), MALWARE, "slowtide.test", 0);

  public SlowBeacon() {
    this(FIRST);
  }

  public SlowBeacon(Telling telling) {
    super("slow-beacon", telling);
  }

  @Override
  public Span span(Day day) {
    return new Span(day.start(), day.end());
  }

  @Override
  public void play(Stage stage) {
    Day day = stage.day();
    Device laptop = cast(stage.fleet()).get(0);
    Session session = stage.allDay(laptop, Network.OFFICE);
    Dice dice = stage.dice(laptop, name());
    Resolver adversary = telling.resolver();
    long started = day.at(0, 11, 40, 2_250_118) + telling.delay();
    RunningProcess malware = stage.run(laptop, telling.program(), started);
    String process = malware.program().fileName();
    stage.note(
        started,
        ("`%s` on `%s` wakes up: it queries %s now, and then every one and a half to two and a"
                + " half hours.")
            .formatted(process, laptop.host(), adversary.address()));
    int beat = 0;
    for (long at = started + 9 * Ticks.PER_SECOND;
        at < day.end() - Ticks.PER_MINUTE;
        at += dice.between(90 * Ticks.PER_MINUTE, 150 * Ticks.PER_MINUTE)) {
      String asked = Integer.toHexString(0x200 + beat++) + ".id." + telling.domain();
      Question question = new Question(asked, 1, "A", List.of("203.0.113.210"), 30);
      stage.dns(dice).ask(at, session, malware, adversary, question, Seen.CONNECTION);
    }
    stage.note(day.at(23, 59), "The day ends; no hour had two queries.");
    stage.alert(
        new ExpectedAlert(
            AlertType.PERSISTENT_RESOLVER,
            laptop.name(),
            adversary.address(),
            process,
            Severity.MEDIUM,
            Severity.CRITICAL));
  }
}
