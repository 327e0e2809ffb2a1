package io.roguedns.benchmarks;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.client.deployment.executors.LocalExecutor;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The engine in this process that users have, but with its REST API at a known address. Extends
 * Flink's class for what only its subclasses may call.
 */
@SuppressWarnings("try") // It is Flink's class that can be closed, and never is.
final class LocalEngine extends StreamExecutionEnvironment {
  private static volatile URI address;

  private LocalEngine() {}

  /** From now on jobs run on such engines. */
  static void install() {
    address = null;
    initializeContextEnvironment(LocalEngine::reachable);
  }

  /** From now on they don't any more. */
  static void remove() {
    resetContextEnvironment();
  }

  private static StreamExecutionEnvironment reachable(Configuration settings) {
    Configuration withAddress = new Configuration(settings);
    int port = Broker.freePort();
    withAddress.set(RestOptions.PORT, port);
    withAddress.set(RestOptions.BIND_PORT, Integer.toString(port));
    withAddress.set(RestOptions.ADDRESS, "localhost");
    // What the API says is no older than this.
    withAddress.set(WebOptions.REFRESH_INTERVAL, Duration.ofMillis(100));
    address = URI.create("http://localhost:" + port);
    // Flink's own class for local engines refuses to be made where this one decides.
    withAddress.set(DeploymentOptions.TARGET, LocalExecutor.NAME);
    withAddress.set(DeploymentOptions.ATTACHED, true);
    return new StreamExecutionEnvironment(withAddress);
  }

  /** Where the engine that was made last is reached; empty if there is none since installed. */
  static Optional<URI> address() {
    return Optional.ofNullable(address);
  }
}
