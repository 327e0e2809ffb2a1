package io.roguedns.benchmarks.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.benchmarks.Benchmarks;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five faults of those that {@code benchmark chaos} makes a hundred of. */
class ChaosITCase {
  private static final String ROOT = "roguedns.root";

  /** Its pauses are short, and three of the faults come while the job still recovers. */
  private static final String SEED = "330";

  @TempDir private Path directory;
  private String root;

  @BeforeEach
  void setRoot() {
    root = System.getProperty(ROOT);
    System.setProperty(ROOT, Path.of("../..").toAbsolutePath().normalize().toString());
  }

  @AfterEach
  void resetRoot() {
    if (root == null) {
      System.clearProperty(ROOT);
    } else {
      System.setProperty(ROOT, root);
    }
  }

  @Test
  void losesDoublesAndFalsifiesNothing() throws Exception {
    StringWriter said = new StringWriter();
    Path data = directory.resolve("data");
    int status =
        Benchmarks.run(
            new PrintWriter(said),
            new PrintWriter(said),
            "chaos",
            "--faults",
            "5",
            "--kinds",
            "kill-taskmanager,kill-broker,kill-search,operator-throws,savepoint",
            "--seed",
            SEED,
            "--devices",
            "60",
            "--adversaries",
            "12",
            "--rate",
            "2000",
            "--taskmanagers",
            "1",
            "--report",
            directory.resolve("report").toString(),
            "--data",
            data.toString(),
            "--",
            "--checkpoint-interval",
            "1s");
    assertThat(status).as(said.toString()).isZero();
    JsonNode report = new ObjectMapper().readTree(directory.resolve("report/report.json").toFile());
    assertThat(report.get("faults").findValuesAsText("fault"))
        .containsExactlyInAnyOrder(
            "kill-taskmanager", "kill-broker", "kill-search", "operator-throws", "savepoint");
    assertThat(report.get("outputs")).hasSize(Output.values().length);
    for (JsonNode output : report.get("outputs")) {
      assertThat(output.get("expected").asInt()).as(said.toString()).isGreaterThan(10);
      assertThat(List.of("lost", "doubled", "wrong"))
          .allSatisfy(count -> assertThat(output.get(count).asInt()).as(count).isZero());
    }
    assertThat(data).as("what is left").isEmptyDirectory();
  }
}
