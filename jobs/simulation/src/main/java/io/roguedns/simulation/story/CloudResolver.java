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

/** Virtual machines whose platform is their resolver. */
public final class CloudResolver implements Story {
  private static final Resolver PLATFORM = Resolver.kqlOnly("168.63.129.16");

  static final Network VIRTUAL_NETWORK =
      new Network(
          "Network",
          Network.Category.PRIVATE,
          Network.Medium.CABLE,
          "10.60",
          "10.60.0.1",
          List.of(PLATFORM),
          true,
          Truth.KQL_ONLY);

  private static final Program APP_AGENT =
      new Program(
          "waappagent.exe",
          "c:\\windowsazure\\packages",
          "WaAppAgent.exe",
          "Microsoft Corporation",
          "services.exe",
          RunsAs.SYSTEM);

  @Override
  public String name() {
    return "cloud-resolver";
  }

  @Override
  public boolean benign() {
    return true;
  }

  @Override
  public List<Device> cast(Fleet fleet) {
    return List.of(fleet.machine("vm-az-01"), fleet.machine("vm-az-02"), fleet.machine("vm-az-03"));
  }

  @Override
  public List<String> resolvers() {
    return List.of(PLATFORM.address());
  }

  @Override
  public Span span(Day day) {
    return new Span(day.at(6, 0), day.at(10, 0));
  }

  @Override
  public void play(Stage stage) {
    Day day = stage.day();
    for (Device machine : cast(stage.fleet())) {
      Dice dice = stage.dice(machine, name());
      Session session = stage.allDay(machine, VIRTUAL_NETWORK);
      RunningProcess agent = stage.run(machine, APP_AGENT);
      double mean = 20.0 * Ticks.PER_MINUTE;
      for (long at = day.at(6, 0) + dice.gap(mean); at < day.at(10, 0); at += dice.gap(mean)) {
        Question question = Question.address(Site.any(dice));
        stage.dns(dice).ask(at, session, agent, PLATFORM, question, Seen.BOTH);
      }
    }
    stage.note(
        day.at(6, 0),
        "Three virtual machines get 168.63.129.16 from the platform's DHCP server and query it all day.");
  }
}
