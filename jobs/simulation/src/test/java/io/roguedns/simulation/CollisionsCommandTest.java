package io.roguedns.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.event.Ticks;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CollisionsCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private static int simulate(StringWriter said, String... options) {
    List<String> all = new ArrayList<>(List.of("collisions"));
    all.addAll(List.of(options));
    return new CommandLine(new Simulate())
        .setOut(new PrintWriter(said, true))
        .setErr(new PrintWriter(said, true))
        .execute(all.toArray(String[]::new));
  }

  private Map<String, String> make(String name, String... options) throws IOException {
    List<String> all = new ArrayList<>(List.of("--out", folder.resolve(name).toString()));
    all.addAll(List.of(options));
    StringWriter said = new StringWriter();
    assertThat(simulate(said, all.toArray(String[]::new))).as("%s", said).isZero();
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(folder.resolve(name))) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        files.put(folder.resolve(name).relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  @Test
  void theSameSeedMakesTheSameRowsOfThreeTables() throws IOException {
    Map<String, String> files = make("a", "--rows", "3000", "--files", "2", "--seed", "5");

    assertThat(files.keySet())
        .containsExactly(
            "DeviceNetworkEvents/part-0.jsonl",
            "DeviceNetworkEvents/part-1.jsonl",
            "DeviceNetworkInfo/part-0.jsonl",
            "DeviceNetworkInfo/part-1.jsonl",
            "DeviceRegistryEvents/part-0.jsonl",
            "DeviceRegistryEvents/part-1.jsonl");
    assertThat(lines(files.values())).hasSize(3_000);
    assertThat(make("b", "--rows", "3000", "--files", "2", "--seed", "5")).isEqualTo(files);
    assertThat(make("c", "--rows", "3000", "--files", "2", "--seed", "6")).isNotEqualTo(files);
  }

  @Test
  void timesCollideAndStayWithinTheDays() throws IOException {
    Map<String, Long> byTime =
        lines(make("a", "--rows", "5000", "--days", "2").values()).stream()
            .map(row -> row.path("Timestamp").asText())
            .collect(Collectors.groupingBy(time -> time, TreeMap::new, Collectors.counting()));

    assertThat(byTime.values().stream().filter(rows -> rows > 1).mapToLong(Long::longValue).sum())
        .as("rows that share their time")
        .isGreaterThan(1_000);
    assertThat(byTime.keySet())
        .allSatisfy(time -> assertThat(time).isBetween("2024-05-01", "2024-05-03"))
        .allSatisfy(time -> assertThat(Ticks.parse(time)).isNotEqualTo(Ticks.NONE));
  }

  @Test
  void numbersOutOfRangeAreBadUsage() {
    StringWriter said = new StringWriter();

    assertThat(simulate(said, "--out", folder.toString(), "--rows", "0")).isEqualTo(2);
    assertThat(said.toString()).contains("--rows 0: allowed is 1 to 100000000.");
  }

  private static List<JsonNode> lines(Collection<String> files) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    for (String file : files) {
      for (String line : file.lines().toList()) {
        rows.add(JSON.readTree(line));
      }
    }
    return rows;
  }
}
