package io.roguedns.processes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a cluster says of itself and its jobs. */
public final class FlinkRest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER).build();
  private final URI address;

  public FlinkRest(URI address) {
    this.address = address;
  }

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

  private JsonNode get(String path) throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(address.resolve(path)).timeout(ANSWER).build(),
            HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(path + ": " + response.statusCode() + " " + response.body());
    }
    return JSON.readTree(response.body());
  }
}
