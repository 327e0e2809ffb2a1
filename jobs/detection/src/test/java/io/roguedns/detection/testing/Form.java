package io.roguedns.detection.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** The forms that rows come in. */
public enum Form {
  /** A row a line, a table a file. */
  FLAT {
    @Override
    public void write(Rows rows, Path directory, long seed) throws IOException {
      lines(directory.resolve(Rows.NETWORK + ".jsonl"), rows.network(), false);
      lines(directory.resolve(Rows.REGISTRY + ".jsonl"), rows.registry(), false);
      if (!rows.networkInfo().isEmpty()) {
        lines(directory.resolve(Rows.NETWORK_INFO + ".jsonl"), rows.networkInfo(), false);
      }
    }
  },
  /** The same in several files, gzipped, in Hive partitions. */
  FLAT_GZIP {
    @Override
    public void write(Rows rows, Path directory, long seed) throws IOException {
      for (int part = 0; part < PARTS; part++) {
        lines(partition(directory, Rows.NETWORK, part, ".jsonl.gz"), part(rows.network(), part));
        lines(partition(directory, Rows.REGISTRY, part, ".jsonl.gz"), part(rows.registry(), part));
        if (!rows.networkInfo().isEmpty()) {
          lines(
              partition(directory, Rows.NETWORK_INFO, part, ".jsonl.gz"),
              part(rows.networkInfo(), part));
        }
      }
    }
  },
  /** A record of the Streaming API a line, all tables in one file. */
  STORAGE {
    @Override
    public void write(Rows rows, Path directory, long seed) throws IOException {
      lines(directory.resolve("blob.json"), records(rows, seed), false);
    }
  },
  /** Event Hubs messages, a message a line, of several records each. */
  HUB {
    @Override
    public void write(Rows rows, Path directory, long seed) throws IOException {
      Random random = new Random(seed);
      List<ObjectNode> messages = new ArrayList<>();
      ArrayNode records = null;
      for (ObjectNode record : records(rows, seed)) {
        if (records == null || random.nextInt(12) == 0) {
          ObjectNode message = JSON.createObjectNode();
          records = message.putArray("records");
          messages.add(message);
        }
        records.add(record);
      }
      lines(directory.resolve("messages.ndjson"), messages, false);
    }
  },
  /** Parquet files in Hive partitions. */
  PARQUET {
    @Override
    public void write(Rows rows, Path directory, long seed) throws IOException {
      for (int part = 0; part < PARTS; part++) {
        ParquetTable.write(
            partition(directory, Rows.NETWORK, part, ".parquet"), rows.network(), part, PARTS);
        ParquetTable.write(
            partition(directory, Rows.REGISTRY, part, ".parquet"), rows.registry(), part, PARTS);
        if (!rows.networkInfo().isEmpty()) {
          ParquetTable.write(
              partition(directory, Rows.NETWORK_INFO, part, ".parquet"),
              rows.networkInfo(),
              part,
              PARTS);
        }
      }
    }
  };

  /** How many rows of unknown tables there are besides, in the forms that can have them. */
  public static final int UNKNOWN = 3;

  private static final int PARTS = 3;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Writes the rows below a directory, which exists. */
  public abstract void write(Rows rows, Path directory, long seed) throws IOException;

  /** Whether rows of other tables are among them. */
  public boolean hasUnknown() {
    return this == STORAGE || this == HUB;
  }

  private static List<ObjectNode> part(List<ObjectNode> rows, int part) {
    return rows.subList(rows.size() * part / PARTS, rows.size() * (part + 1) / PARTS);
  }

  private static Path partition(Path directory, String table, int part, String ending)
      throws IOException {
    Path partition = directory.resolve(table).resolve("hour=" + part);
    return Files.createDirectories(partition).resolve("part-0" + ending);
  }

  /** All rows as records of the Streaming API, the tables mixed. */
  private static List<ObjectNode> records(Rows rows, long seed) {
    List<ObjectNode> records = new ArrayList<>();
    rows.network().forEach(row -> records.add(record(Rows.NETWORK, row)));
    rows.registry().forEach(row -> records.add(record(Rows.REGISTRY, row)));
    rows.networkInfo().forEach(row -> records.add(record(Rows.NETWORK_INFO, row)));
    for (int i = 0; i < UNKNOWN; i++) {
      records.add(record("DeviceImageLoadEvents", JSON.createObjectNode().put("RemotePort", 53)));
    }
    java.util.Collections.shuffle(records, new Random(seed));
    return records;
  }

  private static ObjectNode record(String table, ObjectNode row) {
    ObjectNode record = JSON.createObjectNode();
    record.put("time", "2024-05-01T10:31:00.0000000Z");
    record.put("tenantId", "a2f4");
    record.put("operationName", "Publish");
    record.put("category", "AdvancedHunting-" + table);
    record.set("properties", row);
    record.put("Tenant", "DefaultTenant");
    return record;
  }

  private static void lines(Path file, List<ObjectNode> rows) throws IOException {
    lines(file, rows, true);
  }

  private static void lines(Path file, List<ObjectNode> rows, boolean gzip) throws IOException {
    try (OutputStream bytes = Files.newOutputStream(file);
        OutputStream out = gzip ? new GZIPOutputStream(bytes) : bytes) {
      for (ObjectNode row : rows) {
        out.write(row.toString().getBytes(StandardCharsets.UTF_8));
        out.write('\n');
      }
    }
  }
}
