package io.roguedns.detection.output.files;

import io.roguedns.detection.output.Output;
import io.roguedns.detection.output.Results;
import io.roguedns.detection.output.files.RunDirectory.Part;
import io.roguedns.event.LateRow;
import io.roguedns.event.RejectedRow;
import io.roguedns.finding.Finding;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The files of a live run. They can't be updated, so that of a finding they get the final revision
 * alone. Of an alert they get every revision: the last one may come days after the first, which is
 * what somebody waits for.
 *
 * @param name the directory as it was named
 * @param directory the same, resolved
 */
public record LiveFiles(String name, Path directory, FindingFormat format) implements Output {
  @Override
  public List<String> names() {
    return List.of(name);
  }

  @Override
  public Optional<DataStream<RejectedRow>> attach(Results results) {
    results
        .findings()
        .filter(Finding::isFinal)
        .uid("findings.final")
        .name("findings: the final ones")
        .sinkTo(StreamFiles.findings(format, part(Part.FINDINGS)))
        .uid("findings.stream-files")
        .name("findings: files");
    results
        .alerts()
        .ifPresent(
            alerts ->
                alerts
                    .sinkTo(StreamFiles.alerts(format, part(Part.ALERTS)))
                    .uid("alerts.stream-files")
                    .name("alerts: files"));
    return Optional.empty();
  }

  @Override
  public void attach(DataStream<RejectedRow> rejected, DataStream<LateRow> late) {
    rejected
        .sinkTo(StreamFiles.rejected(part(Part.REJECTED)))
        .uid("rejected.stream-files")
        .name("rejected rows: files");
    late.sinkTo(StreamFiles.late(part(Part.LATE)))
        .uid("late.stream-files")
        .name("late rows: files");
  }

  private Path part(Part part) {
    return new Path(directory, part.directoryName());
  }
}
