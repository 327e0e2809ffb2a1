package io.roguedns.elasticsearch;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.Node;
import org.elasticsearch.node.NodeValidationException;

/**
 * A real Elasticsearch server of one node, without security, on the loopback interface alone.
 *
 * <p>Arguments: the server's home (with {@code config} and {@code modules}), the port, the
 * directory for data, then any settings of Elasticsearch as {@code name=value}. When it can be
 * asked, it says so on standard output. It ends with its standard input, so that it doesn't outlive
 * whoever started it, unless the system property {@code roguedns.outlives-input} is true.
 */
public final class LocalServer {
  private LocalServer() {}

  public static void main(String[] arguments)
      throws IOException, NodeValidationException, InterruptedException {
    if (arguments.length < 3) {
      throw new IllegalArgumentException("HOME PORT DATA [name=value ...] are needed");
    }
    Path home = Path.of(arguments[0]).toAbsolutePath();
    String port = arguments[1];
    Settings.Builder settings =
        Settings.builder()
            .put("path.home", home.toString())
            .put("path.data", Path.of(arguments[2]).toAbsolutePath().toString())
            .put("path.logs", Path.of(arguments[2]).resolve("logs").toAbsolutePath().toString())
            .put("cluster.name", "roguedns")
            .put("node.name", "local")
            .put("discovery.type", "single-node")
            .put("network.host", "127.0.0.1")
            .put("http.port", port)
            .put("transport.port", "0")
            // Space on a developer's disk is no reason to refuse documents.
            .put("cluster.routing.allocation.disk.threshold_enabled", false);
    for (int i = 3; i < arguments.length; i++) {
      int equals = arguments[i].indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(arguments[i] + " isn't an option: name=value is one");
      }
      settings.put(arguments[i].substring(0, equals), arguments[i].substring(equals + 1));
    }
    Files.createDirectories(Path.of(arguments[2]));
    Environment environment = new Environment(settings.build(), home.resolve("config"));
    // Logging takes standard output for itself.
    PrintStream out = System.out;
    LogConfigurator.configureESLogging();
    LogConfigurator.configure(environment, true);
    Node node = new Node(environment);
    node.start();
    out.println("Elasticsearch is up on http://127.0.0.1:" + port);

    CountDownLatch ended = new CountDownLatch(1);
    if (!Boolean.getBoolean("roguedns.outlives-input")) {
      Thread watch = new Thread(() -> awaitEndOfInput(ended), "watch standard input");
      watch.setDaemon(true);
      watch.start();
    }
    ended.await();
    node.close();
    System.exit(0);
  }

  private static void awaitEndOfInput(CountDownLatch ended) {
    try {
      while (System.in.read() >= 0) {
        // What is written there says nothing; its end does.
      }
    } catch (IOException gone) {
      // As good as its end.
    } finally {
      ended.countDown();
    }
  }
}
