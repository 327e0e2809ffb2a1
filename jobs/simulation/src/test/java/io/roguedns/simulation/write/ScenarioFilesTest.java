package io.roguedns.simulation.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.event.Ticks;
import io.roguedns.simulation.SampleData;
import io.roguedns.simulation.Simulate;
import io.roguedns.simulation.story.Stories;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ScenarioFilesTest {
  @TempDir private Path folder;

  @Test
  void theCommittedScenariosAreWhatTheSeedGives() {
    int status = new CommandLine(new Simulate()).execute("scenarios", "--out", folder.toString());

    assertThat(status).isZero();
    SortedMap<String, byte[]> made = SampleData.files(folder);
    SortedMap<String, byte[]> committed = SampleData.files(SampleData.ROOT.resolve("scenarios"));
    assertThat(committed.keySet()).isEqualTo(made.keySet());
    made.forEach(
        (path, bytes) ->
            assertThat(committed.get(path))
                .as("%s: make it again with deploy/local/simulate", path)
                .isEqualTo(bytes));
  }

  @Test
  void everyScenarioTellsWhatMustNotBeSaid() throws Exception {
    for (var story : Stories.ALL) {
      Path readme = SampleData.scenario(story.name()).resolve("README.md");
      assertThat(Files.readString(readme))
          .contains("| Time (UTC) | What happens |")
          .contains("## Expected results")
          .contains("## Must not be reported")
          .contains("**Differences.**")
          .doesNotContain("{{");
    }
  }

  @Test
  void timesLoseTheZerosAtTheirEnd() {
    assertThat(Json.time(Ticks.parse("2026-03-10T10:20:30.0259186Z")))
        .isEqualTo("2026-03-10T10:20:30.0259186Z");
    assertThat(Json.time(Ticks.parse("2026-03-10T10:20:30.628Z")))
        .isEqualTo("2026-03-10T10:20:30.628Z");
    assertThat(Json.time(Ticks.parse("2026-03-10T10:20:00Z"))).isEqualTo("2026-03-10T10:20:00Z");
  }

  @Test
  void anUnknownStoryIsBadUsage() {
    CommandLine line = new CommandLine(new Simulate());
    StringWriter said = new StringWriter();
    line.setErr(new PrintWriter(said));

    assertThat(line.execute("scenario", "no-such", "--out", folder.toString())).isEqualTo(2);
    assertThat(said.toString()).contains("dns-hijack");
  }
}
