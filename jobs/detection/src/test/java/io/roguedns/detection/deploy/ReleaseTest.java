package io.roguedns.detection.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code deploy/release}: what it relies on, and what it refuses. That two builds are the same it
 * checks itself.
 */
class ReleaseTest {
  private static final Path SCRIPT = DeployFiles.DEPLOY.resolve("release");

  /** Otherwise jars would hold the times of the build. */
  @Test
  void entriesOfJarsHaveAFixedTime() throws IOException {
    assertThat(Instant.parse(DeployFiles.pom("project.build.outputTimestamp")))
        .isBefore(Instant.now());
  }

  @Test
  void allModulesAndImagesAreOfOneVersion() throws IOException {
    String version = DeployFiles.pom("revision");
    assertThat(version).matches("[0-9]+\\.[0-9]+\\.[0-9]+-SNAPSHOT");
    for (Path pom : DeployFiles.files(DeployFiles.ROOT, "pom\\.xml")) {
      assertThat(Files.readString(pom)).as("%s", pom).contains("<version>${revision}</version>");
    }
    String image = "roguedns:" + version.replace("-SNAPSHOT", "");
    for (String file : List.of("docker/compose.yaml", "kubernetes/base/flink-deployment.yaml")) {
      assertThat(DeployFiles.DEPLOY.resolve(file)).content().contains(image);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1", "0.1.0-SNAPSHOT", "0.1.0 0.2.0", "--publish 0.1.0", "0.1.0 --out"})
  void badUsageIsOneLineAndStatus2(String arguments) throws Exception {
    assertThat(run(arguments))
        .isEqualTo("2 usage: deploy/release VERSION [--out DIR] [--without-tests]");
  }

  @Test
  void anotherVersionThanThatOfThePomIsRefused() throws Exception {
    assertThat(run("99.0.0")).startsWith("1 pom.xml is of version ").endsWith(" there first");
  }

  private static String run(String arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
    if (!arguments.isEmpty()) {
      command.addAll(List.of(arguments.split(" ")));
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() + " " + printed.strip().replaceFirst("^release: ", "");
  }
}
