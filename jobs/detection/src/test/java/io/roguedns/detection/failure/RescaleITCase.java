package io.roguedns.detection.failure;

import io.roguedns.detection.run.LiveJob;
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

/** A run is stopped in the midst of things, and goes on with more readers, and with fewer. */
@ExtendWith({SharedCluster.class, SharedBroker.class, SharedElasticsearch.class})
class RescaleITCase {
  @TempDir Path directory;

  @Test
  void goesOnWithAnotherParallelism() throws Exception {
    Scene scene =
        new Scene(directory, new Topics(SharedBroker.servers()), SharedElasticsearch.server());
    FlinkRest rest = SharedCluster.rest();
    try (Feed feed = scene.feed()) {
      LiveJob job = new LiveJob(scene.settings(2));
      // Rows that come too late are late only to a job whose time has come that far.
      job.await("it is there", () -> !rest.unfinishedJobs().isEmpty());
      String first = rest.job();
      job.await("it has a checkpoint", () -> rest.completed(first) > 0);
      feed.start(Duration.ofSeconds(20));
      feed.await(0.45);
      job = new LiveJob(scene.settings(4, "restore", job.stop()));
      feed.await(0.75);
      job.await("it has gone on", RescaleITCase::goesOnFromASavepoint);
      job = new LiveJob(scene.settings(1, "restore", job.stop()));
      feed.finish();
      LiveJob last = job;
      scene.awaitFindings(last::isEnded, last::said);
      last.stop();
    }
    scene.assertNothingIsLostOrTwice();
  }

  private static boolean goesOnFromASavepoint() throws Exception {
    FlinkRest rest = SharedCluster.rest();
    return !rest.unfinishedJobs().isEmpty() && rest.restored(rest.job()) == 1;
  }
}
