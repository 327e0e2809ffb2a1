package io.roguedns.detection.run;

import java.util.stream.Stream;
import org.apache.flink.client.deployment.executors.LocalExecutor;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.core.execution.PipelineExecutor;
import org.apache.flink.core.execution.PipelineExecutorFactory;
import org.apache.flink.core.execution.PipelineExecutorServiceLoader;
import org.apache.flink.core.failure.FailureEnricher;
import org.apache.flink.streaming.api.environment.LocalStreamEnvironment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Flink's environment for a job in this process, on an {@link IsolatedCluster}. */
final class LocalEnvironment {
  private LocalEnvironment() {}

  /**
   * The environment of the context, such as that of {@code flink run}; without a context, one whose
   * jobs run in this process.
   *
   * @param failures receives each failure of a job in this process
   */
  static StreamExecutionEnvironment orContext(
      Configuration configuration, FailureEnricher failures) {
    StreamExecutionEnvironment flinks =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    if (!(flinks instanceof LocalStreamEnvironment)) {
      return flinks;
    }
    Configuration local = new Configuration(configuration);
    local.set(DeploymentOptions.TARGET, LocalExecutor.NAME);
    local.set(DeploymentOptions.ATTACHED, true);
    return new StreamExecutionEnvironment(new IsolatedExecutor(failures), local, null);
  }

  /** Runs each job on a separate cluster. */
  private record IsolatedExecutor(FailureEnricher failures)
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
      return LocalExecutor.createWithFactory(
          configuration, cluster -> new IsolatedCluster(cluster, failures));
    }
  }
}
