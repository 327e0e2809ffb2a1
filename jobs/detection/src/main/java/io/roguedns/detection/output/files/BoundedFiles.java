package io.roguedns.detection.output.files;

import io.roguedns.detection.output.Output;
import io.roguedns.detection.output.Results;
import io.roguedns.detection.output.files.RunDirectory.Part;
import io.roguedns.event.LateRow;
import io.roguedns.event.RejectedRow;
import io.roguedns.finding.QueryCount;
import java.util.List;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The sorted files of a bounded run. One writer each, since the files have one order.
 *
 * @param results the directory that the run was given
 */
public record BoundedFiles(RunDirectory results, FindingFormat format) implements Output {
  @Override
  public List<String> names() {
    return List.of(results.name());
  }

  @Override
  public Optional<DataStream<RejectedRow>> attach(Results found) {
    found
        .findings()
        .sinkTo(SortedFileSink.findings(format, results.directory(Part.FINDINGS)))
        .setParallelism(1)
        .uid("findings.files")
        .name("findings: files, newest first");
    found
        .alerts()
        .ifPresent(
            alerts ->
                alerts
                    .sinkTo(SortedFileSink.alerts(format, results.directory(Part.ALERTS)))
                    .setParallelism(1)
                    .uid("alerts.files")
                    .name("alerts: files, worst first"));
    return Optional.empty();
  }

  /** Attaches the counts of a profile. */
  public void attachCounts(DataStream<QueryCount> counts) {
    counts
        .sinkTo(SortedFileSink.counts(format, results.directory(Part.COUNTS)))
        .setParallelism(1)
        .uid("profile.files")
        .name("profile: files, most queries first");
  }

  @Override
  public void attach(DataStream<RejectedRow> rejected, DataStream<LateRow> late) {
    rejected
        .sinkTo(SortedFileSink.rejected(results.directory(Part.REJECTED)))
        .setParallelism(1)
        .uid("rejected.files")
        .name("rejected rows: files");
    late.sinkTo(SortedFileSink.late(results.directory(Part.LATE)))
        .setParallelism(1)
        .uid("late.files")
        .name("late rows: files");
  }
}
