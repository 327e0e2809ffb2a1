package io.roguedns.simulation;

import io.roguedns.simulation.story.Scenario;
import io.roguedns.simulation.story.Stories;
import io.roguedns.simulation.story.Story;
import io.roguedns.simulation.world.Day;
import io.roguedns.simulation.write.ScenarioFiles;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line: makes the sample data, or more of its kind. */
@Command(
    name = "simulate",
    description = "Generates rows of benign fleets and of adversaries.",
    subcommands = {
      FleetDayCommand.class,
      FleetCommand.class,
      TunnelsCommand.class,
      CollisionsCommand.class,
      ScoreCommand.class
    },
    synopsisSubcommandLabel = "COMMAND")
public final class Simulate implements Runnable {
  @Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help and exit.")
  private boolean help;

  public static void main(String[] args) {
    System.exit(new CommandLine(new Simulate()).execute(args));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }

  @Command(name = "scenario", description = "Writes one scenario with its expected results.")
  int scenario(
      @Parameters(paramLabel = "NAME", description = "The scenario, such as dns-hijack.")
          String name,
      @Option(names = "--out", required = true, description = "Folder to write into.") Path out)
      throws IOException {
    Story story =
        Stories.named(name)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "There is no scenario '%s'. The scenarios are: %s."
                            .formatted(
                                name,
                                String.join(
                                    ", ", Stories.ALL.stream().map(Story::name).toList()))));
    ScenarioFiles.write(Scenario.play(story, Scenario.DEFAULT_SEED, Day.DEFAULT), out);
    return 0;
  }

  @Command(
      name = "scenarios",
      description = "Writes every scenario, each into a folder with its" + " name.")
  int scenarios(
      @Option(names = "--out", required = true, description = "Folder to write into.") Path out)
      throws IOException {
    for (Story story : Stories.ALL) {
      Scenario scenario = Scenario.play(story, Scenario.DEFAULT_SEED, Day.DEFAULT);
      ScenarioFiles.write(scenario, out.resolve(story.name()));
    }
    return 0;
  }
}
