package io.roguedns.detection.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.detection.testing.SharedCluster;
import io.roguedns.detection.testing.Waiting;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A job on a cluster, whose failures are asked for over its REST API. */
@ExtendWith(SharedCluster.class)
class RestartWatchITCase {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final AtomicInteger FAILURES = new AtomicInteger();

  @Test
  void saysTheFailuresOfAJobOnACluster() throws Exception {
    List<String> said = new CopyOnWriteArrayList<>();
    FAILURES.set(2);
    Configuration configuration = new Configuration();
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 2);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(300));
    StreamExecutionEnvironment engine =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    engine.setParallelism(1);
    engine.fromSequence(0, Long.MAX_VALUE - 1).map(new Fail()).sinkTo(new DiscardingSink<>());
    JobClient job = engine.executeAsync("fails");

    try (RestartWatch watch =
        RestartWatch.of(
            cluster(), Duration.ofMillis(100), job.getJobID(), new RestartNotices(said::add))) {
      Waiting.until(() -> "said " + said, PATIENCE, () -> said.size() == 2);
    }
    job.cancel().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

    String restarts = "warning: the job restarts from its last checkpoint after a failure: ";
    assertThat(said)
        .containsExactly(
            restarts + "java.lang.IllegalStateException: no luck, thrice",
            restarts + "java.lang.IllegalStateException: no luck, twice");
  }

  @Test
  void theRootCauseOfATraceIsItsLast() {
    assertThat(
            RestartWatch.rootCause(
                "java.lang.RuntimeException: outer\n\tat a.B.c(B.java:1)\n"
                    + "Caused by: java.io.IOException: inner\nof two lines\n\tat a.B.d(B.java:2)\n"
                    + "\t... 3 more\n"))
        .isEqualTo("java.io.IOException: inner\nof two lines");
    assertThat(RestartWatch.rootCause("no trace")).isEqualTo("no trace");
  }

  private static Configuration cluster() {
    URI address = SharedCluster.restAddress();
    return Configuration.fromMap(
        Map.of(
            RestOptions.ADDRESS.key(), address.getHost(),
            RestOptions.PORT.key(), Integer.toString(address.getPort())));
  }

  /** Throws as long as it is to. */
  private static final class Fail implements MapFunction<Long, Long> {
    @Override
    public Long map(Long row) throws InterruptedException {
      int left = FAILURES.getAndUpdate(count -> Math.max(0, count - 1));
      if (left > 0) {
        throw new IllegalStateException("no luck, " + (left == 2 ? "thrice" : "twice"));
      }
      Thread.sleep(1);
      return row;
    }
  }
}
