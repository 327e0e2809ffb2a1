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
 * Asks a cluster for the failures of a job that was submitted to it, as long as whoever submitted
 * it waits for its end. The cluster keeps the latest 16; of more between two looks the rest is in
 * its log alone.
 */
final class RestartWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RestartWatch.class);

  /** How often a cluster is asked. */
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

  /** The time of the latest failure that was said, in milliseconds. */
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
   * Begins to watch a job.
   *
   * @param cluster says where its REST API is, and how to get in
   * @throws ConfigurationException if what the cluster's TLS needs isn't there
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
                  // The JobManager may be starting or ending; the next look tells more.
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

  /** The innermost cause's class and message, as a trace names it. */
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
