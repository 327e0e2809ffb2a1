package io.roguedns.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The findings of a run in one or several captures.
 *
 * @param findings of the scored signal only
 * @param alerts of any type
 */
record CaptureFindings(List<JsonNode> findings, List<JsonNode> alerts) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads a run's results. */
  static CaptureFindings read(Path results, String signal) throws IOException {
    return new CaptureFindings(
        lines(results.resolve("findings")).stream()
            .filter(finding -> finding.path("Signal").asText().equals(signal))
            .toList(),
        lines(results.resolve("alerts")));
  }

  private static List<JsonNode> lines(Path directory) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.sorted().toList()) {
          for (String line : Files.readAllLines(file)) {
            lines.add(JSON.readTree(line));
          }
        }
      }
    }
    return lines;
  }

  /** Whether there is a finding about a device. */
  boolean tellsOf(String device) {
    return findings.stream().anyMatch(finding -> isAbout(finding, device));
  }

  /** Whether there is an alert above low about a device. */
  boolean warnsOf(String device) {
    return alerts.stream().anyMatch(alert -> isAboveLow(alert) && isAbout(alert, device));
  }

  private static boolean isAbout(JsonNode row, String device) {
    return row.path("DeviceName").asText().startsWith(device);
  }

  static boolean isAboveLow(JsonNode alert) {
    return severity(alert).compareTo(Severity.LOW) > 0;
  }

  private static Severity severity(JsonNode alert) {
    return Severity.valueOf(alert.path("Severity").asText().toUpperCase(Locale.ROOT));
  }

  /** The severity of the most severe alert; empty if there is none. */
  Optional<Severity> gravest() {
    return alerts.stream().map(CaptureFindings::severity).max(Comparator.naturalOrder());
  }

  /** The different values of a column of the findings, or of the alerts. */
  static Set<String> values(List<JsonNode> rows, String column) {
    Set<String> values = new TreeSet<>();
    rows.forEach(row -> values.add(row.path(column).asText()));
    return values;
  }
}
