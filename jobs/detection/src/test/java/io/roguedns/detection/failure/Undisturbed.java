package io.roguedns.detection.failure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roguedns.detection.testing.Run;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What there is to find in the traffic: by a run over files of the same rows, which nothing
 * disturbs.
 *
 * @param findings whole, their ids included, in order of text
 * @param rejected the rows that can't be read and why, in order of text
 * @param late the rows that come too late to be counted, in order of text
 */
record Undisturbed(List<String> findings, List<String> rejected, List<String> late) {
  private static Undisturbed known;

  /** The same for every test of this process; the first has to wait for it. */
  static synchronized Undisturbed run(Path directory) throws IOException {
    if (known == null) {
      known = over(directory);
    }
    return known;
  }

  private static Undisturbed over(Path directory) throws IOException {
    Path rows = Files.createDirectories(directory.resolve("rows"));
    List<String> late = new ArrayList<>();
    try (BufferedWriter network =
            Files.newBufferedWriter(rows.resolve("DeviceNetworkEvents.jsonl"));
        BufferedWriter registry =
            Files.newBufferedWriter(rows.resolve("DeviceRegistryEvents.jsonl"))) {
      for (int i = 0; i < Traffic.ROWS; i++) {
        Traffic.Row row = Traffic.row(i);
        if (row.fate() == Traffic.Fate.LATE) {
          // Each is written by itself, with how many rows it stands for, and why it is late.
          late.add(row.text().replaceFirst("}$", ",\"Rows\":1,\"Reason\":\"after-watermark\"}"));
          continue;
        }
        (row.isNetwork() ? network : registry).append(row.text()).append('\n');
      }
    }
    Run run = Run.detect(directory.resolve("undisturbed"), "--input", rows.toString());
    assertThat(run.status()).as(run.err()).isZero();
    Undisturbed found =
        new Undisturbed(
            run.sortedFindings(),
            run.rejected().stream().map(Undisturbed::rejectedRow).sorted().toList(),
            late.stream().sorted().toList());
    found.checkThatThereIsEnough();
    return found;
  }

  /** If there were nothing to find, nothing could get lost. */
  private void checkThatThereIsEnough() {
    assertThat(findings.stream().filter(f -> f.contains("\"unauthorized-resolver\"")))
        .hasSizeGreaterThan(2_000);
    assertThat(findings.stream().filter(f -> f.contains("\"configuration-change\"")))
        .hasSizeGreaterThan(500);
    assertThat(findings.stream().filter(f -> f.contains("\"high-volume\"")))
        .hasSizeBetween(Traffic.ROWS / 8 * 68 / 100 / 400, 4 * 56 - 10);
    assertThat(rejected).hasSizeGreaterThan(100);
    assertThat(late).hasSizeBetween(100, 200);
  }

  /** A late row as it is written, but how late it was, which depends on when it came. */
  static List<String> late(Collection<JsonNode> rows) {
    return rows.stream()
        .map(row -> ((ObjectNode) row).without("LateBySeconds").toString())
        .sorted()
        .toList();
  }

  /** A rejected row but for where it was read: that is a file there and a topic here. */
  static String rejectedRow(JsonNode row) {
    return ((ObjectNode) row).without(List.of("Source", "Position")).toString();
  }
}
