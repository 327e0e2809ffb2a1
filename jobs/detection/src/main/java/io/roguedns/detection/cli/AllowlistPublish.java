package io.roguedns.detection.cli;

import io.roguedns.allowlist.AllowlistEntry;
import io.roguedns.detection.allowlist.AllowlistTopic;
import io.roguedns.detection.allowlist.AllowlistTopic.Publication;
import io.roguedns.detection.allowlist.AllowlistTopicException;
import io.roguedns.detection.settings.ConfigurationException;
import io.roguedns.text.Printable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code roguedns allowlist publish}: writes the entries of a file to a topic. */
@Command(
    name = "publish",
    description = {
      "Writes the entries of a file to a compacted topic, and lists the differences: + added, ~"
          + " changed, - removed.",
      "Other entries are removed from the topic. A missing topic is created."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {"", "Exit status: 0 done, 1 Kafka failed, 2 bad usage or a file with problems."})
final class AllowlistPublish implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "YAML list of entries")
  private Path file;

  @Mixin private AllowlistTopicOptions options;

  @Option(names = "--dry-run", description = "Only list the differences: nothing is written")
  private boolean dryRun;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws AllowlistTopicException, ConfigurationException {
    List<String> problems = new ArrayList<>();
    List<AllowlistEntry> entries = AllowlistCommand.entries(file, problems);
    AllowlistTopic topic = options.topic(problems);
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    print(topic.publish(entries, dryRun), topic);
    PrintWriter err = spec.commandLine().getErr();
    topic.forgets().ifPresent(warning -> err.println("warning: " + warning));
    return CommandLine.ExitCode.OK;
  }

  private void print(Publication publication, AllowlistTopic topic) {
    PrintWriter out = spec.commandLine().getOut();
    print(out, "+ ", publication.added());
    print(out, "~ ", publication.changed());
    print(out, "- ", publication.removed());
    out.printf(
        dryRun
            ? "%s: %d to add, %d to change, %d to remove; nothing was written%n"
            : "%s: %d added, %d changed, %d removed%n",
        topic,
        publication.added().size(),
        publication.changed().size(),
        publication.removed().size());
    out.flush();
  }

  private static void print(PrintWriter out, String sign, List<String> ids) {
    ids.forEach(id -> out.println(sign + Printable.of(id, AllowlistCommand.LONGEST_ID)));
  }
}
