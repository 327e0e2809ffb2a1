package io.roguedns.processes;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A real Elasticsearch server of one node, without security.
 *
 * @param module the build directory of the module that holds it
 * @param directory for its data
 * @param port that it answers HTTP on
 */
public record SearchServer(Path module, Path directory, int port) {
  private static final Duration ANSWER = Duration.ofSeconds(5);

  /** The server's process, which goes on until it is ended. */
  public JvmCommand command(String heap) {
    return new JvmCommand(
        module.resolve("classes").toString(),
        List.of(
            "-Xms" + heap,
            "-Xmx" + heap,
            "-Droguedns.outlives-input=true",
            "--module-path",
            module.resolve("server/lib").toString(),
            "--add-modules=ALL-MODULE-PATH"),
        "io.roguedns.elasticsearch.LocalServer",
        List.of(module.resolve("server").toString(), Integer.toString(port), directory.toString()));
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Whether it answers. */
  public boolean answers() throws InterruptedException {
    try {
      HttpResponse<Void> response =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(url() + "/_cluster/health"))
                      .timeout(ANSWER)
                      .build(),
                  HttpResponse.BodyHandlers.discarding());
      return response.statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }
}
