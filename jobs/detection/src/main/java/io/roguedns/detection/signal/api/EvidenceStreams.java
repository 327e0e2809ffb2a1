package io.roguedns.detection.signal.api;

import io.roguedns.alert.Evidence;
import io.roguedns.alert.EvidenceKind;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The evidence of a run's findings, by kind, as patterns see it: pre-aggregated and limited.
 *
 * @param uses the queries of each process to each resolver in each bin
 * @param rest the queries beyond the limit of each process, without the resolver
 * @param volumes bins over the threshold
 * @param changes changed and restored settings
 * @param names names that carry data, and polls
 */
public record EvidenceStreams(
    DataStream<Evidence> uses,
    DataStream<Evidence> rest,
    DataStream<Evidence> volumes,
    DataStream<Evidence> changes,
    DataStream<Evidence> names) {
  /** The evidence of one kind. */
  public DataStream<Evidence> of(EvidenceKind kind) {
    return switch (kind) {
      case USE -> uses;
      case VOLUME -> volumes;
      case CHANGE -> changes;
      case NAMES -> names;
    };
  }
}
