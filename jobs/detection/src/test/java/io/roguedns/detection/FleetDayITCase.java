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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The job says of the fleet's day what its own account expects: each story, and nothing else. */
@ExtendWith(SharedCluster.class)
class FleetDayITCase {
  private static final Path DAY = Path.of("../../sample-data/fleet-day");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;

  @Test
  void strictSaysTheStoriesAndNothingElse() throws IOException {
    Run run = run("--allowlist", DAY.resolve("allowlist.yaml").toString());

    assertThat(run.projectedFindings()).isEqualTo(expected("strict"));
    JsonNode suppressed = run.summary().get("suppressed");
    Run.read(DAY.resolve("_expected/suppressed.strict.json"))
        .properties()
        .forEach(entry -> assertThat(suppressed.get(entry.getKey())).isEqualTo(entry.getValue()));
  }

  @Test
  void kqlSaysWhatTheQuerySays() throws IOException {
    Run run = run("--semantics", "kql");

    assertThat(run.projectedFindings()).isEqualTo(expected("kql"));
  }

  private Run run(String... options) {
    List<String> arguments = new ArrayList<>(List.of("--input", DAY.toString()));
    arguments.addAll(List.of(options));
    Run run = Run.detect(directory.resolve("out"), arguments.toArray(String[]::new));
    assertThat(run.status()).as(run.err()).isZero();
    return run;
  }

  private static List<String> expected(String semantics) throws IOException {
    List<String> expected = new ArrayList<>();
    for (String line :
        Files.readAllLines(DAY.resolve("_expected/findings." + semantics + ".jsonl"))) {
      expected.add(Run.project(JSON.readTree(line)));
    }
    expected.sort(null);
    return expected;
  }
}
