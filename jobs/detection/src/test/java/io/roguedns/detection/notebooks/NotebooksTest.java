package io.roguedns.detection.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Notebooks are stored as they were written: without what a run adds, so that a change shows. */
class NotebooksTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String METADATA =
      """
      {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"}
      }
      """;

  static List<Path> notebooks() throws IOException {
    try (Stream<Path> files = Files.list(Notebook.FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void isStoredWithoutOutput(Path file) throws IOException {
    JsonNode notebook = JSON.readTree(file.toFile());
    assertThat(notebook.get("nbformat").asInt()).isEqualTo(4);
    assertThat(notebook.get("nbformat_minor").asInt()).isEqualTo(5);
    assertThat(notebook.get("metadata"))
        .as("metadata, which an editor adds to: only what every notebook has is kept")
        .isEqualTo(JSON.readTree(METADATA));
    Set<String> ids = new HashSet<>();
    for (JsonNode cell : notebook.get("cells")) {
      String id = cell.get("id").asText();
      assertThat(ids.add(id)).as("cell %s is there once", id).isTrue();
      assertThat(cell.get("metadata")).as("metadata of cell %s", id).isEmpty();
      if (cell.get("cell_type").asText().equals("code")) {
        assertThat(cell.get("outputs")).as("outputs of cell %s: clear them", id).isEmpty();
        assertThat(cell.get("execution_count").isNull())
            .as("cell %s has no number: clear its output", id)
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void isNamedWhereItIsLookedFor(Path file) throws IOException {
    assertThat(Files.readString(Notebook.FOLDER.resolve("README.md")))
        .contains("(" + file.getFileName() + ")");
  }
}
