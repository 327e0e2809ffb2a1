package io.roguedns.detection.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.detection.testing.SharedBroker;
import io.roguedns.detection.testing.SharedCluster;
import io.roguedns.detection.testing.SharedElasticsearch;
import io.roguedns.detection.testing.Topics;
import io.roguedns.processes.FlinkRest;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An operator throws, now behind the source, now before the sinks. */
@ExtendWith({SharedCluster.class, SharedBroker.class, SharedElasticsearch.class})
class OperatorFailureITCase {
  private static final double[] WHEN = {0.4, 0.55, 0.7, 0.85};

  @TempDir Path directory;

  @Test
  void operatorsThrow() throws Exception {
    Scene scene =
        new Scene(directory, new Topics(SharedBroker.servers()), SharedElasticsearch.server());
    FlinkRest rest = SharedCluster.rest();
    try (Feed feed = scene.feed();
        FailingJob job = new FailingJob(scene.settings(2))) {
      job.await("it is there", () -> !rest.unfinishedJobs().isEmpty());
      job.await("it has a checkpoint", () -> rest.completed(job.id()) > 0);
      feed.start(Duration.ofSeconds(25));
      int failures = 0;
      for (double share : WHEN) {
        feed.await(share);
        job.fail(failures % 2 == 0 ? FailingJob.BEHIND_THE_SOURCE : FailingJob.BEFORE_THE_SINKS);
        long expected = ++failures;
        job.await("it is restored", () -> rest.restored(job.id()) == expected);
      }
      assertThat(job.thrown()).isEqualTo(failures);
      int restarts = failures;
      job.await("it counts its restarts", () -> job.restarts() == restarts);
      feed.finish();
      scene.awaitFindings(job::isEnded, job::said);
      job.stop();
    }
    scene.assertNothingIsLostOrTwice();
  }
}
