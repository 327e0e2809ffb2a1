package io.roguedns.detection.output.kafka;

import io.roguedns.detection.output.Output;
import io.roguedns.detection.output.Results;
import io.roguedns.event.LateRow;
import io.roguedns.event.RejectedRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Findings, alerts and rejected rows as records, each in a topic of its own, every revision.
 *
 * @param findings the topic of findings, or null for none
 * @param alerts the topic of alerts, or null for none
 * @param rejected the topic of rejected rows, or null for none
 */
public record TopicsOutput(ResultTopics topics, String findings, String alerts, String rejected)
    implements Output {
  @Override
  public List<String> names() {
    return Stream.of(Optional.ofNullable(findings), Optional.ofNullable(alerts))
        .flatMap(Optional::stream)
        .map(topic -> "topic " + topic)
        .toList();
  }

  @Override
  public Optional<DataStream<RejectedRow>> attach(Results results) {
    List<DataStream<RejectedRow>> tooLarge = new ArrayList<>();
    if (findings != null) {
      tooLarge.add(topics.writeFindings(results.findings(), findings));
    }
    if (alerts != null) {
      results.alerts().ifPresent(found -> tooLarge.add(topics.writeAlerts(found, alerts)));
    }
    return tooLarge.stream().reduce(DataStream::union);
  }

  @Override
  public void attach(DataStream<RejectedRow> rows, DataStream<LateRow> late) {
    if (rejected != null) {
      topics.writeRejected(rows, rejected);
    }
  }
}
