package io.roguedns.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roguedns.event.Ticks;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The rows of a capture with a tunnel in it, oldest first, so they can be cut after any of the
 * tunnel's queries. Its devices have unique names.
 */
final class TunnelRows {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DATABASE_MEMORY = "1GB";
  private static final String DEVICE = "DeviceName";
  private static final int DNS = 53;

  private static final Pattern INPUT =
      Pattern.compile("[^_.].*\\.(jsonl|ndjson|json|parquet)(\\.gz)?");

  /** A row's role for the tunnel. */
  private enum Role {
    QUERY,
    /** A possible query: a connection to a resolver without a name. */
    CONNECTION,
    NONE
  }

  /**
   * A row.
   *
   * @param file the file that it is of, below the directory that rows are written to
   */
  private record Line(Path file, long at, String json, Role role) {}

  private final LabelledCapture capture;
  private final String prefix;
  private final List<Line> lines = new ArrayList<>();

  /** Where the tunnel's queries are among the rows. */
  private final List<Integer> queries = new ArrayList<>();

  private TunnelRows(LabelledCapture capture, String prefix) {
    this.capture = capture;
    this.prefix = prefix;
  }

  /**
   * Reads a capture.
   *
   * @param prefix what its devices' names are to begin with
   * @throws IllegalArgumentException if no query in it is the tunnel's
   */
  static TunnelRows read(LabelledCapture capture, String prefix) throws IOException, SQLException {
    TunnelRows rows = new TunnelRows(capture, prefix);
    try (Stream<Path> files = Files.walk(capture.input())) {
      for (Path file : files.filter(TunnelRows::isInput).sorted().toList()) {
        rows.add(file.toAbsolutePath());
      }
    }
    rows.lines.sort(Comparator.comparingLong(Line::at));
    rows.find(Role.QUERY);
    if (rows.queries.isEmpty()) {
      rows.find(Role.CONNECTION);
    }
    if (rows.queries.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: has no query of device '%s' for a name in %s"
              .formatted(capture.input(), capture.device(), capture.domains()));
    }
    return rows;
  }

  private void find(Role role) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).role() == role) {
        queries.add(i);
      }
    }
  }

  private static boolean isInput(Path file) {
    return Files.isRegularFile(file) && INPUT.matcher(file.getFileName().toString()).matches();
  }

  private void add(Path file) throws IOException, SQLException {
    // The whole path is kept, since the table's name may be anywhere in it.
    Path kept = Path.of(file.getRoot().relativize(file) + ".jsonl");
    if (file.toString().endsWith(".parquet")) {
      try (DuckDb db = new DuckDb(1, DATABASE_MEMORY)) {
        String rows = "SELECT CAST(to_json(r) AS VARCHAR) FROM read_parquet(%s) r";
        for (String row : db.column(rows.formatted(DuckDb.text(file)))) {
          add(kept, JSON.readTree(row));
        }
      }
      return;
    }
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(in)) {
      while (values.hasNext()) {
        JsonNode value = values.next();
        Iterable<JsonNode> records = value.has("records") ? value.path("records") : List.of(value);
        for (JsonNode row : records) {
          add(kept, row);
        }
      }
    }
  }

  private void add(Path file, JsonNode written) {
    JsonNode row = written.has("properties") ? written.path("properties") : written;
    String device = row.path(DEVICE).asText();
    Role role = role(row, device);
    long at = Ticks.parse(row.path("Timestamp").asText());
    if (row instanceof ObjectNode object) {
      object.put(DEVICE, prefix + device);
    }
    lines.add(new Line(file, at, written.toString(), role));
  }

  private Role role(JsonNode row, String device) {
    if (row.path("ActionType").asText().equals("DnsConnectionInspected")) {
      String name = additional(row).path("query").asText();
      return capture.isOfTunnel(device, name) ? Role.QUERY : Role.NONE;
    }
    boolean resolver = row.path("RemotePort").asInt() == DNS;
    return resolver && capture.isOf(device) ? Role.CONNECTION : Role.NONE;
  }

  private static JsonNode additional(JsonNode row) {
    JsonNode additional = row.path("AdditionalFields");
    try {
      return additional.isTextual() ? JSON.readTree(additional.asText()) : additional;
    } catch (JsonProcessingException notJson) {
      return MissingNode.getInstance();
    }
  }

  LabelledCapture capture() {
    return capture;
  }

  /** What the names of this capture's devices begin with. */
  String prefix() {
    return prefix;
  }

  /** How many queries the tunnel has. */
  int queryCount() {
    return queries.size();
  }

  /** The duration of the tunnel's first queries, in event time. */
  Duration until(int query) {
    long ticks = line(query).at() - line(1).at();
    return Duration.ofNanos(ticks * (1_000_000 / Ticks.PER_MILLISECOND));
  }

  private Line line(int query) {
    return lines.get(queries.get(query - 1));
  }

  /** Writes all rows up to the tunnel's given query; all rows if it is the last one. */
  void write(int query, Path directory) throws IOException {
    int end = query == queryCount() ? lines.size() : queries.get(query - 1) + 1;
    for (Path file : lines.stream().map(Line::file).distinct().toList()) {
      Path target = directory.resolve(file);
      Files.createDirectories(target.getParent());
      try (BufferedWriter out = Files.newBufferedWriter(target)) {
        for (Line line : lines.subList(0, end)) {
          if (line.file().equals(file)) {
            out.append(line.json()).append('\n');
          }
        }
      }
    }
  }
}
