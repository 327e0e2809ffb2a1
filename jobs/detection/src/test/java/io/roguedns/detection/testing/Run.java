package io.roguedns.detection.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.detection.cli.RogueDns;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a call of the command line gave. Findings, alerts and summaries that are read here are held
 * to what is published of their form.
 *
 * @param status the exit status
 * @param out standard output
 * @param err standard error
 * @param results the directory of {@code --out}
 */
public record Run(int status, String out, String err, Path results) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What a story knows of a finding of names; other figures are the detection's own measure. */
  private static final Set<String> OF_NAMES =
      Set.of("Timestamp", "DeviceName", "QueryCount", "DetectionType", "RegisteredDomain", "Basis");

  /** Calls {@code roguedns}. */
  public static Run of(Path results, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status = RogueDns.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    return new Run(status, out.toString(), err.toString(), results);
  }

  /** Calls {@code roguedns detect} with results in a directory. */
  public static Run detect(Path results, String... arguments) {
    List<String> all = new ArrayList<>(List.of("detect", "--out", results.toString()));
    all.addAll(Arrays.asList(arguments));
    return of(results, all.toArray(String[]::new));
  }

  public JsonNode summary() {
    return Schema.SUMMARY.check(read(results.resolve("summary.json")));
  }

  /** The findings in the order of the files. */
  public List<JsonNode> findings() {
    return lines("findings");
  }

  /**
   * The findings' columns of the query, of this project's own only {@code UnauthorizedServers}, in
   * order of text.
   */
  public List<String> projectedFindings() {
    return findings().stream().map(Run::project).sorted().toList();
  }

  /** The findings whole, their ids included, in order of text. */
  public List<String> sortedFindings() {
    return findings().stream().map(JsonNode::toString).sorted().toList();
  }

  public List<JsonNode> rejected() {
    return lines("rejected");
  }

  /** A finding without what this project adds to every finding, keys in order. */
  public static String project(JsonNode finding) {
    Map<String, JsonNode> columns = new java.util.TreeMap<>();
    finding.properties().forEach(field -> columns.put(field.getKey(), field.getValue()));
    List.of(
            "FindingId",
            "Signal",
            "Severity",
            "Technique",
            "AllowlistVersion",
            "Revision",
            "InspectedQueries")
        .forEach(columns::remove);
    if ("DNS_Tunnel_In_Query_Names".equals(columns.get("DetectionType").asText())) {
      columns.keySet().retainAll(OF_NAMES);
    }
    return JSON.valueToTree(new LinkedHashMap<>(columns)).toString();
  }

  public List<JsonNode> lines(String part) {
    List<JsonNode> rows = unchecked(part);
    switch (part) {
      case "findings" -> rows.forEach(Schema.FINDING::check);
      case "alerts" -> rows.forEach(Schema.ALERT::check);
      default -> {
        // What isn't read by others has no schema.
      }
    }
    return rows;
  }

  /** The same of results that a test made up, whose ids aren't any. */
  public List<JsonNode> unchecked(String part) {
    Path directory = results.resolve(part);
    if (!Files.exists(directory)) {
      return List.of();
    }
    List<JsonNode> rows = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      // Names that begin with a dot are files that aren't finished.
      for (Path file :
          files.filter(f -> !f.getFileName().toString().startsWith(".")).sorted().toList()) {
        for (String line : Files.readAllLines(file)) {
          rows.add(JSON.readTree(line));
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return rows;
  }

  public static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
