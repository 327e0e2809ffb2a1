package io.roguedns.detection.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roguedns.detection.cli.RogueDns;
import io.roguedns.detection.output.OutputException;
import io.roguedns.detection.output.files.RunDirectory;
import io.roguedns.detection.testing.JvmProcess;
import io.roguedns.detection.testing.Waiting;
import io.roguedns.processes.JvmCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs in processes of their own leave, and how they keep out of each other's way. */
class RunProcessesITCase {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path directory;
  private Path temporary;
  private Path out;

  @BeforeEach
  void makeDirectories() throws IOException {
    temporary = Files.createDirectory(directory.resolve("temporary"));
    out = directory.resolve("out");
  }

  @Test
  void aRunThatEndsLeavesNoTemporaryFiles() throws IOException {
    run(0, "detect", "--input", "../../sample-data/scenarios/dns-hijack", "--out", out.toString());

    assertThat(below(temporary)).isEmpty();
    assertThat(out.resolve("summary.json")).exists();
  }

  @Test
  void aRunThatFailsLeavesNoTemporaryFiles() throws IOException {
    Path corrupt = Files.writeString(directory.resolve("x.parquet"), "PAR1, but no more of it");

    run(1, "detect", "--input", corrupt.toString(), "--out", out.toString());

    assertThat(below(temporary)).isEmpty();
    assertThat(out).doesNotExist();
  }

  @Test
  void aKilledRunKeepsNobodyOutAndItsLeftoversGo() throws IOException {
    try (JvmProcess holder = start("holder.log", RunHolder.class, List.of(out.toString()))) {
      holder.await("it holds a directory", PATIENCE, () -> holder.output().contains("it holds "));
      assertThat(below(temporary)).isNotEmpty();

      // While it is under way:
      TemporaryDirectory.removeLeftovers(temporary);
      assertThat(below(temporary)).anyMatch(path -> path.endsWith("a/b/c"));
      for (boolean overwrite : new boolean[] {false, true}) {
        assertThatThrownBy(() -> RunDirectory.prepare(out.toString(), overwrite))
            .isInstanceOf(OutputException.class)
            .hasMessageContaining("another run is under way there");
      }

      holder.kill();
      TemporaryDirectory.removeLeftovers(temporary);
      assertThat(below(temporary)).isEmpty();
      RunDirectory.prepare(out.toString(), false).commit(new byte[0]);
      assertThat(below(out)).containsExactly("summary.json");
    }
  }

  @Test
  void anotherUsersDirectoryAndALinkAreNoLeftovers() throws IOException {
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("lock"), "");
    Path link =
        Files.createSymbolicLink(temporary.resolve(TemporaryDirectory.PREFIX + "1"), elsewhere);
    Path starting = Files.createDirectory(temporary.resolve(TemporaryDirectory.PREFIX + "2"));

    TemporaryDirectory.removeLeftovers(temporary);

    assertThat(link).exists();
    assertThat(elsewhere.resolve("lock")).exists();
    assertThat(starting).as("not locked yet").exists();
  }

  private void run(int status, String... arguments) {
    try (JvmProcess run = start("run.log", RogueDns.class, List.of(arguments))) {
      Waiting.until(run::output, PATIENCE, () -> !run.isAlive());
      assertThat(run.status()).as(run.output()).isEqualTo(status);
    }
  }

  private JvmProcess start(String log, Class<?> main, List<String> arguments) {
    return JvmProcess.start(
        directory.resolve(log),
        new JvmCommand(
            System.getProperty("java.class.path"),
            List.of("-Xmx512m", "-Djava.io.tmpdir=" + temporary),
            main.getName(),
            arguments));
  }

  private static List<String> below(Path directory) throws IOException {
    List<String> below = new ArrayList<>();
    try (Stream<Path> found = Files.walk(directory)) {
      found.skip(1).forEach(path -> below.add(directory.relativize(path).toString()));
    }
    return below;
  }
}
