package io.roguedns.detection.output.elasticsearch;

import org.apache.flink.connector.base.sink.writer.strategy.RateLimitingStrategy;
import org.apache.flink.connector.base.sink.writer.strategy.RequestInfo;
import org.apache.flink.connector.base.sink.writer.strategy.ResultInfo;

/**
 * Hands on every batch at once. {@code AsyncSinkWriter} would hold the task's thread while it
 * waits, inside of a timer too, and no checkpoint would pass; the {@link Outbox} limits what is
 * under way, and the writer what waits.
 */
final class Unlimited implements RateLimitingStrategy {
  @Override
  public void registerInFlightRequest(RequestInfo requestInfo) {
    // The outbox knows what is under way.
  }

  @Override
  public void registerCompletedRequest(ResultInfo resultInfo) {
    // As above.
  }

  @Override
  public boolean shouldBlock(RequestInfo requestInfo) {
    return false;
  }

  @Override
  public int getMaxBatchSize() {
    return ElasticsearchWriter.BATCH_DOCUMENTS;
  }
}
