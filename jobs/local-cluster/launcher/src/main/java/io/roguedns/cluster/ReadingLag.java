package io.roguedns.cluster;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far behind the senders the job is, as of its last checkpoint. */
public final class ReadingLag {
  /** The job's default consumer group. */
  private static final String GROUP = "roguedns";

  private ReadingLag() {}

  /** How many rows the job has still to read, or whose results it has still to commit. */
  public static long rows(Admin admin) throws InterruptedException, ClusterException {
    try {
      Map<TopicPartition, OffsetAndMetadata> read =
          admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get();
      Map<TopicPartition, OffsetSpec> latest =
          IntStream.range(0, ClusterTopics.ROW_PARTITIONS)
              .mapToObj(partition -> new TopicPartition(ClusterTopics.ROWS, partition))
              .collect(Collectors.toMap(partition -> partition, any -> OffsetSpec.latest()));
      long lag = 0;
      for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end :
          admin.listOffsets(latest).all().get().entrySet()) {
        OffsetAndMetadata position = read.get(end.getKey());
        lag += end.getValue().offset() - (position == null ? 0 : position.offset());
      }
      return lag;
    } catch (ExecutionException failed) {
      throw ClusterException.failure(
          "Kafka doesn't answer: " + failed.getCause().getMessage() + "; see status and logs");
    }
  }
}
