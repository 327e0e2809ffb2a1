package io.roguedns.detection.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roguedns.detection.testing.Run;
import io.roguedns.detection.testing.SharedCluster;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Broken rows never fail the job, and none of them is lost. */
@ExtendWith(SharedCluster.class)
class BadInputITCase {
  private static final int ROWS = 100_000;
  private static final int LONG_LINE = 10_000_000;

  @TempDir Path directory;

  @Test
  void everyBrokenRowIsAccountedFor() throws IOException {
    Path input = directory.resolve("DeviceNetworkEvents.jsonl");
    int rows = write(input);

    Run run =
        Run.detect(
            directory.resolve("out"),
            "--input",
            input.toString(),
            "--split-size",
            "5mb",
            "--parallelism",
            "4");

    assertThat(run.status()).as(run.err()).isZero();
    JsonNode summary = run.summary();
    long rejected = summary.get("rowsRejected").asLong();
    assertThat(
            summary.get("rowsRelevant").asLong()
                + summary.get("rowsIrrelevant").asLong()
                + summary.get("rowsIgnored").asLong()
                + rejected)
        .isEqualTo(rows);
    assertThat(rejected).isBetween(rows / 10L, rows - rows / 10L);
    assertThat(summary.get("rowsRelevant").asLong()).isGreaterThan(rows / 20);
    List<JsonNode> rejectedRows = run.rejected();
    // Many tiny rows of a block are one record, which says how many it stands for.
    assertThat(rejectedRows.stream().mapToLong(row -> row.path("Rows").asLong(1)).sum())
        .isEqualTo(rejected);
    assertThat(rejectedRows)
        .allMatch(row -> row.get("Source").asText().endsWith("DeviceNetworkEvents.jsonl"))
        .allMatch(row -> !row.get("Detail").asText().isEmpty())
        .allMatch(row -> row.has("Raw") || row.has("RawBase64") || row.has("Rows"))
        .extracting(row -> row.get("Reason").asText())
        .contains("malformed", "too-large", "timestamp");
    assertThat(rejectedRows)
        .extracting(row -> row.get("Position").asLong())
        .doesNotHaveDuplicates();
  }

  /** Writes mutated rows, a row a line; gives how many lines aren't blank. */
  private static int write(Path file) throws IOException {
    Random random = new Random(20);
    int rows = 0;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      List<ObjectNode> templates = new ArrayList<>();
      for (long seed = 0; templates.size() < 3_000; seed++) {
        templates.addAll(new RowGenerator(seed).rows().network());
      }
      for (int i = 0; i < ROWS; i++) {
        String row = templates.get(random.nextInt(templates.size())).toString();
        rows += line(mutate(row.getBytes(StandardCharsets.UTF_8), random), out);
      }
      String head = "{\"RemotePort\":53,\"Timestamp\":\"2024-05-01T10:00:00Z\",\"x\":";
      for (String huge : List.of("[", "{\"a\":", "\"", "\0", "9", "\\u0041")) {
        String row = head + huge.repeat(LONG_LINE / huge.length());
        rows += line(row.getBytes(StandardCharsets.UTF_8), out);
      }
      String deep = "[".repeat(100_000) + "]".repeat(100_000);
      rows += line((head + deep + "}").getBytes(StandardCharsets.UTF_8), out);
      String name = "\"DeviceName\":\"" + "d".repeat(LONG_LINE) + "\"";
      String twice =
          "{\"RemotePort\":443,\"RemotePort\":53,\"Timestamp\":\"2024-05-01T10:00:00Z\",";
      rows += line((twice + name + "}").getBytes(StandardCharsets.UTF_8), out);
    }
    return rows;
  }

  private static int line(byte[] row, OutputStream out) throws IOException {
    out.write(row);
    out.write('\n');
    return new String(row, StandardCharsets.ISO_8859_1).isBlank() ? 0 : 1;
  }

  private static byte[] mutate(byte[] row, Random random) {
    byte[] mutated = row;
    for (int i = random.nextInt(3); i > 0 && mutated.length > 1; i--) {
      int at = random.nextInt(mutated.length);
      switch (random.nextInt(5)) {
        case 0 -> mutated = Arrays.copyOf(mutated, at);
        case 1 -> mutated[at] = (byte) random.nextInt(256);
        case 2 -> mutated[at] ^= (byte) (1 << random.nextInt(8));
        case 3 -> mutated[at] = (byte) 0xC0;
        default -> mutated[at] = 0;
      }
    }
    for (int i = 0; i < mutated.length; i++) {
      // A line's end would make two rows of one.
      if (mutated[i] == '\n' || mutated[i] == '\r') {
        mutated[i] = ' ';
      }
    }
    return mutated;
  }
}
