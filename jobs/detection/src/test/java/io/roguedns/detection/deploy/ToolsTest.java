package io.roguedns.detection.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Files go through the tools that read them, where those are installed: {@code .ci/run} does that
 * on Debian. What holds them without is in the other tests of this package.
 */
class ToolsTest {
  private static final Path RULES = MetricNames.RULES.getParent();

  @Test
  void bashReadsEveryScript() throws Exception {
    List<Path> scripts = scripts();
    assertThat(scripts).hasSizeGreaterThanOrEqualTo(5);
    for (Path script : scripts) {
      assertThat(script).isExecutable();
      run(List.of("bash", "-n", script.toString()));
    }
  }

  @Test
  void shellcheckFindsNothing() throws Exception {
    List<String> command = new ArrayList<>(List.of(tool("shellcheck"), "-x"));
    command.add(DeployFiles.DEPLOY.resolve("local/launch.bash").toString());
    scripts().forEach(script -> command.add(script.toString()));
    run(command);
  }

  /** All files that begin as a script does. */
  private static List<Path> scripts() throws IOException {
    List<Path> scripts = new ArrayList<>();
    for (String folder : List.of("deploy", "notebooks", ".ci")) {
      for (Path file : DeployFiles.files(DeployFiles.ROOT.resolve(folder), "[^.]+(\\.sh)?")) {
        byte[] start = Files.readAllBytes(file);
        if (new String(start, StandardCharsets.ISO_8859_1).startsWith("#!/usr/bin/env bash")) {
          scripts.add(file);
        }
      }
    }
    return scripts;
  }

  @Test
  void promtoolReadsTheConfigurationAndTheRulesDoWhatTheirTestsSay() throws Exception {
    String promtool = tool("promtool");
    run(
        List.of(
            promtool,
            "check",
            "config",
            DeployFiles.DEPLOY.resolve("prometheus/prometheus.yaml").toString()));
    List<String> command = new ArrayList<>(List.of(promtool, "test", "rules"));
    DeployFiles.files(RULES, ".*\\.rules\\.test\\.yaml")
        .forEach(file -> command.add(file.toString()));
    run(command);
  }

  @Test
  void composeReadsItsFile() throws Exception {
    String compose = tool("docker-compose");
    run(
        List.of(
            compose, "-f", DeployFiles.DEPLOY.resolve("docker/compose.yaml").toString(), "config"));
  }

  /** A tool that is on the path; without it the test is skipped, and says so. */
  private static String tool(String name) {
    boolean isThere =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    assumeTrue(isThere, name + " isn't installed");
    return name;
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(Map.of("status", process.waitFor(), "said", said))
        .as(String.join(" ", command))
        .containsEntry("status", 0);
  }
}
