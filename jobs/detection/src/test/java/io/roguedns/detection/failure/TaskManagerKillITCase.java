package io.roguedns.detection.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.detection.cli.LiveJob;
import io.roguedns.detection.testing.FlinkProcesses;
import io.roguedns.detection.testing.FlinkRest;
import io.roguedns.detection.testing.JvmProcess;
import io.roguedns.detection.testing.SharedBroker;
import io.roguedns.detection.testing.SharedCluster;
import io.roguedns.detection.testing.Topics;
import io.roguedns.detection.testing.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** TaskManagers of a cluster of processes are killed, three in one run. */
@ExtendWith({SharedCluster.class, SharedBroker.class})
class TaskManagerKillITCase {
  private static final double[] WHEN = {0.4, 0.6, 0.8};
  private static final int KILLED = 137;

  @TempDir Path directory;

  @Test
  void taskManagersAreKilled() throws Exception {
    Scene scene = new Scene(directory, new Topics(SharedBroker.servers()));
    // One more than the job needs takes the place of one that is killed.
    try (FlinkProcesses cluster = new FlinkProcesses(directory, 3);
        Feed feed = scene.feed()) {
      cluster.use();
      FlinkRest rest = cluster.rest();
      LiveJob job = new LiveJob(scene.settings(2));
      await(job, "is there", () -> !rest.unfinishedJobs().isEmpty());
      String id = rest.job();
      await(job, "has a checkpoint", () -> rest.completed(id) > 0);
      feed.start(Duration.ofSeconds(30));
      int kills = 0;
      for (double share : WHEN) {
        feed.await(share);
        List<String> busy = rest.busyTaskManagers();
        assertThat(busy).hasSize(2);
        long restored = rest.restored(id);
        JvmProcess victim = cluster.kill(busy.get(kills++ % 2));
        long completed = rest.completed(id);
        assertThat(victim.status()).isEqualTo(KILLED);
        cluster.startTaskManager();
        await(job, "goes on", () -> rest.restored(id) > restored);
        await(job, "has one more checkpoint", () -> rest.completed(id) > completed);
      }
      feed.finish();
      scene.awaitFindings(job::isEnded, job::said);
      job.stop();
    }
    scene.assertNothingIsLostOrTwice();
  }

  private static void await(LiveJob job, String what, Waiting.Condition condition) {
    Waiting.until(
        () -> "waited in vain until the job " + what + "; " + job.said(),
        Duration.ofSeconds(40),
        condition);
  }
}
