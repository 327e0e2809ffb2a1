package io.roguedns.detection.output.files;

import io.roguedns.alert.Alert;
import io.roguedns.detection.output.JsonLines;
import io.roguedns.detection.output.RejectedRowJson;
import io.roguedns.detection.output.RowFileFormat;
import io.roguedns.detection.output.RowFileWriter;
import io.roguedns.event.LateRow;
import io.roguedns.event.RejectedRow;
import io.roguedns.finding.Finding;
import java.io.IOException;
import java.util.UUID;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.BasePathBucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;

/**
 * The files of a run that never ends, by Flink's own file sink: a file gets its final name when a
 * checkpoint has made it final, so that a failure leaves every row in them once. Files of JSON
 * lines grow over checkpoints; those of other formats end with each.
 */
public final class StreamFiles {
  private StreamFiles() {}

  public static FileSink<Finding> findings(FindingFormat format, Path directory) {
    return of(format.files(), directory);
  }

  /** Alerts, every revision that comes. */
  public static FileSink<Alert> alerts(FindingFormat format, Path directory) {
    return of(format.alertFiles(), directory);
  }

  public static FileSink<RejectedRow> rejected(Path directory) {
    return of(new JsonLines<>(RejectedRowJson::write), directory);
  }

  public static FileSink<LateRow> late(Path directory) {
    return of(new JsonLines<>(LateRowJson::write), directory);
  }

  private static <T> FileSink<T> of(RowFileFormat<T> format, Path directory) {
    // A name of the run's own: a later run in the same directory begins to count anew.
    OutputFileConfig names =
        OutputFileConfig.builder()
            .withPartPrefix("part-" + UUID.randomUUID().toString().substring(0, 8))
            .withPartSuffix("." + format.extension())
            .build();
    return FileSink.forBulkFormat(directory, out -> writer(format, out))
        .withBucketAssigner(new BasePathBucketAssigner<>())
        .withOutputFileConfig(names)
        .withRollingPolicy(OnCheckpointRollingPolicy.build())
        .build();
  }

  private static <T> BulkWriter<T> writer(RowFileFormat<T> format, FSDataOutputStream out)
      throws IOException {
    RowFileWriter<T> rows = format.begin(out);
    return new BulkWriter<>() {
      @Override
      public void addElement(T row) throws IOException {
        rows.write(row);
      }

      @Override
      public void flush() {
        // What is held back is written when the file is finished, before its checkpoint.
      }

      @Override
      public void finish() throws IOException {
        rows.finish();
      }
    };
  }
}
