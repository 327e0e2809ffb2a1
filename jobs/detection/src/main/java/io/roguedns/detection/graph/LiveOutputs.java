package io.roguedns.detection.graph;

import io.roguedns.alert.Alert;
import io.roguedns.detection.output.elasticsearch.Connection;
import io.roguedns.detection.output.elasticsearch.ElasticsearchSink;
import io.roguedns.detection.output.files.FindingFormat;
import io.roguedns.detection.output.files.RunDirectory.Part;
import io.roguedns.detection.output.files.StreamFiles;
import io.roguedns.detection.output.kafka.ResultTopics;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.LateRow;
import io.roguedns.event.RejectedRow;
import io.roguedns.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The outputs of a run that goes on until it is stopped. Topics and Elasticsearch get every
 * revision of a finding, files, which can't be updated, the final one alone. Of alerts all get
 * every revision: the last one may come days after the first, which is what somebody waits for.
 */
public final class LiveOutputs {
  private LiveOutputs() {}

  /**
   * Attaches the sinks that the settings name.
   *
   * @param directory the directory of the files, or null for none
   */
  public static void attach(DetectionGraph.Outputs outputs, Settings settings, Path directory) {
    DataStream<Finding> findings =
        outputs
            .findings()
            .map(new CountFindings(true))
            .returns(RowTypes.FINDING)
            .uid("findings.count")
            .name("findings: count and tally");
    Optional<DataStream<Alert>> alerts =
        outputs
            .alerts()
            .map(
                told ->
                    told.map(new CountAlerts(true))
                        .returns(RowTypes.ALERT)
                        .uid("alerts.count")
                        .name("alerts: count"));
    DataStream<RejectedRow> rejected =
        elasticsearch(settings)
            .map(to -> outputs.rejected().union(refused(findings, alerts, to)))
            .orElse(outputs.rejected());
    rejected = topics(findings, alerts, settings).map(rejected::union).orElse(rejected);
    if (directory != null) {
      FindingFormat format = settings.output().format();
      files(findings, rejected, outputs.late(), format, directory);
      alerts.ifPresent(told -> files(told, format, directory));
    }
    if (settings.output().rejectedTopic() != null) {
      resultTopics(settings).writeRejected(rejected, settings.output().rejectedTopic());
    }
  }

  /** Writes to Elasticsearch; what it refuses comes back. */
  private static DataStream<RejectedRow> refused(
      DataStream<Finding> findings, Optional<DataStream<Alert>> alerts, Connection to) {
    DataStream<RejectedRow> ofFindings = ElasticsearchSink.writeFindings(findings, to);
    return alerts
        .map(told -> ofFindings.union(ElasticsearchSink.writeAlerts(told, to)))
        .orElse(ofFindings);
  }

  /** Where Elasticsearch is, if the settings name it as a sink. */
  public static Optional<Connection> elasticsearch(Settings settings) {
    return Optional.ofNullable(settings.output().elasticsearch())
        .map(
            to ->
                new Connection(to.urls(), to.apiKey(), to.user(), to.password(), to.authorities()));
  }

  private static void files(
      DataStream<Finding> findings,
      DataStream<RejectedRow> rejected,
      DataStream<LateRow> late,
      FindingFormat format,
      Path directory) {
    findings
        .filter(Finding::isFinal)
        .uid("findings.final")
        .name("findings: the final ones")
        .sinkTo(StreamFiles.findings(format, part(directory, Part.FINDINGS)))
        .uid("findings.stream-files")
        .name("findings: files");
    rejected
        .sinkTo(StreamFiles.rejected(part(directory, Part.REJECTED)))
        .uid("rejected.stream-files")
        .name("rejected rows: files");
    late.sinkTo(StreamFiles.late(part(directory, Part.LATE)))
        .uid("late.stream-files")
        .name("late rows: files");
  }

  private static void files(DataStream<Alert> alerts, FindingFormat format, Path directory) {
    alerts
        .sinkTo(StreamFiles.alerts(format, part(directory, Part.ALERTS)))
        .uid("alerts.stream-files")
        .name("alerts: files");
  }

  /** Writes findings and alerts to topics; what is too large for one comes back. */
  private static Optional<DataStream<RejectedRow>> topics(
      DataStream<Finding> findings, Optional<DataStream<Alert>> alerts, Settings settings) {
    ResultTopics topics = resultTopics(settings);
    List<DataStream<RejectedRow>> refused = new ArrayList<>();
    if (settings.output().findingsTopic() != null) {
      refused.add(topics.writeFindings(findings, settings.output().findingsTopic()));
    }
    if (settings.output().alertsTopic() != null) {
      alerts.ifPresent(
          told -> refused.add(topics.writeAlerts(told, settings.output().alertsTopic())));
    }
    return refused.stream().reduce(DataStream::union);
  }

  private static ResultTopics resultTopics(Settings settings) {
    Settings.Kafka kafka = settings.input().kafka();
    return new ResultTopics(
        kafka.brokers(),
        kafka.properties(),
        kafka.group(),
        settings.live().transactionTimeout(),
        DeliveryGuarantee.valueOf(settings.live().delivery().name()));
  }

  private static Path part(Path directory, Part part) {
    return new Path(directory, part.directoryName());
  }
}
