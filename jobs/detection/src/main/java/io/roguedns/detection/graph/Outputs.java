package io.roguedns.detection.graph;

import io.roguedns.alert.Alert;
import io.roguedns.detection.output.Output;
import io.roguedns.detection.output.Results;
import io.roguedns.detection.output.elasticsearch.Connection;
import io.roguedns.detection.output.elasticsearch.ElasticsearchOutput;
import io.roguedns.detection.output.files.BoundedFiles;
import io.roguedns.detection.output.files.FindingFormat;
import io.roguedns.detection.output.files.LiveFiles;
import io.roguedns.detection.output.files.RunDirectory;
import io.roguedns.detection.output.kafka.ResultTopics;
import io.roguedns.detection.output.kafka.TopicsOutput;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.RejectedRow;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The list of outputs, and how what the graph finds is counted and handed to each of them. */
public final class Outputs {
  private Outputs() {}

  /**
   * The outputs of a live run that the settings name.
   *
   * @param directory the directory of the files, or null for none
   */
  public static List<Output> of(Settings settings, Path directory) {
    return Stream.of(files(settings, directory), topics(settings), elasticsearch(settings))
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * Makes ready what a live run writes to.
   *
   * @return the problems that keep it from being written to
   */
  public static List<String> prepare(Settings settings) {
    return of(settings, null).stream().flatMap(output -> output.prepare().stream()).toList();
  }

  /**
   * Attaches the outputs of a live run: they get every revision.
   *
   * @param directory the directory of the files, or null for none
   */
  public static void live(DetectionGraph.Outputs found, Settings settings, Path directory) {
    Results results =
        new Results(
            found
                .findings()
                .map(new CountFindings(true))
                .returns(RowTypes.FINDING)
                .uid("findings.count")
                .name("findings: count and tally"),
            found
                .alerts()
                .map(
                    alerts ->
                        alerts
                            .map(new CountAlerts(true))
                            .returns(RowTypes.ALERT)
                            .uid("alerts.count")
                            .name("alerts: count")));
    attach(found, results, of(settings, directory));
  }

  /** Attaches the output of a bounded run: it gets the last revisions alone. */
  public static void bounded(
      DetectionGraph.Outputs found, FindingFormat format, RunDirectory directory) {
    Results results =
        new Results(
            found
                .findings()
                .map(new CountFindings(false))
                .returns(RowTypes.FINDING)
                .setParallelism(1)
                .uid("findings.count")
                .name("findings: count and tally"),
            found
                .alerts()
                .map(
                    alerts ->
                        alerts
                            .filter(Alert::closed)
                            .uid("alerts.final")
                            .name("alerts: the last revisions")
                            .map(new CountAlerts(false))
                            .returns(RowTypes.ALERT)
                            .setParallelism(1)
                            .uid("alerts.count")
                            .name("alerts: count")));
    attach(found, results, List.of(new BoundedFiles(directory, format)));
  }

  /**
   * Attaches the output of a profile.
   *
   * @param threshold the one that is set now, which the summary marks
   */
  public static void profile(
      ProfileGraph.Outputs found, long threshold, FindingFormat format, RunDirectory directory) {
    BoundedFiles files = new BoundedFiles(directory, format);
    files.attachCounts(
        found
            .counts()
            .map(new CountCounts(threshold))
            .returns(RowTypes.QUERY_COUNT)
            .setParallelism(1)
            .uid("profile.count-rows")
            .name("profile: count rows"));
    files.attach(found.rejected(), found.late());
  }

  private static void attach(DetectionGraph.Outputs found, Results results, List<Output> outputs) {
    DataStream<RejectedRow> rejected = found.rejected();
    for (Output output : outputs) {
      rejected = output.attach(results).map(rejected::union).orElse(rejected);
    }
    for (Output output : outputs) {
      output.attach(rejected, found.late());
    }
  }

  private static Optional<Output> files(Settings settings, Path directory) {
    return Optional.ofNullable(directory)
        .map(to -> new LiveFiles(settings.output().directory(), to, settings.output().format()));
  }

  private static Optional<Output> topics(Settings settings) {
    Settings.Output output = settings.output();
    if (output.findingsTopic() == null
        && output.alertsTopic() == null
        && output.rejectedTopic() == null) {
      return Optional.empty();
    }
    Settings.Kafka kafka = settings.input().kafka();
    ResultTopics topics =
        new ResultTopics(
            kafka.brokers(),
            kafka.properties(),
            kafka.group(),
            settings.live().transactionTimeout(),
            DeliveryGuarantee.valueOf(settings.live().delivery().name()));
    return Optional.of(
        new TopicsOutput(
            topics, output.findingsTopic(), output.alertsTopic(), output.rejectedTopic()));
  }

  private static Optional<Output> elasticsearch(Settings settings) {
    return Optional.ofNullable(settings.output().elasticsearch())
        .map(
            to ->
                new Connection(to.urls(), to.apiKey(), to.user(), to.password(), to.authorities()))
        .map(ElasticsearchOutput::new);
  }
}
