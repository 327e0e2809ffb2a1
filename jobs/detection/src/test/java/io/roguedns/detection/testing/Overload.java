package io.roguedns.detection.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A server that has as much under way as it takes on, and so answers 429 to everything else, by
 * itself: its room ({@code indexing_pressure.memory.limit}) is filled with bulk requests that wait
 * for a second copy of their shard, which a single node never has. When they have waited for as
 * long as they were told to, the room is free again.
 */
public final class Overload {
  private static final String INDEX = "/waits-for-a-copy";

  /** Too little for any finding's document, which has more than this beside its own columns. */
  private static final long NO_ROOM = 800;

  /** What the server adds to a body's length, and then some. */
  private static final long AROUND = 400;

  private static final int LOOKS = 3;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final Duration FILLING = Duration.ofSeconds(20);

  private final List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();

  private Overload() {}

  /** Fills a server for a time; returns when it has no room left for any document. */
  public static Overload of(ElasticsearchServer server, Duration time)
      throws InterruptedException, IOException {
    server.ask(
        "PUT", INDEX, "{\"settings\":{\"number_of_replicas\":1},\"mappings\":{\"enabled\":false}}");
    Overload overload = new Overload();
    URI bulk =
        URI.create(
            server.url()
                + INDEX
                + "/_bulk?wait_for_active_shards=2&timeout="
                + time.toMillis()
                + "ms");
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    long deadline = System.nanoTime() + FILLING.toNanos();
    // What others have under way goes, and leaves room once more.
    for (int full = 0; full < LOOKS; Thread.sleep(BETWEEN_LOOKS.toMillis())) {
      if (System.nanoTime() > deadline) {
        throw new IOException("the server always has room: " + server.room());
      }
      long room = server.room();
      full = room < NO_ROOM ? full + 1 : 0;
      if (full == 0) {
        overload.waiting.add(http.sendAsync(request(bulk, room), TEXT));
      }
    }
    return overload;
  }

  private static final HttpResponse.BodyHandler<String> TEXT = HttpResponse.BodyHandlers.ofString();

  private static HttpRequest request(URI bulk, long room) {
    String document = "x".repeat(Math.toIntExact(room - AROUND));
    return HttpRequest.newBuilder(bulk)
        .header("Content-Type", "application/x-ndjson")
        .POST(HttpRequest.BodyPublishers.ofString("{\"index\":{}}\n{\"x\":\"" + document + "\"}\n"))
        .build();
  }

  /** Whether the server has room again, or will have in this moment. */
  public boolean isOver() {
    return waiting.stream().anyMatch(Overload::waitedInVain);
  }

  /** One that was refused itself, since others were faster, holds nothing, and ends nothing. */
  private static boolean waitedInVain(CompletableFuture<HttpResponse<String>> request) {
    return request.isDone() && request.join().statusCode() != 429;
  }
}
