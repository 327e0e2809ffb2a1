package io.roguedns.simulation.story;

import io.roguedns.event.Ticks;
import io.roguedns.finding.Severity;
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
import java.util.List;
import java.util.Optional;

/**
 * A build's look-ups through the company's resolver: a burst, half of it in one bin and half in the
 * next.
 */
public final class StraddlingBurst implements Story {
  private static final int LOOK_UPS = 500;
  private static final Program PACKAGES =
      new Program(
          "node.exe",
          "c:\\program files\\nodejs",
          "\"node.exe\" npm-cli.js ci",
          "Node.js",
          "cmd.exe",
          RunsAs.USER);

  @Override
  public String name() {
    return "straddling-burst";
  }

  @Override
  public boolean benign() {
    return true;
  }

  @Override
  public List<Device> cast(Fleet fleet) {
    return List.of(fleet.laptop(52));
  }

  @Override
  public List<String> resolvers() {
    return List.of(Resolver.INTERNAL_1.address());
  }

  @Override
  public Span span(Day day) {
    return new Span(day.at(10, 0), day.at(11, 0));
  }

  @Override
  public Optional<Severity> allowed() {
    return Optional.empty();
  }

  @Override
  public void play(Stage stage) {
    Day day = stage.day();
    Device laptop = cast(stage.fleet()).get(0);
    Session session = stage.allDay(laptop, Network.OFFICE);
    Dice dice = stage.dice(laptop, name());
    long started = day.at(10, 33, 30, 0);
    RunningProcess build = stage.run(laptop, PACKAGES, started - 4 * Ticks.PER_SECOND);
    long pace = 3 * Ticks.PER_MINUTE / LOOK_UPS;
    for (int i = 0; i < LOOK_UPS; i++) {
      long at = started + i * pace + dice.below(pace);
      Question question = Question.address(Site.any(dice));
      stage.dns(dice).ask(at, session, build, Resolver.INTERNAL_1, question, Seen.CONNECTION);
    }
    stage.note(
        started,
        "`node.exe` on `lt-052` installs a project's packages: 500 queries in three minutes, all to"
            + " 10.0.0.1.");
    stage.note(
        day.at(10, 35),
        "A bin ends in the middle of the burst, with 250 queries before and after.");
    stage.note(started + 3 * Ticks.PER_MINUTE, "The packages are installed.");
  }
}
