package io.roguedns.detection.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.detection.output.files.FindingFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.GroupType;

/**
 * Files of findings, of whatever format, as rows that can be compared with those of another: each
 * as its columns and their texts, without those that are empty.
 */
public final class FindingFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FindingFiles() {}

  /**
   * The rows of all finished files of a directory, in order of text.
   *
   * @throws IllegalStateException if there is none, or one of another format
   */
  public static List<String> rows(Path directory, FindingFormat format) throws IOException {
    List<String> rows = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      // Names that begin with a dot are files that aren't finished.
      List<Path> finished =
          files.filter(file -> !file.getFileName().toString().startsWith(".")).toList();
      if (finished.isEmpty()
          || !finished.stream().allMatch(file -> file.toString().endsWith("." + format.label()))) {
        throw new IllegalStateException(format + " in " + directory + ": " + finished);
      }
      for (Path file : finished) {
        byte[] bytes = Files.readAllBytes(file);
        switch (format) {
          case JSONL -> json(bytes, rows);
          case CSV -> csv(bytes, rows);
          case PARQUET -> ParquetGroups.read(bytes).forEach(group -> rows.add(row(group)));
        }
      }
    }
    return rows.stream().sorted().toList();
  }

  private static void json(byte[] file, List<String> rows) throws IOException {
    for (String line : new String(file, StandardCharsets.UTF_8).lines().toList()) {
      Map<String, String> row = new TreeMap<>();
      JSON.readTree(line).properties().forEach(column -> put(row, column.getKey(), text(column)));
      rows.add(row.toString());
    }
  }

  private static String text(Map.Entry<String, JsonNode> column) {
    if (!column.getValue().isArray()) {
      return column.getValue().asText("");
    }
    List<String> texts = new ArrayList<>();
    column.getValue().forEach(element -> texts.add(element.asText()));
    return String.join(" ", texts);
  }

  private static void csv(byte[] file, List<String> rows) {
    List<List<String>> records = Csv.read(file);
    List<String> header = records.get(0);
    for (List<String> cells : records.subList(1, records.size())) {
      if (cells.size() != header.size()) {
        throw new IllegalStateException(header + ": " + cells);
      }
      Map<String, String> row = new TreeMap<>();
      for (int i = 0; i < cells.size(); i++) {
        put(row, header.get(i), cells.get(i));
      }
      rows.add(row.toString());
    }
  }

  private static String row(Group group) {
    Map<String, String> row = new TreeMap<>();
    GroupType type = group.getType();
    for (int i = 0; i < type.getFieldCount(); i++) {
      if (group.getFieldRepetitionCount(i) > 0) {
        put(
            row,
            type.getFieldName(i),
            type.getType(i).isPrimitive()
                ? group.getValueToString(i, 0)
                : list(group.getGroup(i, 0)));
      }
    }
    return row.toString();
  }

  private static String list(Group list) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < list.getFieldRepetitionCount(0); i++) {
      texts.add(list.getGroup(0, i).getString(0, 0));
    }
    return String.join(" ", texts);
  }

  private static void put(Map<String, String> row, String column, String text) {
    if (!text.isEmpty()) {
      row.put(column, text);
    }
  }
}
