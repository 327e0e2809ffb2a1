package io.roguedns.detection.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.roguedns.detection.cli.RogueDns;
import io.roguedns.detection.testing.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run on every supported Java that is on this machine, as the launcher starts it: the same
 * results, and nothing on the screen that isn't the run's.
 */
class EveryJavaITCase {
  private static final Path JAVAS = Path.of("/usr/lib/jvm");

  @TempDir Path directory;

  @Test
  void findsTheSameOnEveryJava() throws Exception {
    List<List<String>> javas = javas();
    assumeTrue(javas.size() > 1, "there is one Java on this machine");
    List<String> first = null;
    for (List<String> java : javas) {
      Path out = directory.resolve(java.get(1));
      String err = run(java, out);
      assertThat(err.lines())
          .as(err)
          .allMatch(line -> line.startsWith("Reading ") || line.contains(" read, "));
      List<String> findings = new Run(0, "", "", out).sortedFindings();
      assertThat(findings).isNotEmpty();
      first = Objects.requireNonNullElse(first, findings);
      assertThat(findings).as(java.get(1)).isEqualTo(first);
    }
  }

  /** What {@code find-java} says of each: the command, what tells it from others, its options. */
  private static List<List<String>> javas() throws IOException, InterruptedException {
    List<List<String>> javas = new ArrayList<>();
    if (!Files.isDirectory(JAVAS)) {
      return javas;
    }
    List<Path> homes;
    try (Stream<Path> found = Files.list(JAVAS)) {
      homes = found.filter(home -> Files.isExecutable(home.resolve("bin/java"))).sorted().toList();
    }
    for (Path home : homes) {
      ProcessBuilder find =
          new ProcessBuilder(DeployFiles.DEPLOY.resolve("local/find-java").toString());
      find.environment().put("JAVA_HOME", home.toRealPath().toString());
      Process process = find.redirectError(ProcessBuilder.Redirect.DISCARD).start();
      List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
      if (process.waitFor() == 0
          && javas.stream().noneMatch(other -> other.get(1).equals(lines.get(1)))) {
        javas.add(lines);
      }
    }
    return javas;
  }

  private String run(List<String> java, Path out) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(java.get(0), "-Xmx512m"));
    command.addAll(java.subList(2, java.size()));
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dlog4j2.configurationFile=classpath:roguedns-log4j2.properties",
            RogueDns.class.getName(),
            "detect",
            "--input",
            "../../sample-data/scenarios/dns-hijack",
            // So many names that they are counted by a sketch, which is written between tasks.
            "--input",
            "../../sample-data/scenarios/iodine-tunnel",
            "--out",
            out.toString(),
            "--out-format",
            "jsonl"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    Path err = directory.resolve("err");
    Process process =
        builder.redirectError(err.toFile()).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    assertThat(process.waitFor()).as(Files.readString(err)).isZero();
    return Files.readString(err);
  }
}
