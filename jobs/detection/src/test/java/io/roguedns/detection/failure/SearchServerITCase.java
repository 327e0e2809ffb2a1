package io.roguedns.detection.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.detection.run.LiveJob;
import io.roguedns.detection.testing.ElasticsearchServer;
import io.roguedns.detection.testing.Overload;
import io.roguedns.detection.testing.SharedBroker;
import io.roguedns.detection.testing.SharedCluster;
import io.roguedns.detection.testing.Topics;
import io.roguedns.processes.FlinkRest;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The search server is overloaded and answers 429 for a minute, takes documents again, is killed in
 * the midst of that, and started again. Its refusals are its own.
 */
@ExtendWith({SharedCluster.class, SharedBroker.class})
class SearchServerITCase {
  private static final Duration A_MINUTE = Duration.ofSeconds(60);

  /** How long it may take until the server has no room, and until that is noticed. */
  private static final Duration FILLING = Duration.ofSeconds(4);

  /** Longer than the minute, so that rows come in each of the server's times. */
  private static final Duration FEED = Duration.ofSeconds(85);

  private static final int KILLED = 137;

  @TempDir Path directory;

  @Test
  void theServerRefusesForAMinuteAndIsKilled() throws Exception {
    try (ElasticsearchServer server =
        new ElasticsearchServer(
            directory.resolve("elasticsearch"), "indexing_pressure.memory.limit=8mb")) {
      server.start();
      Scene scene = new Scene(directory, new Topics(SharedBroker.servers()), server);
      try (Feed feed = scene.feed()) {
        LiveJob job = new LiveJob(scene.settings(2));
        FlinkRest rest = SharedCluster.rest();
        job.await("it is there", () -> !rest.unfinishedJobs().isEmpty());
        String id = rest.job();
        job.await("it has documents", () -> !server.documents().isEmpty());
        feed.start(FEED);

        refuseForAMinute(server, rest, id);
        int before = server.documents().size();
        job.await("the server has more", () -> server.documents().size() > before);

        assertThat(server.kill()).isEqualTo(KILLED);
        long completed = rest.completed(id);
        job.await("the others go on without it", () -> rest.completed(id) > completed + 1);
        server.start();
        feed.finish();
        scene.awaitFindings(job::isEnded, job::said);
        assertThat(rest.restored(id)).as("times that the job was started again").isZero();
        job.stop();
      }
      scene.assertNothingIsLostOrTwice();
    }
  }

  /** While it does, nothing gets in, and the job's checkpoints don't wait. */
  private static void refuseForAMinute(ElasticsearchServer server, FlinkRest rest, String id)
      throws Exception {
    Overload overload = Overload.of(server, A_MINUTE.plus(FILLING));
    long start = System.nanoTime();
    int before = server.documents().size();
    long refused = server.rejections();
    long completed = rest.completed(id);
    Duration lasted = Duration.ZERO;
    while (!overload.isOver()) {
      int now = server.documents().size();
      if (overload.isOver()) {
        break;
      }
      assertThat(now).as("documents while none is taken").isEqualTo(before);
      lasted = Duration.ofNanos(System.nanoTime() - start);
      Thread.sleep(500);
    }
    assertThat(lasted).isGreaterThanOrEqualTo(A_MINUTE);
    assertThat(server.rejections() - refused).as("times that it refused").isGreaterThan(5);
    assertThat(rest.completed(id)).as("checkpoints").isGreaterThan(completed + 20);
  }
}
