package io.roguedns.detection.cli;

import io.roguedns.detection.explain.AlertSearch;
import io.roguedns.detection.explain.Playbook;
import io.roguedns.detection.explain.ResultRow;
import io.roguedns.detection.explain.Results;
import io.roguedns.detection.explain.Timeline;
import io.roguedns.detection.output.files.RunDirectory.Part;
import io.roguedns.detection.settings.ConfigurationException;
import io.roguedns.text.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code roguedns explain}: one alert with its timeline and playbook. */
@Command(
    name = "explain",
    description =
        "Prints one alert: its score and factors, its context, the timeline of its findings, and"
            + " its playbook.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Exit status: 0 done, 1 failed, 2 bad usage or no such alert."})
final class ExplainCommand implements Callable<Integer> {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{6,32}");
  private static final int LONGEST_VALUE = 200;

  @Parameters(
      paramLabel = "ALERT",
      description = "The alert's id, or a unique prefix of at least six digits")
  private String id;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "The directory with the results of a run")
  private String out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws ConfigurationException {
    try {
      Results results = results();
      ResultRow alert = alert(results);
      // Read before anything is printed, so an unreadable file leaves no partial page.
      Timeline timeline = results.has(Part.FINDINGS) ? Timeline.of(results, alert) : null;
      String playbook = Playbook.sections(alert.text("AlertType")).orElse(null);
      PrintWriter to = spec.commandLine().getOut();
      to.print(AlertPage.of(alert, timeline, playbook));
      to.flush();
      return CommandLine.ExitCode.OK;
    } catch (IOException unreadable) {
      spec.commandLine().getErr().println("error: " + printable(unreadable.getMessage()));
      return RogueDns.FAILED;
    }
  }

  private Results results() throws ConfigurationException, IOException {
    Path directory;
    try {
      directory = Path.of(out);
    } catch (InvalidPathException none) {
      throw refused("--out " + printable(out) + ": is not a path; use the directory of a run");
    }
    if (!Files.isDirectory(directory)) {
      throw refused(
          "--out "
              + printable(out)
              + ": no such directory on this machine; use the one in the run's summary, or copy"
              + " it here");
    }
    Results results = new Results(directory);
    if (!results.has(Part.ALERTS)) {
      throw refused(
          "--out "
              + printable(out)
              + ": has no alerts; use the directory of a run with alerts (it has "
              + Part.ALERTS.directoryName()
              + "/), a live run's has them after its next checkpoint");
    }
    return results;
  }

  private ResultRow alert(Results results) throws ConfigurationException, IOException {
    String prefix = id.toLowerCase(Locale.ROOT);
    if (!ID.matcher(prefix).matches()) {
      throw refused(
          "ALERT "
              + printable(id)
              + ": an alert is named by six or more of the 32 hexadecimal digits of its AlertId");
    }
    AlertSearch search = AlertSearch.of(results, prefix);
    if (search.found().isEmpty()) {
      throw refused(
          "ALERT "
              + printable(id)
              + ": none of the alerts in "
              + printable(results.directory(Part.ALERTS).toString())
              + " has an AlertId with this prefix; the run's summary and the files there list"
              + " them");
    }
    if (search.found().size() > 1) {
      throw refused(
          "ALERT "
              + printable(id)
              + ": several alerts have this prefix, give more digits: "
              + printable(String.join(", ", search.found().keySet())));
    }
    return search.found().values().iterator().next();
  }

  private static ConfigurationException refused(String problem) {
    return new ConfigurationException(List.of(problem));
  }

  private static String printable(String text) {
    return Printable.of(String.valueOf(text), 2 * LONGEST_VALUE);
  }
}
