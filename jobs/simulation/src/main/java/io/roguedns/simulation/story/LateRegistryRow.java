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
import io.roguedns.simulation.world.Question;
import io.roguedns.simulation.world.Resolver;
import io.roguedns.simulation.world.RunningProcess;
import io.roguedns.simulation.world.Session;
import io.roguedns.simulation.world.Site;
import io.roguedns.simulation.world.Truth;
import java.util.List;

/** A hijack whose queries arrive before their cause: the registry row is delayed. */
public final class LateRegistryRow extends AdversaryStory {
  /**
   * Longer than the delay of any other row (38 minutes), and shorter than the out-of-orderness
   * (45): the rows of the first queries always arrive before it, and it is never late data.
   */
  private static final long HELD_UP = 42 * Ticks.PER_MINUTE;

  private static final double MEAN = 4.0 * Ticks.PER_MINUTE;

  private static final Telling FIRST =
      new Telling(List.of("lt-029"), List.of("203.0.113.44"), Program.POWERSHELL, null, 0);

  public LateRegistryRow() {
    this(FIRST);
  }

  public LateRegistryRow(Telling telling) {
    super("late-registry-row", telling);
  }

  @Override
  public Span span(Day day) {
    return new Span(day.at(10, 0), day.at(12, 0));
  }

  @Override
  public void play(Stage stage) {
    Day day = stage.day();
    Device laptop = cast(stage.fleet()).get(0);
    Dice dice = stage.dice(laptop, name());
    Resolver adversary = telling.resolver();
    String address = adversary.address();
    long set = day.at(10, 31, 8, 3_370_925) + telling.delay();
    long hijacked = set + 4 * Ticks.PER_SECOND;
    long stopped = set + 80 * Ticks.PER_MINUTE;
    RunningProcess process = stage.run(laptop, telling.program(), set - 3_000_000);
    stage
        .recording()
        .configuration(
            Rows.registryValue(set, process, laptop.ethernet().key(), "NameServer", address, "")
                .heldUntil(set + HELD_UP),
            Truth.FINDING,
            List.of(address));
    stage.note(
        set,
        "`%s` on `%s` changes the wired adapter's setting to %s. This row is delayed by 42 minutes."
            .formatted(process.program().fileName(), laptop.host(), address));
    Network after = Network.OFFICE.resolvingWith(adversary, Resolver.INTERNAL_1);
    stage.itinerary(
        laptop,
        new Session(laptop, Network.OFFICE, day.start(), hijacked),
        new Session(laptop, after, hijacked, day.end()));
    Session session = stage.allDay(laptop, after);
    RunningProcess client = stage.run(laptop, Program.DNS_CLIENT);
    for (long at = hijacked; at < stopped; at += 20 * Ticks.PER_SECOND + dice.gap(MEAN)) {
      Question question = Question.address(Site.any(dice));
      stage.dns(dice).ask(at, session, client, adversary, question, Seen.CONNECTION);
    }
    stage.note(hijacked, "`svchost.exe` queries %s, and continues.".formatted(address));
    stage.note(set + HELD_UP, "The registry row arrives, long after the rows of the queries.");
    stage.alert(
        new ExpectedAlert(
            AlertType.HIJACK_CONFIRMED,
            laptop.name(),
            address,
            null,
            Severity.HIGH,
            Severity.CRITICAL));
  }
}
