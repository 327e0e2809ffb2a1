package io.roguedns.detection.graph;

import io.roguedns.alert.Alert;
import io.roguedns.detection.output.files.FindingFormat;
import io.roguedns.detection.output.files.RunDirectory;
import io.roguedns.detection.output.files.RunDirectory.Part;
import io.roguedns.detection.output.files.SortedFileSink;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.LateRow;
import io.roguedns.event.RejectedRow;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The outputs of a bounded run: sorted files. One writer each, since the files have one order. */
public final class FileOutputs {
  private FileOutputs() {}

  public static void attach(
      DetectionGraph.Outputs outputs, FindingFormat format, RunDirectory results) {
    outputs
        .findings()
        .map(new CountFindings(false))
        .returns(RowTypes.FINDING)
        .setParallelism(1)
        .uid("findings.count")
        .name("findings: count and tally")
        .sinkTo(SortedFileSink.findings(format, results.directory(Part.FINDINGS)))
        .setParallelism(1)
        .uid("findings.files")
        .name("findings: files, newest first");
    outputs.alerts().ifPresent(alerts -> attachAlerts(alerts, format, results));
    attachRejected(outputs.rejected(), results);
    attachLate(outputs.late(), results);
  }

  /**
   * The outputs of a profile.
   *
   * @param threshold the one that is set now, which the summary marks
   */
  public static void attach(
      ProfileGraph.Outputs outputs, long threshold, FindingFormat format, RunDirectory results) {
    outputs
        .counts()
        .map(new CountCounts(threshold))
        .returns(RowTypes.QUERY_COUNT)
        .setParallelism(1)
        .uid("profile.count-rows")
        .name("profile: count rows")
        .sinkTo(SortedFileSink.counts(format, results.directory(Part.COUNTS)))
        .setParallelism(1)
        .uid("profile.files")
        .name("profile: files, most queries first");
    attachRejected(outputs.rejected(), results);
    attachLate(outputs.late(), results);
  }

  private static void attachRejected(DataStream<RejectedRow> rejected, RunDirectory results) {
    rejected
        .sinkTo(SortedFileSink.rejected(results.directory(Part.REJECTED)))
        .setParallelism(1)
        .uid("rejected.files")
        .name("rejected rows: files");
  }

  private static void attachLate(DataStream<LateRow> late, RunDirectory results) {
    late.sinkTo(SortedFileSink.late(results.directory(Part.LATE)))
        .setParallelism(1)
        .uid("late.files")
        .name("late rows: files");
  }

  /** Only the last revision of each alert: the run is over, so no other follows. */
  private static void attachAlerts(
      DataStream<Alert> alerts, FindingFormat format, RunDirectory results) {
    alerts
        .filter(Alert::closed)
        .uid("alerts.final")
        .name("alerts: the last revisions")
        .map(new CountAlerts(false))
        .returns(RowTypes.ALERT)
        .setParallelism(1)
        .uid("alerts.count")
        .name("alerts: count")
        .sinkTo(SortedFileSink.alerts(format, results.directory(Part.ALERTS)))
        .setParallelism(1)
        .uid("alerts.files")
        .name("alerts: files, worst first");
  }
}
