package io.roguedns.detection.testing;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** YAML as trees. */
public final class Yaml {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private Yaml() {}

  /** A file's only document. */
  public static JsonNode read(Path file) throws IOException {
    List<JsonNode> documents = readAll(file);
    if (documents.size() != 1) {
      throw new IOException(file + " has " + documents.size() + " documents");
    }
    return documents.get(0);
  }

  /** All documents of a file. */
  public static List<JsonNode> readAll(Path file) throws IOException {
    return documents(Files.readString(file));
  }

  /** A text of one document. */
  public static JsonNode parse(String text) throws IOException {
    return YAML.readTree(text);
  }

  private static List<JsonNode> documents(String text) throws IOException {
    List<JsonNode> documents = new ArrayList<>();
    try (JsonParser parser = YAML.createParser(text)) {
      for (JsonNode next = YAML.readTree(parser); next != null; next = YAML.readTree(parser)) {
        documents.add(next);
      }
    }
    return documents;
  }
}
