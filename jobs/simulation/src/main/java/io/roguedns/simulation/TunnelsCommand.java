package io.roguedns.simulation;

import io.roguedns.simulation.story.Scenario;
import io.roguedns.simulation.tunnel.Capture;
import io.roguedns.simulation.tunnel.Captures;
import io.roguedns.simulation.world.Day;
import io.roguedns.simulation.write.CaptureFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes captures of tunnels in query names, and of their look-alikes. */
@Command(
    name = "tunnels",
    description = {
      "Writes captures of tunnels in query names at several rates, and of benign look-alikes:"
          + " 240 MB.",
      "Each is in <story>/<rate>/, with its ground truth in _story.json."
    },
    showDefaultValues = true)
final class TunnelsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--seed", description = "Another seed gives other names.")
  private long seed = Scenario.DEFAULT_SEED;

  @Option(names = "--story", description = "Only this one; repeatable.")
  private Set<String> stories = new LinkedHashSet<>();

  @Option(names = "--out", required = true, description = "Folder to write into.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    SortedSet<String> known = Captures.names();
    if (!known.containsAll(stories)) {
      throw new ParameterException(
          spec.commandLine(),
          "Unknown captures among %s. The captures are: %s."
              .formatted(stories, String.join("," + " ", known)));
    }
    int tunnels = 0;
    int benign = 0;
    for (Capture capture : Captures.all(seed, Day.DEFAULT, stories)) {
      CaptureFiles.write(capture, out);
      if (capture.tunnel()) {
        tunnels++;
      } else {
        benign++;
      }
    }
    spec.commandLine().getOut().printf("%d tunnels, %d benign%n", tunnels, benign);
    return 0;
  }
}
