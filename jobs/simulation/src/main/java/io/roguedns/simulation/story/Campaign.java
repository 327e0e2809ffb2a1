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
import java.util.stream.IntStream;

/** One malware on many devices, which begins to use the adversary's resolver within an hour. */
public final class Campaign extends AdversaryStory {
  private static final long WITHIN = 50 * Ticks.PER_MINUTE;
  private static final Program MALWARE =
      new Program(
          "prnhelper.exe",
          "c:\\users\\{user}\\appdata\\roaming\\prnhelper",
          "\"C:\\Users\\{user}\\AppData\\Roaming\\prnhelper\\prnhelper.exe\"",
          null,
          "winword.exe",
          RunsAs.USER);

  private static final Telling FIRST =
      new Telling(laptops(), List.of("198.51.100.99"), MALWARE, "printhub.test", 0);

  public Campaign() {
    this(FIRST);
  }

  public Campaign(Telling telling) {
    super("campaign", telling);
  }

  @Override
  public Span span(Day day) {
    return new Span(day.at(10, 50), day.at(12, 0));
  }

  /** Forty laptops that are in no other story. */
  private static List<String> laptops() {
    return IntStream.range(201, 241).mapToObj(number -> "lt-" + number).toList();
  }

  @Override
  public void play(Stage stage) {
    Resolver adversary = telling.resolver();
    long first = stage.day().at(11, 0, 21, 0) + telling.delay();
    List<Device> laptops = cast(stage.fleet());
    String process = telling.program().fileName();
    long[] starts = new long[laptops.size()];
    for (int i = 0; i < starts.length; i++) {
      Device laptop = laptops.get(i);
      Dice dice = stage.dice(laptop, name());
      starts[i] = first + i * WITHIN / starts.length + dice.below(WITHIN / starts.length);
      beacon(stage, laptop, adversary, starts[i], dice);
    }
    stage.note(
        starts[0],
        "`%s` on `%s` queries %s: the first of 40 devices."
            .formatted(process, laptops.get(0).host(), adversary.address()));
    stage.note(starts[4], "`%s` is the fifth device.".formatted(laptops.get(4).host()));
    stage.note(
        starts[starts.length - 1],
        "`%s` is the last. No device has sent more than three queries."
            .formatted(laptops.get(starts.length - 1).host()));
    stage.alert(
        new ExpectedAlert(
            AlertType.CAMPAIGN,
            null,
            adversary.address(),
            process,
            Severity.HIGH,
            Severity.CRITICAL));
  }

  private void beacon(Stage stage, Device laptop, Resolver adversary, long start, Dice dice) {
    Session session = stage.allDay(laptop, Network.OFFICE);
    RunningProcess malware = stage.run(laptop, telling.program(), start - Ticks.PER_SECOND);
    int queries = 1 + (int) dice.below(3);
    for (int i = 0; i < queries; i++) {
      String asked = dice.hex(8) + ".in." + telling.domain();
      Question question = new Question(asked, 1, "A", List.of("203.0.113.220"), 60);
      long at = start + i * (90 * Ticks.PER_SECOND + dice.below(60 * Ticks.PER_SECOND));
      stage.dns(dice).ask(at, session, malware, adversary, question, Seen.CONNECTION);
    }
  }
}
