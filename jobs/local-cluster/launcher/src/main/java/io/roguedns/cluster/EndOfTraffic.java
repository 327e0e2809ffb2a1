package io.roguedns.cluster;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;

/** Waits, when all rows are sent, until the job has emitted everything that follows from them. */
public final class EndOfTraffic {
  private static final Duration QUIET = Duration.ofSeconds(6);
  private static final Duration TO_THE_END = Duration.ofSeconds(120);

  private EndOfTraffic() {}

  /**
   * Moves event time behind the end of the traffic until that brings no more findings or alerts: a
   * job that was restarted meanwhile goes on from the watermark that all partitions had reached,
   * and advances with new rows alone.
   *
   * @param closing a row of later than all others, which nothing is found in
   * @return how often a closing row was sent to each partition
   */
  public static int await(String servers, Feed feed, String closing, FoundTopics found)
      throws InterruptedException, ClusterException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      int moves = 0;
      int before;
      do {
        before = found.total();
        feed.moveTime(closing);
        moves++;
        awaitQuiet(admin, found);
      } while (found.total() > before);
      return moves;
    }
  }

  /** Waits until the job has read all rows and emits nothing more. */
  private static void awaitQuiet(Admin admin, FoundTopics found)
      throws InterruptedException, ClusterException {
    long deadline = System.nanoTime() + TO_THE_END.toNanos();
    long lag = ReadingLag.rows(admin);
    while (lag > 0 || found.quiet().compareTo(QUIET) < 0) {
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
}
