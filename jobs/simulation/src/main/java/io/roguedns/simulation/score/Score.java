package io.roguedns.simulation.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares alerts with the ground truth.
 *
 * @param truth what happened
 * @param alerts the last revision of each
 * @param findings their number in all, if that is known
 */
public record Score(Truth truth, List<Alert> alerts, OptionalLong findings) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Comparator<Alert> BY_REVISION = Comparator.comparingLong(Alert::revision);

  /**
   * Reads what is to be scored.
   *
   * @param truth a folder {@code _truth}
   * @param alerts a file of alerts or a folder of such files
   * @param findings the same for findings, or null
   * @throws BadInputException if any of it can't be read
   */
  public static Score read(Path truth, Path alerts, Path findings) {
    JsonNode fleet = one(truth.resolve("fleet.json"));
    Map<String, Alert> latest = new LinkedHashMap<>();
    for (JsonNode json : lines(alerts)) {
      Alert alert = Alert.read(json);
      // A sink that can't update has every revision: the last one counts.
      latest.merge(
          alert.id(), alert, (one, other) -> BY_REVISION.compare(one, other) > 0 ? one : other);
    }
    return new Score(
        Truth.of(lines(truth.resolve("incidents.jsonl")), fleet.path("devices").asLong()),
        List.copyOf(latest.values()),
        findings == null ? OptionalLong.empty() : OptionalLong.of(lines(findings).size()));
  }

  List<Truth.Story> found() {
    return truth.stories().stream()
        .filter(story -> alerts.stream().anyMatch(a -> a.aboveLow() && story.toldBy(a)))
        .toList();
  }

  List<Alert> aboveLow() {
    return alerts.stream().filter(Alert::aboveLow).toList();
  }

  /** Alerts above low that detect no adversary. */
  List<Alert> falseAlerts() {
    return aboveLow().stream()
        .filter(alert -> !truth.tells(alert))
        .sorted(
            Comparator.comparing(Alert::type)
                .thenComparing(alert -> String.valueOf(alert.device()))
                .thenComparing(alert -> String.valueOf(alert.resolver())))
        .toList();
  }

  /** The share of alerts above low that detect an adversary; 1 if there are none. */
  double precision() {
    int all = aboveLow().size();
    return all == 0 ? 1 : (double) (all - falseAlerts().size()) / all;
  }

  /** The share of detected adversaries; 1 if there are none. */
  double recall() {
    return truth.stories().isEmpty() ? 1 : (double) found().size() / truth.stories().size();
  }

  /** The score as Markdown. */
  public String markdown() {
    List<Truth.Story> found = found();
    StringBuilder text = new StringBuilder("| Story | Devices | Alerts above low | |\n");
    text.append("| --- | ---: | ---: | --- |\n");
    for (Truth.Story story : truth.stories()) {
      long told = aboveLow().stream().filter(story::toldBy).count();
      text.append("| ").append(story.name()).append(" | ").append(story.devices().size());
      text.append(" | ").append(told).append(" | ");
      text.append(found.contains(story) ? "found" : "**missed**").append(" |\n");
    }
    text.append("\n| | |\n| --- | ---: |\n");
    row(text, "Stories found", "%d of %d", found.size(), truth.stories().size());
    row(text, "Recall", "%.3f", recall());
    row(text, "Precision", "%.3f", precision());
    row(text, "Alerts", "%d", alerts.size());
    Map<Severity, Long> bySeverity =
        alerts.stream().collect(Collectors.groupingBy(Alert::severity, Collectors.counting()));
    for (Severity severity : Severity.values()) {
      row(text, "Alerts, " + severity.label(), "%d", bySeverity.getOrDefault(severity, 0L));
    }
    long wrong = falseAlerts().size();
    row(text, "Alerts above low in the day", "%d", aboveLow().size());
    row(text, "False positives above low", "%d", wrong);
    row(text, "… per 1,000 devices", "%.2f", 1000.0 * wrong / Math.max(1, truth.devices()));
    findings.ifPresent(count -> row(text, "Findings", "%d", count));
    long inAlerts = alerts.stream().mapToLong(Alert::findings).sum();
    row(text, "Findings per alert", "%.1f", (double) inAlerts / Math.max(1, alerts.size()));
    if (wrong > 0) {
      text.append("\n| False alert | Severity | Device | Resolver |\n| --- | --- | --- | --- |\n");
      falseAlerts()
          .forEach(
              alert ->
                  text.append(
                      "| %s | %s | %s | %s |%n"
                          .formatted(
                              alert.type(),
                              alert.severity().label(),
                              alert.device() == null ? "" : alert.device(),
                              alert.resolver() == null ? "" : alert.resolver())));
    }
    return text.toString();
  }

  private static void row(StringBuilder text, String name, String format, Object... values) {
    text.append("| ").append(name).append(" | ");
    text.append(String.format(Locale.ROOT, format, values)).append(" |\n");
  }

  private static JsonNode one(Path file) {
    List<JsonNode> lines = lines(file);
    if (lines.size() != 1) {
      throw new BadInputException(file + " has more or less than one line", null);
    }
    return lines.get(0);
  }

  /** All lines of a file, or of all files of a folder that are finished. */
  private static List<JsonNode> lines(Path path) {
    Path parent = path.toAbsolutePath().getParent();
    if (Files.notExists(path) && Files.exists(parent.resolve("summary.json"))) {
      // A successful run creates a folder only if it has rows for it.
      return List.of();
    }
    try (Stream<Path> files = Files.walk(path)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted()
          .flatMap(Score::linesOf)
          .toList();
    } catch (IOException missing) {
      throw new BadInputException("can't read " + path, missing);
    }
  }

  private static Stream<JsonNode> linesOf(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> !line.isBlank())
          .map(line -> parsed(file, line));
    } catch (IOException unreadable) {
      throw new BadInputException("can't read " + file, unreadable);
    }
  }

  private static JsonNode parsed(Path file, String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException noJson) {
      throw new BadInputException(file + " has a line that isn't JSON", noJson);
    }
  }
}
