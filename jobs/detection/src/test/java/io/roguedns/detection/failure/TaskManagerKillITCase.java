package io.roguedns.detection.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.detection.run.LiveJob;
import io.roguedns.detection.testing.FlinkProcesses;
import io.roguedns.detection.testing.JvmProcess;
import io.roguedns.detection.testing.SharedBroker;
import io.roguedns.detection.testing.SharedCluster;
import io.roguedns.detection.testing.SharedElasticsearch;
import io.roguedns.detection.testing.Topics;
import io.roguedns.processes.FlinkRest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** TaskManagers of a cluster of processes are killed, three in one run. */
@ExtendWith({SharedCluster.class, SharedBroker.class, SharedElasticsearch.class})
class TaskManagerKillITCase {
  private static final double[] WHEN = {0.4, 0.6, 0.8};
  private static final int KILLED = 137;

  @TempDir Path directory;

  @Test
  void taskManagersAreKilled() throws Exception {
    Scene scene =
        new Scene(directory, new Topics(SharedBroker.servers()), SharedElasticsearch.server());
    // Each has room for the whole job, so that it goes on before a killed one is replaced.
    try (FlinkProcesses cluster = new FlinkProcesses(directory, 2);
        Feed feed = scene.feed()) {
      cluster.use();
      FlinkRest rest = cluster.rest();
      LiveJob job = new LiveJob(scene.settings(2));
      job.await("it is there", () -> !rest.unfinishedJobs().isEmpty());
      String id = rest.job();
      job.await("it has a checkpoint", () -> rest.completed(id) > 0);
      feed.start(Duration.ofSeconds(30));
      for (double share : WHEN) {
        feed.await(share);
        List<String> busy = rest.busyTaskManagers();
        assertThat(busy).isNotEmpty();
        long restored = rest.restored(id);
        JvmProcess victim = cluster.kill(busy.get(0));
        long completed = rest.completed(id);
        assertThat(victim.status()).isEqualTo(KILLED);
        cluster.startTaskManager();
        job.await("it goes on", () -> rest.restored(id) > restored);
        job.await("it has one more checkpoint", () -> rest.completed(id) > completed);
      }
      feed.finish();
      scene.awaitFindings(job::isEnded, job::said);
      job.stop();
    }
    scene.assertNothingIsLostOrTwice();
  }
}
