package io.roguedns.detection.cli;

import io.roguedns.allowlist.Allowlist;
import io.roguedns.allowlist.AllowlistEntry;
import io.roguedns.allowlist.AllowlistLayers;
import io.roguedns.allowlist.AllowlistYaml;
import io.roguedns.allowlist.DefaultAllowlists;
import io.roguedns.allowlist.RangeRules;
import io.roguedns.detection.allowlist.AllowlistTopic;
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
import picocli.CommandLine.Spec;

/** {@code roguedns allowlist show}: the effective allowlist of a file and a topic. */
@Command(
    name = "show",
    description = {
      "Prints the effective allowlist as a file: the entries of --allowlist, or the defaults of"
          + " strict semantics without it, each overridden by the topic's entry of the same"
          + " id, then the topic's other entries.",
      "Their version, their number and the problems of messages go to standard error."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {"", "Exit status: 0 done, 1 Kafka failed, 2 bad usage or a file with problems."})
final class AllowlistShow implements Callable<Integer> {
  /** A message's problem may quote an adversary's text of any length. */
  private static final int LONGEST_PROBLEM = 1_000;

  @Mixin private AllowlistTopicOptions options;

  @Option(
      names = "--allowlist",
      paramLabel = "FILE",
      description = "YAML list of entries that the topic overrides")
  private Path file;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws AllowlistTopicException, ConfigurationException {
    List<String> problems = new ArrayList<>();
    List<AllowlistEntry> base =
        file == null
            ? DefaultAllowlists.strict().entries()
            : AllowlistCommand.entries(file, problems);
    AllowlistTopic topic = options.topic(problems);
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    AllowlistTopic.Content content = topic.read();
    Allowlist inForce = Allowlist.of(AllowlistLayers.inForce(base, content.entries()));

    PrintWriter out = spec.commandLine().getOut();
    out.print(AllowlistYaml.write(inForce.entries()));
    out.flush();
    say(content, inForce, topic);
    PrintWriter err = spec.commandLine().getErr();
    topic.forgets().ifPresent(warning -> err.println("warning: " + warning));
    return CommandLine.ExitCode.OK;
  }

  private void say(AllowlistTopic.Content content, Allowlist inForce, AllowlistTopic topic) {
    PrintWriter err = spec.commandLine().getErr();
    content
        .problems()
        .forEach(problem -> err.println("note: " + Printable.of(problem, LONGEST_PROBLEM)));
    RangeRules.firstTooMuch(inForce.entries())
        .ifPresent(
            index ->
                err.println(
                    "note: entry "
                        + Printable.of(
                            inForce.entries().get(index).id(), AllowlistCommand.LONGEST_ID)
                        + ": "
                        + RangeRules.TOO_MUCH));
    err.printf(
        "version %s: %d entries, %d of %s, %d of %s%n",
        inForce.version(),
        inForce.entries().size(),
        inForce.entries().size() - content.entries().size(),
        file == null ? "the defaults" : file,
        content.entries().size(),
        topic);
    err.flush();
  }
}
