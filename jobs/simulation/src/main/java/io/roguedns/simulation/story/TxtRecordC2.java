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

/** A backdoor that polls the adversary's own server for commands in TXT records, low and slow. */
public final class TxtRecordC2 extends AdversaryStory {
  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final Program BACKDOOR =
      new Program(
          "onetray.exe",
          "c:\\users\\{user}\\appdata\\local\\onetray",
          "\"C:\\Users\\{user}\\AppData\\Local\\OneTray\\onetray.exe\"",
          null,
          "explorer.exe",
          RunsAs.USER);

  private static final Telling FIRST =
      new Telling(List.of("lt-058"), List.of("203.0.113.77"), BACKDOOR, "lanternfish.test", 0);

  public TxtRecordC2() {
    this(FIRST);
  }

  public TxtRecordC2(Telling telling) {
    super("txt-record-c2", telling);
  }

  @Override
  public Span span(Day day) {
    return new Span(day.at(8, 15), day.at(16, 45));
  }

  @Override
  public void play(Stage stage) {
    Day day = stage.day();
    Device laptop = cast(stage.fleet()).get(0);
    Session session = stage.allDay(laptop, Network.OFFICE);
    Dice dice = stage.dice(laptop, name());
    DnsTraffic dns = stage.dns(dice);
    long started = day.at(8, 29, 55, 7_012_284) + telling.delay();
    long stopped = day.at(16, 30) + telling.delay();
    Resolver adversary = telling.resolver();
    RunningProcess backdoor = stage.run(laptop, telling.program(), started);
    String bot = dice.text(6, "abcdefghijklmnopqrstuvwxyz");

    stage.note(
        started,
        ("`%s` starts on `%s` and queries %s for a TXT record, from then on three or four times"
                + " an hour.")
            .formatted(backdoor.program().fileName(), laptop.host(), adversary.address()));
    int poll = 0;
    for (long at = started + 6 * Ticks.PER_SECOND;
        at < stopped;
        at += dice.between(15 * Ticks.PER_MINUTE, 20 * Ticks.PER_MINUTE)) {
      String name = Integer.toHexString(0x1000 + poll++) + "." + bot + "." + telling.domain();
      // A command is longer than the usual empty answer.
      String answer = dice.chance(0.15) ? dice.text(120, BASE64) : "bm9w";
      dns.ask(at, session, backdoor, adversary, Question.text(name, answer), Seen.BOTH);
    }
    stage
        .recording()
        .names(
            Ticks.bin(started, Ticks.PER_DAY),
            laptop.name(),
            telling.registeredDomain(),
            "polling",
            poll);
    stage.note(stopped, "This is the last poll; the backdoor got the command to sleep.");
    stage.alert(
        new ExpectedAlert(
            AlertType.PERSISTENT_RESOLVER,
            laptop.name(),
            adversary.address(),
            backdoor.program().fileName(),
            Severity.MEDIUM,
            Severity.CRITICAL));
    stage.alert(
        new ExpectedAlert(
            AlertType.COMMAND_POLLING,
            laptop.name(),
            adversary.address(),
            null,
            Severity.MEDIUM,
            Severity.HIGH));
  }
}
