package io.roguedns.benchmarks.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SearchProxyTest {
  private final List<String> carriedOut = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private SearchProxy proxy;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          carriedOut.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
          byte[] answer = "{\"items\":[]}".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("X-elastic-product", "Elasticsearch");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    proxy = new SearchProxy("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    proxy.close();
    server.stop(0);
  }

  @Test
  void passesRequestsAndAnswersOn() throws Exception {
    HttpResponse<String> answer = bulk();
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"items\":[]}");
    assertThat(answer.headers().firstValue("X-elastic-product")).hasValue("Elasticsearch");
    assertThat(carriedOut).containsExactly("POST /_bulk?x=1 {}");
    assertThat(proxy.taken()).isOne();
  }

  @Test
  void refusesWithoutAskingTheServer() throws Exception {
    proxy.answer(SearchProxy.Mode.BUSY);
    assertThat(bulk().statusCode()).isEqualTo(429);
    proxy.answer(SearchProxy.Mode.UNAVAILABLE);
    assertThat(bulk().statusCode()).isEqualTo(503);
    assertThat(carriedOut).isEmpty();
    assertThat(proxy.taken()).isZero();
    assertThat(proxy.refused()).isEqualTo(2);
  }

  @Test
  void cutsTheConnectionWhenTheServerHasCarriedOutTheRequest() {
    proxy.answer(SearchProxy.Mode.CUT);
    assertThatThrownBy(this::bulk).isInstanceOf(IOException.class);
    assertThat(carriedOut).isNotEmpty();
  }

  @Test
  void isSlow() throws Exception {
    proxy.delay(Duration.ofMillis(300));
    long start = System.nanoTime();
    assertThat(bulk().statusCode()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(300));
  }

  @Test
  void closesTheConnectionOfADeadServer() {
    server.stop(0);
    assertThatThrownBy(this::bulk).isInstanceOf(IOException.class);
  }

  private HttpResponse<String> bulk() throws IOException, InterruptedException {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .build()
        .send(
            HttpRequest.newBuilder(URI.create(proxy.url() + "/_bulk?x=1"))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
