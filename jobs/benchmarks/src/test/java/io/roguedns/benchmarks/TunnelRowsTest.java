package io.roguedns.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TunnelRowsTest {
  private static final String FILE = "DeviceNetworkEvents.jsonl";

  @TempDir private Path directory;

  private static String row(int second, String device, String name) {
    return """
        {"Timestamp":"2026-03-10T09:00:%02d.5Z","DeviceName":"%s","ActionType":\
        "DnsConnectionInspected","RemotePort":53,"AdditionalFields":"{\\"query\\":\\"%s\\"}"}"""
        .formatted(second, device, name);
  }

  private TunnelRows read(Path input, String device, String... domains) throws Exception {
    return TunnelRows.read(
        new LabelledCapture("story", "", input, true, device, List.of(domains)), "7-");
  }

  private List<String> written(TunnelRows rows, int query) throws IOException {
    Path out = directory.resolve("out");
    EventData.delete(out);
    rows.write(query, out);
    try (Stream<Path> files = Files.walk(out)) {
      return Files.readAllLines(files.filter(Files::isRegularFile).findFirst().orElseThrow());
    }
  }

  @Test
  void rowsAreCutOffAfterAQueryOfTheTunnel() throws Exception {
    Path file = directory.resolve(FILE);
    Files.write(
        file,
        List.of(
            row(40, "lt-1", "c.t.bad.com"),
            row(10, "lt-1", "a.T.Bad.com"),
            row(15, "lt-1", "www.good.com"),
            row(20, "lt-2", "x.t.bad.com"),
            row(30, "lt-1", "b.t.bad.com"),
            row(50, "lt-1", "notbad.com")));

    TunnelRows rows = read(file, "LT-1", "bad.com");

    assertThat(rows.queryCount()).isEqualTo(3);
    assertThat(rows.until(1)).isEqualTo(Duration.ZERO);
    assertThat(rows.until(2)).isEqualTo(Duration.ofSeconds(20));
    assertThat(written(rows, 2))
        .hasSize(4)
        .allMatch(line -> line.contains("\"DeviceName\":\"7-lt-"))
        .last()
        .asString()
        .contains("b.t.bad.com");
    assertThat(written(rows, 3)).as("what comes after the last one, too").hasSize(6);
  }

  @Test
  void aTunnelWithoutNamesIsItsConnections() throws Exception {
    Path file = directory.resolve(FILE);
    Files.write(
        file,
        List.of(
            "{\"Timestamp\":\"2026-03-10T09:00:00Z\",\"DeviceName\":\"d\",\"ActionType\":\"ConnectionSuccess\",\"RemotePort\":53}",
            "{\"Timestamp\":\"2026-03-10T09:00:01Z\",\"DeviceName\":\"d\",\"ActionType\":\"ConnectionSuccess\",\"RemotePort\":443}"));

    assertThat(read(file, "").queryCount()).isEqualTo(1);
    assertThatThrownBy(() -> read(file, "another"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(FILE)
        .hasMessageContaining("another");
  }

  @Test
  void everyKindOfFileIsRead() throws Exception {
    String message = "{\"records\":[{\"properties\":%s},{\"properties\":%s}]}";
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(directory.resolve("hub.json.gz")))) {
      out.write(
          message
              .formatted(row(1, "d", "a.bad.com"), row(2, "d", "b.bad.com"))
              .getBytes(StandardCharsets.UTF_8));
    }
    Files.writeString(directory.resolve("labels.csv"), "no rows");
    Files.writeString(directory.resolve("_story.json"), "{}");
    Path lines = directory.resolve("lines.jsonl");
    Files.writeString(lines, row(3, "d", "c.bad.com"));
    try (DuckDb db = new DuckDb(1, "1GB")) {
      db.run(
          "COPY (FROM read_json(%s)) TO %s (FORMAT parquet)"
              .formatted(
                  DuckDb.text(lines),
                  DuckDb.text(directory.resolve("DeviceNetworkEvents.parquet"))));
    }

    TunnelRows rows = read(directory, "d", "bad.com");

    assertThat(rows.queryCount()).as("two messages, a line, a row of Parquet").isEqualTo(4);
    assertThat(rows.until(4)).isEqualTo(Duration.ofSeconds(2));
  }
}
