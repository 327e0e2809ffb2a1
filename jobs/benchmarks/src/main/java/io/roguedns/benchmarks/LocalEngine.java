package io.roguedns.benchmarks;

import io.roguedns.processes.Ports;
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

  private static volatile int port;

  private LocalEngine() {}

  /** From now on jobs run on such engines. */
  static void install() {
    // The same for all that are made until it is removed: some are made only to be asked for
    // settings.
    port = Ports.free();
    address = URI.create("http://localhost:" + port);
    initializeContextEnvironment(LocalEngine::reachable);
  }

  /** From now on they don't any more. */
  static void remove() {
    resetContextEnvironment();
  }

  private static StreamExecutionEnvironment reachable(Configuration settings) {
    Configuration withAddress = new Configuration(settings);
    withAddress.set(RestOptions.PORT, port);
    withAddress.set(RestOptions.BIND_PORT, Integer.toString(port));
    withAddress.set(RestOptions.ADDRESS, "localhost");
    // What the API says is no older than this.
    withAddress.set(WebOptions.REFRESH_INTERVAL, Duration.ofMillis(100));
    // Flink's own class for local engines refuses to be made where this one decides.
    withAddress.set(DeploymentOptions.TARGET, LocalExecutor.NAME);
    withAddress.set(DeploymentOptions.ATTACHED, true);
    return new StreamExecutionEnvironment(withAddress);
  }

  /** Where an engine is reached once it runs; empty if none was ever installed. */
  static Optional<URI> address() {
    return Optional.ofNullable(address);
  }
}
