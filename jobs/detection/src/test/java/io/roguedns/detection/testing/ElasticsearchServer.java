package io.roguedns.detection.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A real Elasticsearch server in a process of its own, which ends with this one whatever happens:
 * its standard input does.
 */
public final class ElasticsearchServer implements AutoCloseable {
  private static final int MOST_TRIES = 40;

  private static final Path MODULE = Path.of("../local-cluster/elasticsearch/target");
  private static final String READY = "Elasticsearch is up on ";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Path directory;
  private final int port;
  private final List<String> settings;
  private Process process;

  /**
   * A server that isn't started yet.
   *
   * @param directory for its data and what it says
   * @param settings of Elasticsearch, as {@code name=value}
   */
  public ElasticsearchServer(Path directory, String... settings) throws IOException {
    this.directory = directory;
    this.settings = List.of(settings);
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
  }

  /** Starts it, on the same port and data each time, and waits until it can be asked. */
  public void start() throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms256m",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "--module-path",
                MODULE.resolve("server/lib").toString(),
                "--add-modules=ALL-MODULE-PATH",
                "-cp",
                MODULE.resolve("classes").toString(),
                "io.roguedns.elasticsearch.LocalServer",
                MODULE.resolve("server").toString(),
                Integer.toString(port),
                directory.resolve("data").toString(),
                "action.destructive_requires_name=false"));
    command.addAll(settings);
    Path said = Files.createDirectories(directory).resolve("server.log");
    process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(said.toFile()))
            .start();
    // Not closed: that would end the server's standard output.
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line == null || !line.startsWith(READY); ) {
      if (line == null) {
        throw new IOException("Elasticsearch doesn't start: " + Files.readString(said));
      }
      line = out.readLine();
    }
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /**
   * {@code kill -9}: it ends as in a failure of the machine. Returns when it is gone.
   *
   * @return the status that it ended with; 137 is {@code kill -9}
   */
  public int kill() throws IOException {
    process.destroyForcibly();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        throw new IOException("process " + process.pid() + " doesn't end");
      }
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }

  @Override
  public void close() throws IOException {
    if (process != null) {
      kill();
    }
  }

  /** Asks it; an answer that isn't a success fails. */
  public JsonNode ask(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url() + path))
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(method + " " + path + ": " + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Searches, and again while an index is so new that it has no shard to ask yet. */
  private JsonNode search(String alias) {
    for (int tries = 1; ; tries++) {
      try {
        return ask(
            "POST",
            "/" + alias + "*/_search?ignore_unavailable=true&version=true",
            "{\"size\": 10000, \"track_total_hits\": true}");
      } catch (IllegalStateException refused) {
        if (tries == MOST_TRIES || !refused.getMessage().contains("no_shard_available")) {
          throw refused;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** All documents of findings, each as its search hit, by id. */
  public Map<String, JsonNode> documents() {
    return documents("roguedns-findings");
  }

  /** All documents behind an alias, each as its search hit, by id. */
  public Map<String, JsonNode> documents(String alias) {
    ask("POST", "/" + alias + "-*/_refresh", null);
    JsonNode found = search(alias);
    Map<String, JsonNode> documents = new LinkedHashMap<>();
    for (JsonNode hit : found.at("/hits/hits")) {
      if (documents.put(hit.get("_id").asText(), hit) != null) {
        throw new IllegalStateException("twice: " + hit);
      }
    }
    if (found.at("/hits/total/value").asInt() != documents.size()) {
      throw new IllegalStateException("more documents than one answer has");
    }
    return documents;
  }

  /** How often it has refused requests or documents for want of room, since it was started. */
  public long rejections() {
    JsonNode nodes = ask("GET", "/_nodes/stats/indexing_pressure,thread_pool", null);
    long rejected = 0;
    for (JsonNode node : nodes.get("nodes")) {
      JsonNode total = node.at("/indexing_pressure/memory/total");
      rejected +=
          total.get("coordinating_rejections").asLong()
              + total.get("primary_rejections").asLong()
              + node.at("/thread_pool/write/rejected").asLong();
    }
    return rejected;
  }

  /** How many more bytes of documents it would take on now. */
  long room() {
    JsonNode nodes = ask("GET", "/_nodes/stats/indexing_pressure", null).get("nodes");
    JsonNode memory = nodes.elements().next().at("/indexing_pressure/memory");
    return memory.get("limit_in_bytes").asLong()
        - memory.at("/current/combined_coordinating_and_primary_in_bytes").asLong();
  }

  /** Takes all indices and the template away. */
  public void clear() {
    ask("DELETE", "/roguedns-*?ignore_unavailable=true", null);
    ask("DELETE", "/_index_template/*", null);
  }
}
