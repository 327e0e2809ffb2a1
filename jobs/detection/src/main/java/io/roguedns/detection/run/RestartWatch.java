package io.roguedns.detection.run;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.rest.RestClient;
import org.apache.flink.runtime.rest.messages.EmptyRequestBody;
import org.apache.flink.runtime.rest.messages.JobExceptionsHeaders;
import org.apache.flink.runtime.rest.messages.JobExceptionsInfoWithHistory;
import org.apache.flink.runtime.rest.messages.JobExceptionsInfoWithHistory.RootExceptionInfo;
import org.apache.flink.runtime.rest.messages.job.JobExceptionsMessageParameters;
import org.apache.flink.util.ConfigurationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls a cluster for the failures of a submitted job, while the client waits for its end. The
 * cluster keeps the latest 16; if there are more between two polls, the rest is only in its log.
 */
final class RestartWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RestartWatch.class);

  /** The polling interval. */
  static final Duration INTERVAL = Duration.ofSeconds(10);

  private static final String CAUSED_BY = "Caused by: ";

  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "restarts");
            thread.setDaemon(true);
            return thread;
          });
  private final RestClient client;
  private final String host;
  private final int port;
  private final JobID job;
  private final RestartNotices notices;

  /** The time of the latest printed failure, in milliseconds. */
  private volatile long latest;

  private RestartWatch(Configuration cluster, JobID job, RestartNotices notices)
      throws ConfigurationException {
    this.client = new RestClient(cluster, ticker);
    this.host = cluster.get(RestOptions.ADDRESS);
    this.port = cluster.get(RestOptions.PORT);
    this.job = job;
    this.notices = notices;
  }

  /**
   * Starts to poll a job.
   *
   * @param cluster the configuration of its REST API
   * @throws ConfigurationException if files for the cluster's TLS are missing
   */
  static RestartWatch of(
      Configuration cluster, Duration interval, JobID job, RestartNotices notices)
      throws ConfigurationException {
    RestartWatch watch = new RestartWatch(cluster, job, notices);
    watch.ticker.scheduleWithFixedDelay(
        watch::look, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    return watch;
  }

  private void look() {
    JobExceptionsHeaders headers = JobExceptionsHeaders.getInstance();
    JobExceptionsMessageParameters parameters = headers.getUnresolvedMessageParameters();
    parameters.jobPathParameter.resolve(job);
    try {
      client
          .sendRequest(host, port, headers, parameters, EmptyRequestBody.getInstance())
          .whenComplete(
              (exceptions, unavailable) -> {
                if (unavailable != null) {
                  // The JobManager may be starting or ending; try again at the next poll.
                  LOG.debug("no failures to show", unavailable);
                  return;
                }
                said(exceptions);
              });
    } catch (IOException unreachable) {
      LOG.debug("no failures to show", unreachable);
    }
  }

  private void said(JobExceptionsInfoWithHistory exceptions) {
    List<RootExceptionInfo> unsaid =
        exceptions.getExceptionHistory().getEntries().stream()
            .filter(failure -> failure.getTimestamp() > latest)
            .sorted(Comparator.comparing(RootExceptionInfo::getTimestamp))
            .toList();
    for (RootExceptionInfo failure : unsaid) {
      notices.failed(rootCause(failure.getStacktrace()));
      latest = failure.getTimestamp();
    }
  }

  /** The root cause's class and message in a stack trace. */
  static String rootCause(String trace) {
    int cause = trace.lastIndexOf("\n" + CAUSED_BY);
    String root = cause < 0 ? trace : trace.substring(cause + 1 + CAUSED_BY.length());
    int frames = root.indexOf("\n\tat ");
    return (frames < 0 ? root : root.substring(0, frames)).strip();
  }

  /** Asks no more. */
  @Override
  public void close() {
    ticker.shutdownNow();
    client.closeAsync();
  }
}
