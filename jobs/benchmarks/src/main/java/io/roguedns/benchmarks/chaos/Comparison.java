package io.roguedns.benchmarks.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roguedns.benchmarks.chaos.Contents.Difference;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What each output has, beside what the undisturbed run found.
 *
 * @param cluster whose outputs they are; its job is stopped, its servers still run
 * @param differences of each output
 */
record Comparison(
    ChaosCluster cluster, Undisturbed undisturbed, Map<Output, Difference> differences) {

  static Comparison of(ChaosCluster cluster, Undisturbed undisturbed)
      throws IOException, InterruptedException {
    Map<Output, Difference> differences = new EnumMap<>(Output.class);
    for (Contents.Kind kind : Contents.Kind.values()) {
      Contents expected = undisturbed.contents(kind);
      if (expected.size() == 0) {
        throw new IllegalStateException("there is nothing to find, so that nothing can be lost");
      }
      for (Output output : Output.values()) {
        if (output.kind() == kind) {
          differences.put(output, output.contents(cluster).from(expected));
        }
      }
    }
    return new Comparison(cluster, undisturbed, differences);
  }

  Map<String, Difference> byLabel() {
    Map<String, Difference> byLabel = new LinkedHashMap<>();
    differences.forEach((output, difference) -> byLabel.put(output.label(), difference));
    return byLabel;
  }

  /** How many rows were late, in either run. */
  long rowsLate() throws IOException {
    return lines(cluster.results().resolve("late")) + undisturbed.rowsLate();
  }

  /** How many rows, or documents that the search server refused, the job rejected. */
  long rowsRejected() throws IOException {
    return lines(cluster.results().resolve("rejected"));
  }

  private static long lines(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return 0;
    }
    long lines = 0;
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        try (Stream<String> of = Files.lines(file)) {
          lines += of.count();
        }
      }
    }
    return lines;
  }

  /**
   * Writes some of what is lost, doubled or wrong, as the undisturbed run has it and as the output
   * has it; no file if nothing is.
   */
  void writeExamples(Path file) throws IOException, InterruptedException {
    Files.deleteIfExists(file);
    if (differences.values().stream().allMatch(Difference::isNone)) {
      return;
    }
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (Output output : differences.keySet()) {
        if (!differences.get(output).isNone()) {
          Output.lines(
              undisturbed.directory(output.kind()),
              output.kind(),
              (id, value) -> write(out, output, "undisturbed", id, value));
          output.read(cluster, (id, value) -> write(out, output, "output", id, value));
        }
      }
    }
  }

  private void write(BufferedWriter out, Output of, String where, String id, JsonNode value)
      throws IOException {
    String matter = differences.get(of).examples().get(id);
    if (matter != null) {
      ObjectNode line = JsonNodeFactory.instance.objectNode();
      line.put("output", of.label());
      line.put("id", id);
      line.put("matter", matter);
      line.put("where", where);
      line.set("value", value);
      out.write(line + "\n");
    }
  }
}
