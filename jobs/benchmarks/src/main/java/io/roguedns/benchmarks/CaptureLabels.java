package io.roguedns.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Reads captures and their labels.
 *
 * <p>A file has lines of {@code path,label,device,domain}: a path relative to the file's own
 * directory, {@code tunnel} or {@code benign}, and for a tunnel its device and the domain of its
 * names, either of which may be missing. A directory has such a file, {@code labels.csv}, or
 * captures as {@code simulate tunnels} writes them.
 */
final class CaptureLabels {
  private static final String IN_DIRECTORIES = "labels.csv";
  private static final String BESIDE_ROWS = "_story.json";
  private static final String TUNNEL = "tunnel";
  private static final String BENIGN = "benign";
  private static final ObjectMapper JSON = new ObjectMapper();

  private CaptureLabels() {}

  /**
   * The captures of a file or directory, in its order or that of their paths.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  static List<LabelledCapture> read(Path captures) throws IOException {
    Path labels = Files.isDirectory(captures) ? captures.resolve(IN_DIRECTORIES) : captures;
    if (Files.isRegularFile(labels)) {
      return ofLines(labels);
    }
    List<LabelledCapture> found = Files.isDirectory(captures) ? ofStories(captures) : List.of();
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: there is neither %s nor a %s".formatted(captures, IN_DIRECTORIES, BESIDE_ROWS));
    }
    return found;
  }

  private static List<LabelledCapture> ofLines(Path labels) throws IOException {
    List<LabelledCapture> captures = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(labels)) {
      number++;
      String[] cells = line.split(",", -1);
      if (!line.isBlank() && !line.startsWith("#") && !cells[0].strip().equals("path")) {
        captures.add(ofCells(labels, number, cells));
      }
    }
    return captures;
  }

  private static LabelledCapture ofCells(Path labels, int number, String[] cells) {
    String label = cell(cells, 1);
    Path input = labels.toAbsolutePath().resolveSibling(cell(cells, 0)).normalize();
    String domain = cell(cells, 3).toLowerCase(Locale.ROOT);
    if (!Files.exists(input)) {
      throw wrong(labels, number, "there is no " + input);
    }
    if (!label.equals(TUNNEL) && !label.equals(BENIGN)) {
      throw wrong(labels, number, "'%s' is neither %s nor %s".formatted(label, TUNNEL, BENIGN));
    }
    String name = input.getFileName().toString();
    return new LabelledCapture(
        name.contains(".") ? name.substring(0, name.indexOf('.')) : name,
        "",
        input,
        label.equals(TUNNEL),
        cell(cells, 2),
        domain.isEmpty() ? List.of() : List.of(domain));
  }

  private static String cell(String[] cells, int index) {
    return index < cells.length ? cells[index].strip() : "";
  }

  private static IllegalArgumentException wrong(Path labels, int number, String what) {
    return new IllegalArgumentException("%s, line %d: %s".formatted(labels, number, what));
  }

  private static List<LabelledCapture> ofStories(Path directory) throws IOException {
    List<Path> stories;
    try (Stream<Path> files = Files.walk(directory)) {
      stories = files.filter(file -> file.endsWith(BESIDE_ROWS)).sorted().toList();
    }
    List<LabelledCapture> captures = new ArrayList<>();
    for (Path story : stories) {
      JsonNode json = JSON.readTree(story.toFile());
      List<String> domains = new ArrayList<>();
      json.path("domains").forEach(domain -> domains.add(domain.asText()));
      captures.add(
          new LabelledCapture(
              json.path("story").asText(),
              json.path("rate").asText(),
              story.toAbsolutePath().getParent(),
              json.path("label").asText().equals(TUNNEL),
              json.path("device").asText(),
              domains));
    }
    return captures;
  }
}
