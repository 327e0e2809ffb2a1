package io.roguedns.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.event.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The committed sample data. */
public final class SampleData {
  public static final Path ROOT = Path.of("../../sample-data");

  private static final ObjectMapper JSON = new ObjectMapper();

  private SampleData() {}

  public static Path scenario(String name) {
    return ROOT.resolve("scenarios").resolve(name);
  }

  /** A scenario's rows of a table. */
  public static List<JsonNode> rows(String scenario, Table table) {
    return lines(scenario(scenario).resolve("rows").resolve(table.tableName() + ".jsonl"));
  }

  public static List<JsonNode> lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(SampleData::parsed).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every file under a folder, by its path in it. */
  public static SortedMap<String, byte[]> files(Path folder) {
    SortedMap<String, byte[]> files = new TreeMap<>(Comparator.naturalOrder());
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(path).toString(), Files.readAllBytes(path));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
