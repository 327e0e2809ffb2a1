package io.roguedns.processes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** What a cluster says of itself and its jobs. */
public final class FlinkRest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final long PAUSE_MILLIS = 20;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER).build();
  private final URI address;

  public FlinkRest(URI address) {
    this.address = address;
  }

  /** How the numbers of a vertex's subtasks are put together. */
  public enum Together {
    SUM,
    MAX;

    private final String word = name().toLowerCase(Locale.ROOT);
  }

  /**
   * A checkpoint that is complete.
   *
   * @param stateBytes all that it holds
   * @param writtenBytes what was written anew for it
   */
  public record Checkpoint(long id, long stateBytes, long writtenBytes, Duration duration) {}

  /** The ids of the jobs that have been set up, and run or are being restarted. */
  public List<String> unfinishedJobs() throws IOException, InterruptedException {
    List<String> unfinished = new ArrayList<>();
    for (JsonNode job : get("/jobs/overview").get("jobs")) {
      boolean isReady = !job.get("state").asText().equals("INITIALIZING");
      if (isReady && job.get("end-time").asLong() < 0) {
        unfinished.add(job.get("jid").asText());
      }
    }
    return unfinished;
  }

  /** The id of a job that runs with all its tasks. */
  public Optional<String> runningJob() throws IOException, InterruptedException {
    for (JsonNode job : get("/jobs/overview").get("jobs")) {
      JsonNode tasks = job.get("tasks");
      if (tasks.get("total").asInt() > 0
          && tasks.get("running").asInt() == tasks.get("total").asInt()) {
        return Optional.of(job.get("jid").asText());
      }
    }
    return Optional.empty();
  }

  /** The id of the one job that runs, or is being restarted. */
  public String job() throws IOException, InterruptedException {
    List<String> unfinished = unfinishedJobs();
    if (unfinished.size() != 1) {
      throw new IllegalStateException("one job is wanted, not " + unfinished);
    }
    return unfinished.get(0);
  }

  /** How often a job has gone on from a checkpoint or savepoint. */
  public long restored(String job) throws IOException, InterruptedException {
    return checkpoints(job).get("counts").get("restored").asLong();
  }

  /** The number of the latest checkpoint that is complete, 0 if there is none yet. */
  public long completed(String job) throws IOException, InterruptedException {
    return checkpoints(job).get("latest").path("completed").path("id").asLong(0);
  }

  private JsonNode checkpoints(String job) throws IOException, InterruptedException {
    return get("/jobs/" + job + "/checkpoints");
  }

  /** The TaskManagers that the cluster knows. */
  public List<String> taskManagers() throws IOException, InterruptedException {
    return taskManagers(false);
  }

  /** The TaskManagers that something runs on. */
  public List<String> busyTaskManagers() throws IOException, InterruptedException {
    return taskManagers(true);
  }

  private List<String> taskManagers(boolean busyOnly) throws IOException, InterruptedException {
    List<String> ids = new ArrayList<>();
    for (JsonNode manager : get("/taskmanagers").get("taskmanagers")) {
      if (!busyOnly || manager.get("freeSlots").asInt() < manager.get("slotsNumber").asInt()) {
        ids.add(manager.get("id").asText());
      }
    }
    return ids;
  }

  /** A job's state, such as {@code RUNNING}. */
  public String state(String job) throws IOException, InterruptedException {
    return get("/jobs/" + job).get("state").asText();
  }

  /** How many tasks of a job's widest vertex there are, and 0 unless all of its tasks run. */
  public int runningParallelism(String job) throws IOException, InterruptedException {
    int widest = 0;
    for (JsonNode vertex : get("/jobs/" + job).get("vertices")) {
      int parallelism = vertex.get("parallelism").asInt();
      if (vertex.at("/tasks/RUNNING").asInt() != parallelism) {
        return 0;
      }
      widest = Math.max(widest, parallelism);
    }
    return widest;
  }

  /** Has a job stop with a savepoint, so that all that it found is committed. */
  public void stop(String job, Path savepoints) throws IOException, InterruptedException {
    ObjectNode how = JSON.createObjectNode();
    how.put("targetDirectory", savepoints.toUri().toString());
    how.put("drain", false);
    post("/jobs/" + job + "/stop", how);
  }

  /**
   * Has a job stop with a savepoint, and waits for it.
   *
   * @return where the savepoint is
   * @throws IOException if it can't be made now; the job goes on
   */
  public String stopWithSavepoint(String job, Path savepoints)
      throws IOException, InterruptedException {
    ObjectNode how = JSON.createObjectNode();
    how.put("targetDirectory", savepoints.toUri().toString());
    how.put("drain", false);
    String request = post("/jobs/" + job + "/stop", how).get("request-id").asText();
    while (true) {
      JsonNode answer = get("/jobs/" + job + "/savepoints/" + request);
      if (answer.get("status").get("id").asText().equals("COMPLETED")) {
        JsonNode operation = answer.get("operation");
        if (!operation.hasNonNull("location")) {
          throw new IOException(
              operation
                  .at("/failure-cause/stack-trace")
                  .asText("no savepoint")
                  .lines()
                  .findFirst()
                  .orElse("no savepoint"));
        }
        return operation.get("location").asText();
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
  }

  /** Has a checkpoint of a job made, and waits for it. */
  public Checkpoint checkpoint(String job) throws IOException, InterruptedException {
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
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
  }

  /** A job's latest checkpoint that is complete. */
  public Optional<Checkpoint> latestCheckpoint(String job)
      throws IOException, InterruptedException {
    JsonNode latest = checkpoints(job).get("latest").path("completed");
    return latest.hasNonNull("id") ? Optional.of(checkpoint(latest)) : Optional.empty();
  }

  private static Checkpoint checkpoint(JsonNode said) {
    return new Checkpoint(
        said.get("id").asLong(),
        said.get("state_size").asLong(),
        said.get("checkpointed_size").asLong(),
        Duration.ofMillis(said.get("end_to_end_duration").asLong()));
  }

  /**
   * The metrics of a job's tasks whose names end so, each put together from its vertex's subtasks;
   * as old as the cluster's {@code metrics.fetcher.update-interval}. What a subtask said before a
   * restart may stand there for long, beside what another one says since.
   *
   * @param ending such as {@code .currentOffset}
   * @return by the whole names
   */
  public SortedMap<String, Double> metrics(String job, String ending, Together how)
      throws IOException, InterruptedException {
    SortedMap<String, Double> metrics = new TreeMap<>();
    for (JsonNode vertex : get("/jobs/" + job).get("vertices")) {
      String path = "/jobs/" + job + "/vertices/" + vertex.get("id").asText() + "/subtasks/metrics";
      List<String> names = new ArrayList<>();
      for (JsonNode metric : get(path)) {
        if (metric.get("id").asText().endsWith(ending)) {
          names.add(URLEncoder.encode(metric.get("id").asText(), StandardCharsets.UTF_8));
        }
      }
      if (!names.isEmpty()) {
        for (JsonNode metric : get(path + "?agg=" + how.word + "&get=" + String.join(",", names))) {
          metrics.put(metric.get("id").asText(), metric.get(how.word).asDouble());
        }
      }
    }
    return metrics;
  }

  /** What each TaskManager that answers has of its heap in use, garbage included, in bytes. */
  public SortedMap<String, Long> heapsInUse() throws IOException, InterruptedException {
    SortedMap<String, Long> heaps = new TreeMap<>();
    for (String id : taskManagers()) {
      for (JsonNode metric :
          get("/taskmanagers/" + id + "/metrics?get=Status.JVM.Memory.Heap.Used")) {
        heaps.put(id, metric.get("value").asLong());
      }
    }
    return heaps;
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
