package io.roguedns.detection.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.detection.settings.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LivePathsTest {
  @TempDir Path directory;

  private final List<String> problems = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(strings = {"out", "out/", "other/../out", "out/findings", "out/alerts/deeper"})
  void checkpointsAreNotAmongResults(String checkpoints) throws ConfigurationException {
    String place = directory + "/" + checkpoints;

    paths("out", directory + "/out", "checkpoint-dir", place);

    assertThat(problems)
        .containsExactly(
            "--checkpoint-dir "
                + place
                + ": results of --out "
                + directory
                + "/out are written there: use another one");
  }

  @Test
  void checkpointsMayBeBesideResults() throws ConfigurationException {
    paths("out", directory + "/out", "checkpoint-dir", directory + "/out/state");

    assertThat(problems).isEmpty();
  }

  @Test
  void whatCannotBeMadeIsAProblem() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");

    paths("out", file + "/out", "checkpoint-dir", file.toString()).create(problems);

    assertThat(problems).hasSize(2);
    assertThat(problems.get(0)).startsWith("--out file:" + file + "/out: can't make the directory");
    assertThat(problems.get(1)).startsWith("--checkpoint-dir file:" + file + ": can't make");
  }

  @Test
  void aSavepointHasToBeThere() throws Exception {
    Path empty = Files.createDirectory(directory.resolve("empty"));
    paths("out", directory + "/out", "restore", directory + "/absent").findSavepoint(problems);
    paths("out", directory + "/out", "restore", empty.toString()).findSavepoint(problems);
    Files.writeString(empty.resolve("_metadata"), "");
    paths("out", directory + "/out", "restore", empty.toString()).findSavepoint(problems);

    assertThat(problems)
        .containsExactly(
            "--restore file:" + directory + "/absent: no such savepoint or checkpoint",
            "--restore file:" + empty + ": not a savepoint or checkpoint: it has no _metadata");
  }

  private LivePaths paths(String... keysAndValues) throws ConfigurationException {
    List<String> settings = new ArrayList<>(List.of(keysAndValues));
    settings.addAll(List.of("kafka.brokers", "localhost:9092", "kafka.topic", "t"));
    return LivePaths.of(LiveJob.settings(settings.toArray(String[]::new)), problems);
  }
}
