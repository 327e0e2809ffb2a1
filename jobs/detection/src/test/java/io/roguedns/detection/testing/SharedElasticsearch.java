package io.roguedns.detection.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One real Elasticsearch server for all test classes of a JVM; empty before each test. */
public final class SharedElasticsearch implements BeforeAllCallback, BeforeEachCallback {
  private static final StartedOnce<Started> STARTED = new StartedOnce<>(Started::now);

  private static volatile ElasticsearchServer server;

  @Override
  public void beforeAll(ExtensionContext context) {
    server = STARTED.get().server;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    server.clear();
  }

  public static ElasticsearchServer server() {
    return server;
  }

  private record Started(ElasticsearchServer server, Path directory) implements AutoCloseable {
    static Started now() {
      try {
        Path directory = Files.createTempDirectory("elasticsearch");
        ElasticsearchServer server = new ElasticsearchServer(directory);
        server.start();
        return new Started(server, directory);
      } catch (IOException failed) {
        throw new UncheckedIOException("Elasticsearch doesn't start", failed);
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
