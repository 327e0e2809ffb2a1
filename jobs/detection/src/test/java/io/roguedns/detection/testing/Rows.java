package io.roguedns.detection.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The rows of an input, as they are before they are written in a {@link Form}.
 *
 * @param isColumnar whether each column's values are of one type and all rows have the same
 *     columns, as a Parquet file wants it
 */
public record Rows(
    List<ObjectNode> network,
    List<ObjectNode> registry,
    List<ObjectNode> networkInfo,
    boolean isColumnar) {
  public static final String NETWORK = "DeviceNetworkEvents";
  public static final String REGISTRY = "DeviceRegistryEvents";
  public static final String NETWORK_INFO = "DeviceNetworkInfo";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Rows that signals may judge, without what puts them in context. */
  public Rows(List<ObjectNode> network, List<ObjectNode> registry, boolean isColumnar) {
    this(network, registry, List.of(), isColumnar);
  }

  public int count() {
    return network.size() + registry.size() + networkInfo.size();
  }

  /** The rows of a file of flat rows, gzipped or not, whose name names their table. */
  public static Rows of(Path file) throws IOException {
    List<ObjectNode> rows = new ArrayList<>();
    String name = file.getFileName().toString();
    try (InputStream bytes = Files.newInputStream(file);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    name.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes,
                    StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode row = JSON.readTree(line);
        rows.add((ObjectNode) row);
      }
    }
    if (name.contains(NETWORK_INFO)) {
      return new Rows(List.of(), List.of(), rows, true);
    }
    return name.contains(REGISTRY)
        ? new Rows(List.of(), rows, true)
        : new Rows(rows, List.of(), true);
  }
}
