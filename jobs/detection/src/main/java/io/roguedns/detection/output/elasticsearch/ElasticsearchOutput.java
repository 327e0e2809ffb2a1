package io.roguedns.detection.output.elasticsearch;

import io.roguedns.detection.output.Output;
import io.roguedns.detection.output.Results;
import io.roguedns.event.LateRow;
import io.roguedns.event.RejectedRow;
import java.util.List;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Findings and alerts as documents, every revision; what is refused for good is a rejected row.
 *
 * @param to where Elasticsearch is, and as whom it is reached
 */
public record ElasticsearchOutput(Connection to) implements Output {
  @Override
  public List<String> names() {
    return List.of(to.toString());
  }

  @Override
  public List<String> prepare() {
    return IndexTemplate.prepare(to);
  }

  @Override
  public Optional<DataStream<RejectedRow>> attach(Results results) {
    DataStream<RejectedRow> refused = ElasticsearchSink.writeFindings(results.findings(), to);
    return Optional.of(
        results
            .alerts()
            .map(alerts -> refused.union(ElasticsearchSink.writeAlerts(alerts, to)))
            .orElse(refused));
  }

  /** Rows aren't documents. */
  @Override
  public void attach(DataStream<RejectedRow> rejected, DataStream<LateRow> late) {}
}
