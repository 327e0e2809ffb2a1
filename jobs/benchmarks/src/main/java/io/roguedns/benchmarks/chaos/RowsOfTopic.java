package io.roguedns.benchmarks.chaos;

import io.roguedns.cluster.ClusterException;
import io.roguedns.cluster.ClusterTopics;
import io.roguedns.cluster.ReadingLag;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * The topic that rows are sent to.
 *
 * @param servers the broker
 */
record RowsOfTopic(String servers) {
  private static final long PAUSE_MILLIS = 200;

  int partitions() {
    return ClusterTopics.ROW_PARTITIONS;
  }

  /** Waits, as long as the job gets on, until it has read all rows and committed their results. */
  void awaitRead() throws InterruptedException, ClusterException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      long least = Long.MAX_VALUE;
      long deadline = 0;
      long lag = ReadingLag.rows(admin);
      while (lag > 0) {
        if (lag < least) {
          least = lag;
          deadline = System.nanoTime() + ChaosCluster.PATIENCE.toNanos();
        } else if (System.nanoTime() > deadline) {
          throw new IllegalStateException("the job doesn't get on, with " + lag + " rows to read");
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        lag = ReadingLag.rows(admin);
      }
    }
  }

  /**
   * Fails unless the topic has the given number of rows: none was lost or doubled on its way there.
   */
  void mustBe(long rows) throws InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      long there =
          admin
              .listOffsets(
                  IntStream.range(0, partitions())
                      .mapToObj(partition -> new TopicPartition(ClusterTopics.ROWS, partition))
                      .collect(Collectors.toMap(one -> one, any -> OffsetSpec.latest())))
              .all()
              .get()
              .values()
              .stream()
              .mapToLong(end -> end.offset())
              .sum();
      if (there != rows) {
        throw new IllegalStateException(
            "%,d rows were sent, but the topic has %,d".formatted(rows, there));
      }
    } catch (ExecutionException failed) {
      throw new IllegalStateException("the topic's ends can't be read", failed);
    }
  }
}
