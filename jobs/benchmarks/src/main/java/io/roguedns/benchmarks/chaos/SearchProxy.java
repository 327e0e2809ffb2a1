package io.roguedns.benchmarks.chaos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between the job and the search server, and answers as a server in trouble would. Listens
 * on loopback, and outlives the server.
 */
final class SearchProxy implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final Set<String> OF_ONE_CONNECTION =
      Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade", "expect");

  /** How it answers. */
  enum Mode {
    /** As the server does. */
    PASS,
    /** As the server does, seconds later. */
    SLOW,
    /** Too many requests (429), without asking the server. */
    BUSY,
    /** Unavailable (503), without asking the server. */
    UNAVAILABLE,
    /** Has the server carry out the request, and closes the connection without an answer. */
    CUT
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI target;
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private volatile Mode mode = Mode.PASS;
  private volatile Duration delay = Duration.ZERO;

  /**
   * Starts one.
   *
   * @param target the server, as in {@code http://127.0.0.1:9200}
   */
  SearchProxy(String target) throws IOException {
    this.target = URI.create(target);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Answers in another way from now on. */
  void answer(Mode now) {
    mode = now;
  }

  /** Delays the answer to each request from now on. */
  void delay(Duration each) {
    delay = each;
    mode = Mode.SLOW;
  }

  /** How many bulk requests were taken with all their documents. */
  long taken() {
    return taken.get();
  }

  /** How many requests were refused, or not answered, by this proxy itself. */
  long refused() {
    return refused.get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Mode now = mode;
      byte[] body = exchange.getRequestBody().readAllBytes();
      switch (now) {
        case BUSY -> refuse(exchange, 429, "circuit_breaking_exception");
        case UNAVAILABLE -> refuse(exchange, 503, "unavailable_shards_exception");
        case CUT -> {
          ask(exchange, body);
          refused.incrementAndGet();
        }
        case SLOW -> {
          pause();
          pass(exchange, body);
        }
        case PASS -> pass(exchange, body);
      }
    } catch (IOException unanswered) {
      // The server is dead: the connection is closed without an answer, as it would be.
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void pause() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(delay.toMillis());
  }

  private void refuse(HttpExchange exchange, int status, String type) throws IOException {
    refused.incrementAndGet();
    byte[] body =
        "{\"error\":{\"type\":\"%s\",\"reason\":\"a fault of the benchmark\"},\"status\":%d}"
            .formatted(type, status)
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("X-elastic-product", "Elasticsearch");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private void pass(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = ask(exchange, body);
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!OF_ONE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, List.copyOf(values));
              }
            });
    boolean head = exchange.getRequestMethod().equals("HEAD");
    boolean empty = head || answer.body().length == 0;
    exchange.sendResponseHeaders(answer.statusCode(), empty ? -1 : answer.body().length);
    if (!empty) {
      exchange.getResponseBody().write(answer.body());
    }
    if (isBulk(exchange)
        && answer.statusCode() == 200
        && !new String(answer.body(), StandardCharsets.UTF_8).contains("\"error\"")) {
      taken.incrementAndGet();
    }
  }

  private static boolean isBulk(HttpExchange exchange) {
    return exchange.getRequestURI().getPath().endsWith("/_bulk");
  }

  private HttpResponse<byte[]> ask(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
            .timeout(ANSWER)
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!OF_ONE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
