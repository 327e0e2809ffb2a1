package io.roguedns.benchmarks;

import io.roguedns.simulation.story.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures how soon tunnels are detected in labelled captures, and the results of benign ones. */
@Command(
    name = "tunnels",
    description = {
      "The number of queries until a tunnel is detected, and the results of benign captures.",
      "",
      "Captures are labelled by lines of path,label,device,domain, where the label is tunnel or"
          + " benign, or as `simulate tunnels` does."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    sortOptions = false,
    footer = {"", "Exit status: 0 done, 1 failed or not as expected, 2 bad usage."})
final class TunnelsBenchmark implements Callable<Integer> {
  /** Increase it when the simulation generates different captures. */
  private static final String VERSION = "tunnels-v1-";

  @Option(
      names = "--captures",
      paramLabel = "PATH",
      arity = "1..*",
      description = "files of labels, and directories with labels.csv or simulated captures")
  private List<Path> captures = new ArrayList<>();

  @Option(names = "--simulated", description = "simulate captures, and score them as well")
  private boolean simulated;

  @Option(names = "--seed", paramLabel = "N", description = "seed of the simulated captures")
  private long seed = Scenario.DEFAULT_SEED;

  @Option(names = "--story", paramLabel = "NAME", description = "only this one; repeatable")
  private Set<String> stories = new LinkedHashSet<>();

  @Option(names = "--signal", paramLabel = "ID", description = "whose findings count")
  private String signal = "tunnel-by-name";

  @Option(
      names = "--expect",
      description =
          "fail unless every tunnel is detected and no benign capture has an alert" + " above low")
  private boolean expect;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${sys:roguedns.benchmark.data:-target/data}",
      description = "directory of the simulated captures, which are reused")
  private Path data;

  @Parameters(
      paramLabel = "OPTION",
      description = "after --: options for detect, such as -- --allowlist FILE")
  private List<String> options = new ArrayList<>();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, SQLException {
    List<TunnelRows> tunnels = new ArrayList<>();
    List<LabelledCapture> benign = new ArrayList<>();
    for (LabelledCapture capture : labelled()) {
      if (capture.tunnel()) {
        tunnels.add(TunnelRows.read(capture, tunnels.size() + "-"));
      } else {
        benign.add(capture);
      }
    }
    Path work = data.resolve("tunnels-work");
    CaptureScores scores;
    try (KeptEngine engine = new KeptEngine()) {
      CaptureRuns runs = new CaptureRuns(work, signal, options);
      scores = CaptureScores.of(runs, tunnels, benign, spec.commandLine().getErr()::println);
    }
    EventData.delete(work);
    spec.commandLine().getOut().print(CaptureReport.of(scores));
    spec.commandLine().getOut().flush();
    return expect && !scores.areAsTheyShouldBe() ? 1 : 0;
  }

  private List<LabelledCapture> labelled() throws IOException {
    List<Path> from = new ArrayList<>(captures);
    if (simulated) {
      from.add(
          SimulatedData.in(
              data, VERSION + seed, List.of("tunnels", "--seed", Long.toString(seed))));
    }
    List<LabelledCapture> labelled = new ArrayList<>();
    try {
      for (Path path : from) {
        labelled.addAll(CaptureLabels.read(path));
      }
    } catch (IllegalArgumentException unusable) {
      throw new ParameterException(spec.commandLine(), unusable.getMessage(), unusable);
    }
    labelled.removeIf(capture -> !stories.isEmpty() && !stories.contains(capture.story()));
    if (labelled.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "No captures: use --captures or --simulated");
    }
    return labelled;
  }
}
