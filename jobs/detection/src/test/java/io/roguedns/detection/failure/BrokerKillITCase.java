package io.roguedns.detection.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.detection.run.LiveJob;
import io.roguedns.detection.testing.BrokerProcess;
import io.roguedns.detection.testing.JvmProcess;
import io.roguedns.detection.testing.SharedCluster;
import io.roguedns.detection.testing.SharedElasticsearch;
import io.roguedns.processes.FlinkRest;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The broker, which rows come from and findings go to, is killed and started again. */
@ExtendWith({SharedCluster.class, SharedElasticsearch.class})
class BrokerKillITCase {
  private static final double[] WHEN = {0.45, 0.75};
  private static final int KILLED = 137;

  @TempDir Path directory;

  @Test
  void theBrokerIsKilled() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(directory)) {
      Scene scene = new Scene(directory, broker.topics(), SharedElasticsearch.server());
      try (Feed feed = scene.feed()) {
        LiveJob job = new LiveJob(scene.settings(2));
        FlinkRest rest = SharedCluster.rest();
        job.await("it is there", () -> !rest.unfinishedJobs().isEmpty());
        String id = rest.job();
        job.await("it has a checkpoint", () -> rest.completed(id) > 0);
        feed.start(Duration.ofSeconds(15));
        for (double share : WHEN) {
          feed.await(share);
          JvmProcess victim = broker.process();
          broker.kill();
          assertThat(victim.status()).isEqualTo(KILLED);
          long completed = rest.completed(id);
          broker.restart();
          assertThat(broker.process().pid()).isNotEqualTo(victim.pid());
          job.await("it has one more checkpoint", () -> rest.completed(id) > completed);
        }
        feed.finish();
        scene.awaitFindings(job::isEnded, job::said);
        job.stop();
      }
      scene.assertNothingIsLostOrTwice();
    }
  }
}
