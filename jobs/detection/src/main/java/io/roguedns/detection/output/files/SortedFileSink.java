package io.roguedns.detection.output.files;

import io.roguedns.alert.Alert;
import io.roguedns.detection.output.JsonLines;
import io.roguedns.detection.output.RejectedRowJson;
import io.roguedns.detection.output.RowFileFormat;
import io.roguedns.event.LateRow;
import io.roguedns.event.RejectedRow;
import io.roguedns.finding.Finding;
import io.roguedns.finding.QueryCount;
import java.io.IOException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * The files of a bounded run, sorted so that reading them by name gives the rows in order. Rows are
 * collected until the input ends, and only then written. It runs at parallelism 1, and without
 * checkpoints: what it has collected isn't in them, so a run that fails begins anew.
 */
public final class SortedFileSink<T> implements Sink<T> {
  public static final long DEFAULT_MEMORY_BYTES = 64L << 20;
  public static final long DEFAULT_ROWS_PER_FILE = 1_000_000;

  private final RowKind<T> kind;
  private final RowFileFormat<T> format;
  private final Path directory;
  private final long memoryBytes;
  private final long rowsPerFile;

  private SortedFileSink(
      RowKind<T> kind,
      RowFileFormat<T> format,
      Path directory,
      long memoryBytes,
      long rowsPerFile) {
    this.kind = kind;
    this.format = format;
    this.directory = directory;
    this.memoryBytes = memoryBytes;
    this.rowsPerFile = rowsPerFile;
  }

  /**
   * Findings, newest first.
   *
   * @param directory is this sink's alone: what it holds is removed
   */
  public static SortedFileSink<Finding> findings(FindingFormat format, Path directory) {
    return new SortedFileSink<>(
        RowKind.FINDINGS, format.files(), directory, DEFAULT_MEMORY_BYTES, DEFAULT_ROWS_PER_FILE);
  }

  /**
   * Alerts, worst first.
   *
   * @param directory is this sink's alone: what it holds is removed
   */
  public static SortedFileSink<Alert> alerts(FindingFormat format, Path directory) {
    return new SortedFileSink<>(
        RowKind.ALERTS,
        format.alertFiles(),
        directory,
        DEFAULT_MEMORY_BYTES,
        DEFAULT_ROWS_PER_FILE);
  }

  /**
   * Counts, by the width of their bin, the most queries first.
   *
   * @param directory is this sink's alone: what it holds is removed
   */
  public static SortedFileSink<QueryCount> counts(FindingFormat format, Path directory) {
    return new SortedFileSink<>(
        RowKind.COUNTS,
        format.countFiles(),
        directory,
        DEFAULT_MEMORY_BYTES,
        DEFAULT_ROWS_PER_FILE);
  }

  /**
   * Rejected rows as JSON lines, by source and position.
   *
   * @param directory is this sink's alone: what it holds is removed
   */
  public static SortedFileSink<RejectedRow> rejected(Path directory) {
    return new SortedFileSink<>(
        RowKind.REJECTED,
        new JsonLines<>(RejectedRowJson::write),
        directory,
        DEFAULT_MEMORY_BYTES,
        DEFAULT_ROWS_PER_FILE);
  }

  /**
   * Late rows as JSON lines, in the order of their time.
   *
   * @param directory is this sink's alone: what it holds is removed
   */
  public static SortedFileSink<LateRow> late(Path directory) {
    return new SortedFileSink<>(
        RowKind.LATE,
        new JsonLines<>(LateRowJson::write),
        directory,
        DEFAULT_MEMORY_BYTES,
        DEFAULT_ROWS_PER_FILE);
  }

  /** The same sink with about so much heap for rows; what is more goes to temporary files. */
  public SortedFileSink<T> withMemory(long bytes) {
    return new SortedFileSink<>(kind, format, directory, bytes, rowsPerFile);
  }

  /** The same sink with a maximum number of rows per file. */
  public SortedFileSink<T> withRowsPerFile(long rows) {
    return new SortedFileSink<>(kind, format, directory, memoryBytes, rows);
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
    if (context.getTaskInfo().getNumberOfParallelSubtasks() != 1) {
      throw new IllegalStateException("sorted files need a sink of parallelism 1");
    }
    if (context.getRestoredCheckpointId().isPresent()) {
      throw new IOException(
          "a bounded run can't be restored from a checkpoint, which doesn't have its results;"
              + " start it again");
    }
    FileSystem files = directory.getFileSystem();
    if (!files.isDistributedFS() && !files.exists(directory.getParent())) {
      throw new IOException(
          "%s isn't on the machine where files are written; use a directory that all machines share"
              .formatted(directory.getParent().getPath()));
    }
    // An attempt that failed may have left files.
    files.delete(directory, true);
    return new SortedFileWriter<>(
        new RowSorter<>(
            kind, memoryBytes, java.nio.file.Path.of(System.getProperty("java.io.tmpdir"))),
        new RollingFiles<>(format, directory, files, rowsPerFile));
  }
}
