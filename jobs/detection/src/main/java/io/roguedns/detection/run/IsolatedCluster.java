package io.roguedns.detection.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.failure.FailureEnricher;
import org.apache.flink.runtime.blob.BlobServer;
import org.apache.flink.runtime.blob.TransientBlobService;
import org.apache.flink.runtime.clusterframework.types.ResourceID;
import org.apache.flink.runtime.dispatcher.ArchivedApplicationStore;
import org.apache.flink.runtime.dispatcher.DispatcherGateway;
import org.apache.flink.runtime.dispatcher.SessionDispatcherFactory;
import org.apache.flink.runtime.dispatcher.runner.DefaultDispatcherRunnerFactory;
import org.apache.flink.runtime.entrypoint.component.DefaultDispatcherResourceManagerComponentFactory;
import org.apache.flink.runtime.entrypoint.component.DispatcherResourceManagerComponent;
import org.apache.flink.runtime.entrypoint.component.DispatcherResourceManagerComponentFactory;
import org.apache.flink.runtime.heartbeat.HeartbeatServices;
import org.apache.flink.runtime.highavailability.HighAvailabilityServices;
import org.apache.flink.runtime.leaderelection.LeaderElection;
import org.apache.flink.runtime.metrics.MetricRegistry;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.resourcemanager.ResourceManagerGateway;
import org.apache.flink.runtime.resourcemanager.StandaloneResourceManagerFactory;
import org.apache.flink.runtime.rest.RestEndpointFactory;
import org.apache.flink.runtime.rest.handler.RestHandlerConfiguration;
import org.apache.flink.runtime.rest.handler.RestHandlerSpecification;
import org.apache.flink.runtime.rest.handler.legacy.metrics.MetricFetcher;
import org.apache.flink.runtime.rpc.FatalErrorHandler;
import org.apache.flink.runtime.rpc.RpcService;
import org.apache.flink.runtime.security.token.DelegationTokenManager;
import org.apache.flink.runtime.webmonitor.WebMonitorEndpoint;
import org.apache.flink.runtime.webmonitor.retriever.LeaderGatewayRetriever;
import org.apache.flink.runtime.webmonitor.retriever.MetricQueryServiceRetriever;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelInboundHandler;

/**
 * Flink's cluster in this process without listening sockets. Flink's own has a REST API, by which
 * any user of the machine could cancel the job or run code in it, and a BLOB server that stores
 * anybody's data. Neither is needed here: the job is submitted and stopped by calls, and BLOBs are
 * files of a shared directory.
 */
final class IsolatedCluster extends MiniCluster {
  private final FailureEnricher failures;

  /**
   * A cluster that isn't started yet.
   *
   * @param failures receives each failure of a task or a job
   */
  IsolatedCluster(MiniClusterConfiguration configuration, FailureEnricher failures) {
    super(configuration);
    this.failures = failures;
  }

  @Override
  protected Collection<? extends DispatcherResourceManagerComponent>
      createDispatcherResourceManagerComponents(
          Configuration configuration,
          RpcServiceFactory rpcServiceFactory,
          BlobServer blobServer,
          HeartbeatServices heartbeatServices,
          DelegationTokenManager delegationTokenManager,
          MetricRegistry metricRegistry,
          MetricQueryServiceRetriever metricQueryServiceRetriever,
          FatalErrorHandler fatalErrorHandler)
          throws Exception {
    // Closes only the socket: the directory is shared, and calls continue to work.
    blobServer.close();
    return super.createDispatcherResourceManagerComponents(
        configuration,
        rpcServiceFactory,
        blobServer,
        heartbeatServices,
        delegationTokenManager,
        metricRegistry,
        metricQueryServiceRetriever,
        fatalErrorHandler);
  }

  @Override
  protected DispatcherResourceManagerComponentFactory
      createDispatcherResourceManagerComponentFactory() {
    return new Components(
        new DefaultDispatcherResourceManagerComponentFactory(
            DefaultDispatcherRunnerFactory.createSessionRunner(SessionDispatcherFactory.INSTANCE),
            StandaloneResourceManagerFactory.getInstance(),
            new NoEndpoint()),
        failures);
  }

  /**
   * Flink's components, whose failures are passed on; a mini-cluster doesn't expose them otherwise.
   */
  private record Components(
      DispatcherResourceManagerComponentFactory flinks, FailureEnricher failures)
      implements DispatcherResourceManagerComponentFactory {
    @Override
    public DispatcherResourceManagerComponent create(
        Configuration configuration,
        ResourceID resourceId,
        Executor ioExecutor,
        RpcService rpcService,
        HighAvailabilityServices highAvailabilityServices,
        BlobServer blobServer,
        HeartbeatServices heartbeatServices,
        DelegationTokenManager delegationTokenManager,
        MetricRegistry metricRegistry,
        ArchivedApplicationStore archivedApplicationStore,
        MetricQueryServiceRetriever metricQueryServiceRetriever,
        Collection<FailureEnricher> failureEnrichers,
        FatalErrorHandler fatalErrorHandler)
        throws Exception {
      return flinks.create(
          configuration,
          resourceId,
          ioExecutor,
          rpcService,
          highAvailabilityServices,
          blobServer,
          heartbeatServices,
          delegationTokenManager,
          metricRegistry,
          archivedApplicationStore,
          metricQueryServiceRetriever,
          Set.of(failures),
          fatalErrorHandler);
    }
  }

  /** Makes endpoints that don't listen. */
  private record NoEndpoint() implements RestEndpointFactory<DispatcherGateway> {
    @Override
    public WebMonitorEndpoint<DispatcherGateway> createRestEndpoint(
        Configuration configuration,
        LeaderGatewayRetriever<DispatcherGateway> dispatcher,
        LeaderGatewayRetriever<ResourceManagerGateway> resourceManager,
        TransientBlobService blobs,
        ScheduledExecutorService executor,
        MetricFetcher metrics,
        LeaderElection leaderElection,
        FatalErrorHandler fatalErrorHandler)
        throws Exception {
      RestHandlerConfiguration handlers = RestHandlerConfiguration.fromConfiguration(configuration);
      return new WebMonitorEndpoint<>(
          dispatcher,
          configuration,
          handlers,
          resourceManager,
          blobs,
          executor,
          metrics,
          leaderElection,
          RestEndpointFactory.createExecutionGraphCache(handlers),
          fatalErrorHandler) {
        /** No handlers, so nothing can be done while the socket is open for a moment. */
        @Override
        protected List<Tuple2<RestHandlerSpecification, ChannelInboundHandler>> initializeHandlers(
            CompletableFuture<String> localAddress) {
          return new ArrayList<>();
        }

        @Override
        public void startInternal() {
          closeAsync();
        }
      };
    }
  }
}
