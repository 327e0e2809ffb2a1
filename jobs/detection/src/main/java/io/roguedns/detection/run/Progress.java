package io.roguedns.detection.run;

import io.roguedns.detection.alert.AlertCatalog;
import io.roguedns.detection.summary.RunSummary;
import io.roguedns.text.SafeWriter;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.core.execution.JobClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prints the progress of a run: on a terminal in one line that is updated, elsewhere in periodic
 * lines.
 */
final class Progress {
  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

  /** The number of bytes is unknown. */
  static final long UNKNOWN = -1;

  private static final long TERMINAL_INTERVAL_MILLIS = 1_000;
  private static final long LINE_INTERVAL_MILLIS = 10_000;

  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
          });
  private final JobClient job;
  private final long bytes;
  private final boolean finds;
  private final PrintWriter out;
  private final boolean terminal;
  private final AtomicLong shown = new AtomicLong();
  private final long started = System.nanoTime();

  private Progress(JobClient job, long bytes, boolean finds, PrintWriter out) {
    this.job = job;
    this.bytes = bytes;
    this.finds = finds;
    this.out = out;
    this.terminal = System.console() != null && out instanceof SafeWriter;
  }

  /**
   * Begins to show a job's progress.
   *
   * @param the total of input bytes, or {@link #UNKNOWN}
   * @param finds whether the job has findings
   */
  static Progress of(JobClient job, long bytes, boolean finds, PrintWriter out) {
    Progress progress = new Progress(job, bytes, finds, out);
    long interval = progress.terminal ? TERMINAL_INTERVAL_MILLIS : LINE_INTERVAL_MILLIS;
    progress.ticker.scheduleWithFixedDelay(
        progress::show, interval, interval, TimeUnit.MILLISECONDS);
    return progress;
  }

  private void show() {
    job.getAccumulators()
        .whenComplete(
            (accumulators, unavailable) -> {
              if (unavailable != null) {
                // The job may be starting or ending; try again at the next tick.
                LOG.debug("no progress to show", unavailable);
                return;
              }
              Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
              show(line(RunSummary.of(accumulators, AlertCatalog.ALL, elapsed), bytes, finds));
            });
  }

  static String line(RunSummary run, long bytes, boolean finds) {
    String read =
        bytes == UNKNOWN
            ? size(run.bytes())
            : String.format(
                Locale.ROOT,
                "%3d %% of %s",
                bytes == 0 ? 100 : Math.min(100, run.bytes() * 100 / bytes),
                size(bytes));
    return String.format(
        Locale.ROOT,
        "%s read, %,d rows (%,d a second)%s, %,d rejected%s, %d s",
        read,
        run.allRows(),
        run.rowsPerSecond(),
        finds ? String.format(Locale.ROOT, ", %,d findings", run.allFindings()) : "",
        run.rejected(),
        run.late() == 0 ? "" : String.format(Locale.ROOT, ", %,d late", run.late()),
        run.elapsed().toSeconds());
  }

  static String size(long bytes) {
    if (bytes < 10_000) {
      return bytes + " B";
    }
    if (bytes < 10_000_000) {
      return bytes / 1_000 + " kB";
    }
    return bytes < 10_000_000_000L ? bytes / 1_000_000 + " MB" : bytes / 1_000_000_000 + " GB";
  }

  private void show(String line) {
    if (terminal && out instanceof SafeWriter screen) {
      screen.overwrite(line + " ".repeat((int) Math.max(0, shown.get() - line.length())));
      shown.set(line.length());
    } else {
      out.println(line);
    }
  }

  /** Stops. */
  void close() {
    ticker.shutdownNow();
    if (shown.get() > 0) {
      out.println();
    }
  }
}
