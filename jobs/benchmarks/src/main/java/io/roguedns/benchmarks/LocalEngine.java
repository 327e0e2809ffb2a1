package io.roguedns.benchmarks;

import io.roguedns.processes.FlinkRest;
import io.roguedns.processes.Ports;
import java.net.URI;
import java.time.Duration;
import org.apache.flink.client.deployment.executors.LocalExecutor;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.WebOptions;

/** The engine of local runs, but with a REST API at a known address. */
final class LocalEngine implements LiveEngine {
  /**
   * The same for all environments that are made until it is removed: some are made only to be asked
   * for settings.
   */
  private final int port = Ports.free();

  @Override
  public void install() {
    ContextEnvironment.use(this::reachable);
  }

  private void reachable(Configuration settings) {
    settings.set(RestOptions.PORT, port);
    settings.set(RestOptions.BIND_PORT, Integer.toString(port));
    settings.set(RestOptions.ADDRESS, "localhost");
    // What the API says is no older than this.
    settings.set(WebOptions.REFRESH_INTERVAL, Duration.ofMillis(100));
    // Flink's own class for local engines refuses to be made where this one decides.
    settings.set(DeploymentOptions.TARGET, LocalExecutor.NAME);
    settings.set(DeploymentOptions.ATTACHED, true);
  }

  @Override
  public FlinkRest rest() {
    return new FlinkRest(URI.create("http://localhost:" + port));
  }

  @Override
  public void remove() {
    ContextEnvironment.reset();
  }
}
