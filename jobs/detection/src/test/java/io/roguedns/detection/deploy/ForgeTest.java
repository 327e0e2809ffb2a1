package io.roguedns.detection.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.roguedns.detection.testing.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What a forge reads: the workflow runs what the README says, and issue forms can be read. */
class ForgeTest {
  private static final Path FORGE = DeployFiles.ROOT.resolve(".github");

  @Test
  void theWorkflowRunsTheCommandsOfTheReadmeOnEverySupportedJava() throws IOException {
    JsonNode build = workflow();
    String readme = Files.readString(DeployFiles.ROOT.resolve("README.md"));

    List<String> javas = DeployFiles.texts(build.at("/strategy/matrix/java"));
    assertThat(readme).contains("JDK of version " + String.join(", ", javas.subList(0, 2)));
    assertThat(javas).containsExactly("17", "21", "25");
    List<String> commands = build.get("steps").findValuesAsText("run");
    for (String command :
        List.of("deploy/local/roguedns detect --input sample-data/fleet-day", "mvn -B verify")) {
      assertThat(commands).contains(command);
      assertThat(readme).contains("```sh\n" + command + "\n```");
    }
  }

  /** A tag can be moved to other code, a commit can't. */
  @Test
  void actionsArePinnedToACommit() throws IOException {
    assertThat(workflow().get("steps").findValuesAsText("uses"))
        .isNotEmpty()
        .allMatch(action -> action.matches("actions/[a-z-]+@[0-9a-f]{40}"));
  }

  private static JsonNode workflow() throws IOException {
    return Yaml.read(FORGE.resolve("workflows/build.yaml")).at("/jobs/build");
  }

  @Test
  void everyFieldOfAnIssueFormHasALabel() throws IOException {
    List<Path> forms = DeployFiles.files(FORGE.resolve("ISSUE_TEMPLATE"), "(?!config).*\\.yml");
    assertThat(forms).hasSizeGreaterThanOrEqualTo(2);
    for (Path path : forms) {
      JsonNode form = Yaml.read(path);
      assertThat(form.hasNonNull("name") && form.hasNonNull("description")).as("%s", path).isTrue();
      assertThat(StreamSupport.stream(form.get("body").spliterator(), false))
          .filteredOn(field -> !field.get("type").asText().equals("markdown"))
          .isNotEmpty()
          .allSatisfy(field -> assertThat(field.at("/attributes/label").asText()).isNotEmpty())
          .extracting(field -> field.get("id").asText())
          .doesNotHaveDuplicates();
    }
  }
}
