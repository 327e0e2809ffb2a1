package io.roguedns.detection.output.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.RestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a connection is said in words; the server here only plays one. */
class ConnectionTest {
  private static final char[] PASSWORD = "password".toCharArray();

  @TempDir Path directory;
  private final List<String> authorizations = new CopyOnWriteArrayList<>();

  /** The port and the path of each request. */
  private final List<String> asked = new CopyOnWriteArrayList<>();

  private final List<HttpServer> servers = new ArrayList<>();

  @AfterEach
  void stop() {
    servers.forEach(server -> server.stop(0));
  }

  @ParameterizedTest
  @CsvSource({
    "401, the credentials are refused",
    "403, may not put the index template",
    "405, 405 Method Not Allowed",
    "500, 500 Internal Server Error"
  })
  void aServersRefusalIsSaid(int status, String words) throws IOException {
    String url = "http://127.0.0.1:" + start(plain(), status);

    assertThat(IndexTemplate.prepare(new Connection(List.of(url), "key", null, null, null)))
        .singleElement()
        .asString()
        .startsWith("--elasticsearch " + url + ": ")
        .contains(words)
        .doesNotContain("key", "\n");
  }

  /** What a bulk request's failure as a whole means. */
  @ParameterizedTest
  @CsvSource({
    "400, SMALLER",
    "413, SMALLER",
    "429, LATER_SMALLER",
    "408, LATER",
    "500, LATER",
    "502, LATER",
    "503, LATER",
    "401, FATAL",
    "403, FATAL",
    "404, FATAL",
    "405, FATAL"
  })
  void aRequestsFailure(int status, BulkAnswer.Kind kind) throws Exception {
    String url = "http://127.0.0.1:" + start(plain(), status);
    try (RestClient client = new Connection(List.of(url), null, null, null, null).open()) {
      Exception failure =
          catchException(() -> client.performRequest(new Request("POST", "/_bulk")));

      BulkAnswer answer = BulkResponse.failed(failure);
      assertThat(answer.kind()).isEqualTo(kind);
      assertThat(answer.reason()).contains(Integer.toString(status)).doesNotContain("\n");
    }
  }

  /** The client would send its default headers, and with them the credentials, to any host. */
  @ParameterizedTest
  @CsvSource({"301", "302", "303", "307", "308"})
  void aRedirectIsNotFollowed(int status) throws Exception {
    int target = start(plain(), 200);
    String location = "http://127.0.0.1:" + target;
    String url = "http://127.0.0.1:" + start(plain(), status, "{}", location + "/x?y=z");
    Connection connection = new Connection(List.of(url), "key", null, null, null);

    assertThat(IndexTemplate.prepare(connection))
        .singleElement()
        .asString()
        .startsWith(
            "--elasticsearch " + url + ": " + status + ": it redirects to " + location + ",")
        .doesNotContain("key");
    try (RestClient client = connection.open()) {
      for (String method : List.of("GET", "POST", "PUT")) {
        Exception failure =
            catchException(() -> client.performRequest(new Request(method, "/_bulk")));
        assertThat(BulkResponse.failed(failure).kind()).isEqualTo(BulkAnswer.Kind.FATAL);
        assertThat(BulkResponse.failed(failure).reason()).contains("redirects to " + location);
      }
    }
    assertThat(asked).isNotEmpty().noneMatch(request -> request.startsWith(target + " "));
  }

  @ParameterizedTest
  @CsvSource({
    "https://eve:pw@evil.example:1/a, https://evil.example:1",
    "//evil.example, http://evil.example",
    "/elsewhere, another of its own paths",
    "http://e v i l, another host",
    "file:///etc/passwd, another host",
    "'http://\u001b[31m', another host"
  })
  void aRedirectsTargetIsShownAsAHostAlone(String location, String shown) throws IOException {
    String url = "http://127.0.0.1:" + start(plain(), 302, "{}", location);

    assertThat(IndexTemplate.prepare(new Connection(List.of(url), "key", null, null, null)))
        .singleElement()
        .asString()
        .contains("redirects to " + shown + ", which isn't followed")
        .doesNotContain("\u001b", "pw");
  }

  /** A cluster that is read-only takes documents again when it isn't; its status is 403 too. */
  @Test
  void aBlockOfTheWholeClusterMeansLater() throws Exception {
    String body =
        "{\"error\":{\"type\":\"cluster_block_exception\",\"reason\":\"blocked by:"
            + " [FORBIDDEN/6/cluster read-only (api)];\"},\"status\":403}";
    String url = "http://127.0.0.1:" + start(plain(), 403, body, null);
    Connection connection = new Connection(List.of(url), "key", null, null, null);
    try (RestClient client = connection.open()) {
      Exception failure =
          catchException(() -> client.performRequest(new Request("POST", "/_bulk")));
      assertThat(BulkResponse.failed(failure).kind()).isEqualTo(BulkAnswer.Kind.LATER);
    }
    assertThat(IndexTemplate.prepare(connection))
        .singleElement()
        .asString()
        .contains("cluster read-only")
        .doesNotContain("credentials");
  }

  @Test
  void aListThatFailsRefusesNoDocument() throws Exception {
    for (int status : new int[] {400, 403, 413}) {
      String url = "http://127.0.0.1:" + start(plain(), status);
      try (RestClient client = new Connection(List.of(url), null, null, null, null).open()) {
        Exception failure =
            catchException(() -> client.performRequest(MonthlyIndices.list("alias")));
        assertThat(BulkResponse.failedWithoutDocuments(failure).kind())
            .isEqualTo(BulkAnswer.Kind.FATAL);
      }
    }
  }

  @Test
  void oneNodeThatIsDownIsNoProblemWhileAnotherAnswers() throws IOException {
    String up = "http://127.0.0.1:" + start(plain(), 200);
    String down = "http://127.0.0.1:1";

    assertThat(IndexTemplate.prepare(new Connection(List.of(down, up), null, null, null, null)))
        .isEmpty();
    assertThat(IndexTemplate.prepare(new Connection(List.of(down), null, null, null, null)))
        .singleElement()
        .asString()
        .startsWith("--elasticsearch " + down + ": no answer");
  }

  @ParameterizedTest
  @CsvSource({"c29tZTprZXk=, ApiKey c29tZTprZXk=", "some:key, ApiKey c29tZTprZXk="})
  void anApiKeyIsSent(String key, String authorization) throws IOException {
    String url = "http://127.0.0.1:" + start(plain(), 200);

    assertThat(IndexTemplate.prepare(new Connection(List.of(url), key, null, null, null)))
        .isEmpty();
    assertThat(authorizations).isNotEmpty().containsOnly(authorization);
  }

  @Test
  void aUserIsSent() throws IOException {
    String url = "http://127.0.0.1:" + start(plain(), 200);

    assertThat(IndexTemplate.prepare(new Connection(List.of(url), null, "eva", "ü:x", null)))
        .isEmpty();
    assertThat(authorizations)
        .isNotEmpty()
        .containsOnly(
            "Basic "
                + Base64.getEncoder().encodeToString("eva:ü:x".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aCertificateIsTrustedByItsAuthorityAlone() throws Exception {
    Path store = directory.resolve("keys.p12");
    keytool(
        "-genkeypair",
        "-alias",
        "server",
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-ext",
        "san=ip:127.0.0.1",
        "-keystore",
        store.toString(),
        "-storepass",
        new String(PASSWORD));
    Path pem = directory.resolve("ca.pem");
    keytool(
        "-exportcert",
        "-rfc",
        "-alias",
        "server",
        "-file",
        pem.toString(),
        "-keystore",
        store.toString(),
        "-storepass",
        new String(PASSWORD));
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls(store)));
    String url = "https://127.0.0.1:" + start(server, 200);

    assertThat(
            IndexTemplate.prepare(
                new Connection(List.of(url), null, null, null, Files.readString(pem))))
        .isEmpty();
    assertThat(IndexTemplate.prepare(new Connection(List.of(url), null, null, null, null)))
        .singleElement()
        .asString()
        .contains("certification path");
  }

  @ParameterizedTest
  @CsvSource({"no certificate", "-----BEGIN CERTIFICATE-----"})
  void whatIsNoCertificateIsSaid(String text) {
    assertThat(
            IndexTemplate.prepare(
                new Connection(List.of("https://127.0.0.1:1"), null, null, null, text)))
        .singleElement()
        .asString()
        .startsWith("--elasticsearch-ca-file: no certificates in PEM");
  }

  @Test
  void secretsAreNotShown() {
    Connection connection =
        new Connection(List.of("http://a:1", "http://b:1"), "secret", null, "secret", "secret");

    assertThat(connection).hasToString("http://a:1, http://b:1");
  }

  private static HttpServer plain() throws IOException {
    return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  private int start(HttpServer server, int status) {
    return start(server, status, "{}", null);
  }

  private int start(HttpServer server, int status, String text, String location) {
    servers.add(server);
    server.createContext(
        "/",
        exchange -> {
          authorizations.add(
              String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          asked.add(server.getAddress().getPort() + " " + exchange.getRequestURI());
          exchange.getRequestBody().readAllBytes();
          byte[] body = text.getBytes(StandardCharsets.UTF_8);
          if (location != null) {
            exchange.getResponseHeaders().add("Location", location);
          }
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server.getAddress().getPort();
  }

  private static SSLContext tls(Path store) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static void keytool(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
