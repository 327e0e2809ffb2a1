package io.roguedns.benchmarks;

import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.flink.client.deployment.executors.LocalExecutor;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.core.execution.PipelineExecutor;
import org.apache.flink.core.execution.PipelineExecutorFactory;
import org.apache.flink.core.execution.PipelineExecutorServiceLoader;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A shared engine in this process for many short jobs, since starting one per job would take longer
 * than the jobs. The first job determines its configuration.
 */
final class KeptEngine implements AutoCloseable {
  private Cluster cluster;

  /** Makes later jobs run on it. */
  KeptEngine() {
    Environment.install(this);
  }

  private synchronized MiniCluster cluster(MiniClusterConfiguration configuration) {
    if (cluster == null) {
      cluster = new Cluster(configuration);
    }
    return cluster;
  }

  @Override
  public synchronized void close() {
    Environment.remove();
    if (cluster != null) {
      cluster.end();
    }
  }

  /** A cluster that neither starts nor ends with a job. */
  private static final class Cluster extends MiniCluster {
    private boolean started;

    Cluster(MiniClusterConfiguration configuration) {
      super(configuration);
    }

    @Override
    public void start() throws Exception {
      if (!started) {
        started = true;
        super.start();
      }
    }

    @Override
    public CompletableFuture<Void> closeAsync() {
      return CompletableFuture.completedFuture(null);
    }

    void end() {
      super.closeAsync().join();
    }
  }

  /** Extends Flink's class for what only its subclasses may call. */
  @SuppressWarnings("try") // It is Flink's class that can be closed, and never is.
  private static final class Environment extends StreamExecutionEnvironment {
    private Environment(PipelineExecutorServiceLoader executors, Configuration settings) {
      super(executors, settings, null);
    }

    static void install(KeptEngine engine) {
      initializeContextEnvironment(
          settings -> {
            Configuration attached = new Configuration(settings);
            attached.set(DeploymentOptions.TARGET, LocalExecutor.NAME);
            attached.set(DeploymentOptions.ATTACHED, true);
            return new Environment(new Executors(engine), attached);
          });
    }

    static void remove() {
      resetContextEnvironment();
    }
  }

  /** Sends every job to the cluster. */
  private record Executors(KeptEngine engine)
      implements PipelineExecutorServiceLoader, PipelineExecutorFactory {
    @Override
    public PipelineExecutorFactory getExecutorFactory(Configuration configuration) {
      return this;
    }

    @Override
    public Stream<String> getExecutorNames() {
      return Stream.of(getName());
    }

    @Override
    public String getName() {
      return LocalExecutor.NAME;
    }

    @Override
    public boolean isCompatibleWith(Configuration configuration) {
      return true;
    }

    @Override
    public PipelineExecutor getExecutor(Configuration configuration) {
      return LocalExecutor.createWithFactory(configuration, engine::cluster);
    }
  }
}
