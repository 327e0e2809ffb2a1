package io.roguedns.detection.allowlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.roguedns.detection.testing.BrokerProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that is gone while a topic is read. */
class TopicReaderITCase {
  private static final int MESSAGES = 60;
  private static final int MESSAGE_BYTES = 100_000;

  /** So that all takes a minute. */
  private static final double BYTES_PER_SECOND = 100_000;

  private static final int AMID_SECONDS = 4;

  @TempDir Path directory;

  @Test
  void whatStopsComingIsNotWaitedForForever() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(directory)) {
      String topic = broker.topics().make("allowlist", 1);
      byte[] value = "x".repeat(MESSAGE_BYTES).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < MESSAGES; i++) {
        broker.topics().send(topic, ("key " + i).getBytes(StandardCharsets.UTF_8), value);
      }
      slow(broker.topics().servers());
      AllowlistTopic list =
          new AllowlistTopic(
              broker.topics().servers(), Map.of("max.partition.fetch.bytes", "1"), topic);
      CompletableFuture<Throwable> reading =
          CompletableFuture.supplyAsync(() -> catchThrowable(list::read));
      TimeUnit.SECONDS.sleep(AMID_SECONDS);
      assertThat(reading).isNotDone();

      broker.kill();
      long killed = System.nanoTime();
      Throwable failure = reading.get(60, TimeUnit.SECONDS);
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - killed);

      assertThat(failure)
          .isInstanceOf(AllowlistTopicException.class)
          .hasMessageStartingWith(
              "--allowlist-topic %s at --kafka-brokers %s: no message arrived for 15 s"
                  .formatted(topic, broker.topics().servers()))
          .hasMessageContaining("these partitions aren't complete: " + topic + "-0@")
          .hasMessageEndingWith(" of " + MESSAGES);
      assertThat(seconds).isBetween(10L, 25L);
    }
  }

  /** Has the broker send no faster, to whoever asks. */
  private static void slow(String servers) throws ExecutionException, InterruptedException {
    ClientQuotaEntity everybody =
        new ClientQuotaEntity(Collections.singletonMap(ClientQuotaEntity.CLIENT_ID, null));
    ClientQuotaAlteration.Op rate =
        new ClientQuotaAlteration.Op("consumer_byte_rate", BYTES_PER_SECOND);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      admin
          .alterClientQuotas(List.of(new ClientQuotaAlteration(everybody, List.of(rate))))
          .all()
          .get();
    }
  }
}
