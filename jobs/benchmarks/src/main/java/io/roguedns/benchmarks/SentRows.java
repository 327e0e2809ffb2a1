package io.roguedns.benchmarks;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Counts the rows that have arrived at the broker. */
final class SentRows implements Callback {
  private final AtomicLong arrived = new AtomicLong();
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  @Override
  public void onCompletion(RecordMetadata arrival, Exception failed) {
    if (failed == null) {
      arrived.incrementAndGet();
    } else {
      failure.compareAndSet(null, failed);
    }
  }

  /** Fails unless the given number has arrived. */
  void mustBe(long rows) {
    if (arrived.get() != rows) {
      throw new IllegalStateException(
          "%d of %d rows arrived".formatted(arrived.get(), rows), failure.get());
    }
  }
}
