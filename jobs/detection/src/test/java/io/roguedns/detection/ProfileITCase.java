package io.roguedns.detection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.roguedns.detection.testing.Run;
import io.roguedns.detection.testing.SharedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a profile says of a threshold and a bin is what a detection finds and suppresses by them.
 */
@ExtendWith(SharedCluster.class)
class ProfileITCase {
  private static final String SAMPLES = "../../sample-data/";

  /**
   * Some of a tunnel's time, so that bins are exempt in part, and one busy process of all times.
   */
  private static final String EXEMPTIONS =
      """
      - id: tunnel-for-a-while
        kind: exemption
        signals: [high-volume]
        device: lt-023.corp.example
        from: 2026-03-10T14:12:30Z
        until: 2026-03-10T14:21:00Z
        reason: a test of bins that are exempt in part
      - id: look-ups-of-services
        kind: exemption
        signals: [high-volume]
        process: SVCHOST.exe
        reason: a test of bins that are exempt as a whole
      """;

  private record Setting(long threshold, String bin) {}

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "scenarios, strict",
    "scenarios, kql",
    "fleet-day, strict",
    "fleet-day, kql",
  })
  void rowsOverAThresholdAreTheFindings(String input, String semantics) throws IOException {
    Path allowlist = Files.writeString(directory.resolve("allowlist.yaml"), EXEMPTIONS);
    List<String> shared = new ArrayList<>(List.of("--input", SAMPLES + input));
    shared.addAll(List.of("--semantics", semantics));
    if (semantics.equals("strict")) {
      shared.addAll(List.of("--allowlist", allowlist.toString()));
    }
    Run profile = profile(shared, "--bin", "15m,1m", "--bin", "5m", "--runtime-mode", "streaming");
    List<JsonNode> counts = profile.lines("counts");
    assertThat(profile(shared, "--bin", "1m,5m,15m").lines("counts")).isEqualTo(counts);

    for (Setting setting :
        List.of(
            new Setting(200, "5m"),
            new Setting(20, "1m"),
            new Setting(3, "5m"),
            new Setting(0, "15m"))) {
      Run detection = detection(shared, setting);

      assertThat(findings(detection))
          .as("%s", setting)
          .isNotEmpty()
          .isEqualTo(over(counts, setting));
      assertThat(suppressed(detection))
          .as("suppressed by %s", setting)
          .isEqualTo(suppressed(counts, setting));
    }
  }

  /** The kql semantics has no exemptions; a test without any would say nothing of them. */
  @Test
  void someBinsAreExemptInPart() throws IOException {
    Path allowlist = Files.writeString(directory.resolve("allowlist.yaml"), EXEMPTIONS);

    Run profile =
        profile(List.of("--input", SAMPLES + "fleet-day", "--allowlist", allowlist.toString()));

    assertThat(profile.lines("counts"))
        .anyMatch(
            count ->
                count.get("QueryCount").asLong() > 0
                    && count.get("ExemptBy").asText().equals("tunnel-for-a-while"))
        .anyMatch(
            count ->
                count.get("QueryCount").asLong() == 0
                    && count.get("ExemptBy").asText().equals("look-ups-of-services"));
  }

  private Run profile(List<String> shared, String... more) {
    return run("profile", shared, List.of(more));
  }

  private Run detection(List<String> shared, Setting setting) {
    return run(
        "detect",
        shared,
        List.of(
            "--signals",
            "high-volume",
            "--alerts",
            "off",
            "--high-volume-threshold",
            Long.toString(setting.threshold()),
            "--high-volume-bin",
            setting.bin()));
  }

  private Run run(String command, List<String> shared, List<String> more) {
    Path out = directory.resolve("out");
    List<String> arguments = new ArrayList<>(List.of(command, "--out", out.toString()));
    arguments.add("--overwrite");
    arguments.addAll(shared);
    arguments.addAll(more);
    Run run = Run.of(out, arguments.toArray(String[]::new));
    assertThat(run.status()).as(run.err()).isZero();
    return run;
  }

  private static List<String> findings(Run detection) {
    return detection.findings().stream().map(ProfileITCase::text).sorted().toList();
  }

  private static List<String> over(List<JsonNode> counts, Setting setting) {
    return counts.stream()
        .filter(count -> count.get("Bin").asText().equals(setting.bin()))
        .filter(count -> count.get("QueryCount").asLong() > setting.threshold())
        .map(ProfileITCase::text)
        .sorted()
        .toList();
  }

  /** What findings and counts both say. */
  private static String text(JsonNode row) {
    return String.join(
        " | ",
        row.get("Timestamp").asText(),
        row.get("DeviceName").asText(),
        row.get("InitiatingProcessFileName").asText(),
        row.get("QueryCount").asText(),
        row.get("UniqueServers").asText(),
        row.path("InspectedQueries").asText("0"));
  }

  private static Map<String, Long> suppressed(Run detection) {
    Map<String, Long> suppressed = new TreeMap<>();
    detection
        .summary()
        .get("suppressed")
        .properties()
        .forEach(entry -> suppressed.put(entry.getKey(), entry.getValue().asLong()));
    return suppressed;
  }

  private static Map<String, Long> suppressed(List<JsonNode> counts, Setting setting) {
    Map<String, Long> suppressed = new TreeMap<>();
    for (JsonNode count : counts) {
      long queries = count.get("QueryCount").asLong();
      if (count.get("Bin").asText().equals(setting.bin())
          && queries <= setting.threshold()
          && queries + count.get("ExemptQueries").asLong() > setting.threshold()) {
        suppressed.merge(count.get("ExemptBy").asText(), 1L, Long::sum);
      }
    }
    return suppressed;
  }
}
