package io.roguedns.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The one job of an engine, as its REST API has it. */
final class FlinkRest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final long PAUSE_MILLIS = 20;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER).build();
  private final URI address;
  private final String job;

  private FlinkRest(URI address, String job) {
    this.address = address;
    this.job = job;
  }

  /**
   * A checkpoint that is complete.
   *
   * @param stateBytes all that it holds
   * @param writtenBytes what was written anew for it
   */
  record Checkpoint(long id, long stateBytes, long writtenBytes, Duration duration) {}

  /**
   * The engine's job, as soon as it runs with all its tasks.
   *
   * @throws IOException also as long as the engine isn't up
   */
  static Optional<FlinkRest> ofRunningJob(URI address) throws IOException, InterruptedException {
    JsonNode jobs = new FlinkRest(address, "").get("/jobs/overview").get("jobs");
    for (JsonNode found : jobs) {
      JsonNode tasks = found.get("tasks");
      if (tasks.get("total").asInt() > 0
          && tasks.get("running").asInt() == tasks.get("total").asInt()) {
        return Optional.of(new FlinkRest(address, found.get("jid").asText()));
      }
    }
    return Optional.empty();
  }

  /** Has the job stop with a savepoint, so that all that it found is committed. */
  void stop(Path savepoints) throws IOException, InterruptedException {
    ObjectNode how = JSON.createObjectNode();
    how.put("targetDirectory", savepoints.toUri().toString());
    how.put("drain", false);
    post("/jobs/" + job + "/stop", how);
  }

  /** Has a checkpoint made, and waits for it. */
  Checkpoint checkpoint() throws IOException, InterruptedException {
    String path = "/jobs/" + job + "/checkpoints/";
    String request = post(path, JSON.createObjectNode()).get("request-id").asText();
    while (true) {
      JsonNode answer = get(path + request);
      if (answer.get("status").get("id").asText().equals("COMPLETED")) {
        JsonNode operation = answer.get("operation");
        if (!operation.hasNonNull("checkpointId")) {
          throw new IllegalStateException("no checkpoint could be made: " + operation);
        }
        return checkpoint(get(path + "details/" + operation.get("checkpointId").asLong()));
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /** The latest checkpoints that are complete; the engine remembers ten. */
  List<Checkpoint> checkpoints() throws IOException, InterruptedException {
    List<Checkpoint> complete = new ArrayList<>();
    for (JsonNode checkpoint : get("/jobs/" + job + "/checkpoints").get("history")) {
      if (checkpoint.get("status").asText().equals("COMPLETED")) {
        complete.add(checkpoint(checkpoint));
      }
    }
    return complete;
  }

  private static Checkpoint checkpoint(JsonNode said) {
    return new Checkpoint(
        said.get("id").asLong(),
        said.get("state_size").asLong(),
        said.get("checkpointed_size").asLong(),
        Duration.ofMillis(said.get("end_to_end_duration").asLong()));
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    return answer(path, request(path).build());
  }

  private JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
    return answer(
        path,
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path)).timeout(ANSWER);
  }

  private JsonNode answer(String path, HttpRequest request)
      throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw new IOException(path + ": " + response.statusCode() + " " + response.body());
    }
    return JSON.readTree(response.body());
  }
}
