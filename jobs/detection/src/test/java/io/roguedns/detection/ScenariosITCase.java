package io.roguedns.detection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.detection.testing.Run;
import io.roguedns.detection.testing.SharedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every story of the sample data, in both semantics and both runtime modes, says what its own
 * account expects.
 */
@ExtendWith(SharedCluster.class)
class ScenariosITCase {
  private static final Path SCENARIOS = Path.of("../../sample-data/scenarios");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;

  static List<Path> stories() throws IOException {
    try (Stream<Path> stories = Files.list(SCENARIOS)) {
      return stories.filter(Files::isDirectory).sorted().toList();
    }
  }

  @Test
  void thereAreStories() throws IOException {
    assertThat(stories()).hasSizeGreaterThanOrEqualTo(16);
  }

  @ParameterizedTest
  @MethodSource("stories")
  void saysWhatItMust(Path story) throws IOException {
    for (String semantics : List.of("strict", "kql")) {
      List<String> expected = new ArrayList<>();
      for (String line :
          Files.readAllLines(story.resolve("_expected/findings." + semantics + ".jsonl"))) {
        expected.add(Run.project(JSON.readTree(line)));
      }
      Run batch = run(story, semantics, "batch", "2");
      Run streaming = run(story, semantics, "streaming", "4");
      assertThat(batch.projectedFindings())
          .as("%s findings of %s", semantics, story.getFileName())
          .containsExactlyInAnyOrderElementsOf(expected);
      assertThat(streaming.findings()).isEqualTo(batch.findings());
      assertThat(batch.findings().stream().map(finding -> finding.get("FindingId")))
          .doesNotHaveDuplicates();
      assertThat(batch.findings().stream().map(finding -> finding.get("Timestamp").asText()))
          .isSortedAccordingTo(java.util.Comparator.reverseOrder());
      assertSuppressed(story, semantics, batch.summary().get("suppressed"));
      assertThat(streaming.summary().get("suppressed"))
          .isEqualTo(batch.summary().get("suppressed"));
    }
  }

  private static void assertSuppressed(Path story, String semantics, JsonNode suppressed) {
    Path expected = story.resolve("_expected/suppressed." + semantics + ".json");
    if (Files.exists(expected)) {
      Run.read(expected)
          .properties()
          .forEach(
              entry ->
                  assertThat(suppressed.path(entry.getKey()).asLong())
                      .as("suppressed by %s in %s", entry.getKey(), story.getFileName())
                      .isEqualTo(entry.getValue().asLong()));
    }
  }

  private Run run(Path story, String semantics, String mode, String parallelism) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--input",
                story.toString(),
                "--semantics",
                semantics,
                "--runtime-mode",
                mode,
                "--parallelism",
                parallelism));
    Path allowlist = story.resolve("allowlist.yaml");
    if (Files.exists(allowlist)) {
      arguments.addAll(List.of("--allowlist", allowlist.toString()));
    }
    Run run =
        Run.detect(
            directory.resolve(story.getFileName() + semantics + mode),
            arguments.toArray(String[]::new));
    assertThat(run.status()).as(run.err()).isZero();
    return run;
  }
}
