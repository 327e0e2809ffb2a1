package io.roguedns.detection.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.roguedns.detection.output.elasticsearch.Documents;
import io.roguedns.detection.testing.ElasticsearchServer;
import io.roguedns.detection.testing.Run;
import io.roguedns.detection.testing.SharedElasticsearch;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What {@code deploy/elasticsearch/set-up} puts in place: the job's own templates, each composed of
 * one that names a lifecycle policy. A real server takes them, and documents of every kind; it has
 * no lifecycles, so that their names are left out here.
 */
@ExtendWith(SharedElasticsearch.class)
class SetUpITCase {
  private static final Path SCRIPT = DeployFiles.DEPLOY.resolve("elasticsearch/set-up");
  private static final Path TEMPLATES = Path.of("src/main/resources/elasticsearch");
  private static final List<String> NAMES = List.of("roguedns-findings", "roguedns-alerts");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void theTemplatesAreTheJobsOwnWithALifecycle() throws Exception {
    Map<String, JsonNode> requests = requests();
    assertThat(requests).hasSize(10);
    for (String name : NAMES) {
      ObjectNode template = (ObjectNode) requests.get("/_index_template/" + name);
      assertThat(DeployFiles.texts(template.remove("composed_of")))
          .containsExactly(name + "-lifecycle");
      assertThat(template).isEqualTo(Run.read(TEMPLATES.resolve(name + ".template.json")));
      assertThat(
              requests
                  .get("/_component_template/" + name + "-lifecycle")
                  .at("/template/settings/index.lifecycle.name")
                  .asText())
          .isEqualTo(name);
      assertThat(requests).containsKeys("/_ilm/policy/" + name, "/" + name + "-other");
      assertThat(requests.get("/" + name + "-other/_settings"))
          .as("the index of other months goes by no policy")
          .hasToString("{\"index.lifecycle.name\":null}");
    }
  }

  @Test
  void aServerTakesThemAndEveryKindOfDocument() throws Exception {
    ElasticsearchServer server = SharedElasticsearch.server();
    Map<String, JsonNode> requests = requests();
    for (String name : NAMES) {
      server.ask(
          "PUT",
          "/_component_template/" + name + "-lifecycle",
          "{\"template\":{\"settings\":{\"index.number_of_replicas\":0}}}");
      server.ask(
          "PUT", "/_index_template/" + name, requests.get("/_index_template/" + name).toString());
    }
    int number = 0;
    for (byte[] finding : Documents.findings()) {
      index(server, "/roguedns-findings-2026.03/_doc/" + number++, finding);
    }
    for (byte[] alert : Documents.alerts()) {
      index(server, "/roguedns-alerts-2026.03/_doc/" + number++, alert);
    }
    assertThat(number).isGreaterThanOrEqualTo(5);
    for (String name : NAMES) {
      JsonNode settings =
          server.ask("GET", "/" + name + "-2026.03/_settings", null).get(name + "-2026.03");
      assertThat(settings.at("/settings/index/number_of_replicas").asInt())
          .as("the component's setting")
          .isZero();
      assertThat(server.documents(name)).isNotEmpty();
    }
  }

  private static void index(ElasticsearchServer server, String path, byte[] document) {
    server.ask("PUT", path, new String(document, StandardCharsets.UTF_8));
  }

  /** The script as it is: to a server that only listens, since the real one has no lifecycles. */
  @Test
  void theScriptAsksWithItsCredentials() throws Exception {
    List<String> asked = new CopyOnWriteArrayList<>();
    HttpServer listener = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    listener.createContext(
        "/",
        exchange -> {
          asked.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization"));
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    listener.start();
    try {
      String url = "http://localhost:" + listener.getAddress().getPort();
      ProcessBuilder script = new ProcessBuilder(SCRIPT.toString(), url, url + "/kibana/");
      script.environment().put("ROGUEDNS_ELASTICSEARCH_API_KEY", "some-key");
      assertThat(script.inheritIO().start().waitFor()).isZero();
    } finally {
      listener.stop(0);
    }
    assertThat(asked)
        .hasSize(11)
        .contains("HEAD /roguedns-findings-other ApiKey some-key")
        .allMatch(request -> request.endsWith(" ApiKey some-key"))
        .startsWith("PUT /_ilm/policy/roguedns-findings ApiKey some-key")
        .endsWith("POST /kibana/api/saved_objects/_import?overwrite=true ApiKey some-key");
  }

  /** What the script would ask, by path. */
  private static Map<String, JsonNode> requests() throws IOException, InterruptedException {
    Process script =
        new ProcessBuilder(SCRIPT.toString(), "--print", "http://localhost:9200")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Map<String, JsonNode> requests = new TreeMap<>();
    for (String line : script.inputReader(StandardCharsets.UTF_8).lines().toList()) {
      String[] parts = line.split(" ", 2);
      requests.put(parts[0], JSON.readTree(parts[1]));
    }
    assertThat(script.waitFor()).isZero();
    return requests;
  }
}
