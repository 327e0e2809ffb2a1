package io.roguedns.cluster;

import io.roguedns.processes.FlinkRest;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;

/** Waits, when all rows are sent, until the job has emitted everything that follows from them. */
public final class EndOfTraffic {
  private static final Duration TO_THE_END = Duration.ofSeconds(120);

  /**
   * Longer than the interval in which sources emit watermarks, and than a poll of what is found.
   */
  private static final Duration QUIET = Duration.ofSeconds(1);

  private EndOfTraffic() {}

  /**
   * Moves event time behind the end of the traffic until that brings no more findings or alerts: a
   * job that was restarted meanwhile goes on from the watermark that all partitions had reached,
   * and advances with new rows alone.
   *
   * @param flink the cluster that the job runs on
   * @param closing a row of later than all others, which nothing is found in
   * @return how often a closing row was sent to each partition
   */
  public static int await(
      String servers, FlinkRest flink, Feed feed, String closing, FoundTopics found)
      throws InterruptedException, IOException, ClusterException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      int moves = 0;
      int before;
      do {
        before = found.total();
        feed.moveTime(closing);
        moves++;
        awaitRead(admin);
        awaitCommitted(flink, found);
      } while (found.total() > before);
      return moves;
    }
  }

  private static void awaitRead(Admin admin) throws InterruptedException, ClusterException {
    long deadline = System.nanoTime() + TO_THE_END.toNanos();
    long lag = ReadingLag.rows(admin);
    while (lag > 0) {
      if (System.nanoTime() > deadline) {
        throw ClusterException.failure(
            "the job has "
                + lag
                + " rows still to read after "
                + TO_THE_END.toSeconds()
                + " s; see status and logs, or lower --rate");
      }
      TimeUnit.MILLISECONDS.sleep(200);
      lag = ReadingLag.rows(admin);
    }
  }

  /**
   * What follows from rows that are read is in the outputs when the watermark behind them has
   * passed, and in their topics after a checkpoint that begins later.
   */
  private static void awaitCommitted(FlinkRest flink, FoundTopics found)
      throws InterruptedException, IOException {
    TimeUnit.MILLISECONDS.sleep(QUIET.toMillis());
    flink.checkpoint(flink.job());
    while (found.quiet().compareTo(QUIET) < 0) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }
}
