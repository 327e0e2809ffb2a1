package io.roguedns.benchmarks;

import java.util.Locale;

/**
 * How a job was at a moment.
 *
 * @param second since the first sample
 * @param lag rows that the job has still to read, as of the last row that each reader has told of
 * @param heapMiB in use in the TaskManager that uses most, garbage included
 * @param checkpoint the number of the latest that is complete, 0 if none is
 * @param findings of probes that a reader of committed records has
 */
record SoakSample(
    double second,
    Phase phase,
    long sent,
    long lag,
    int taskManagers,
    long heapMiB,
    long checkpoint,
    long checkpointMillis,
    double stateMiB,
    long findings) {
  static final String HEADER =
      "second,phase,sent,lag,taskmanagers,heap_mib,checkpoint,checkpoint_ms,state_mib,findings";

  /** What is going on. */
  enum Phase {
    /** Code is compiled, caches fill. */
    WARM_UP,
    /** As many rows are sent as the job can read. */
    MAXIMUM,
    /** A share of that. */
    STEADY,
    /** The same, after a TaskManager was killed. */
    AFTER_KILL;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  long read() {
    return sent - lag;
  }

  String csv() {
    return String.format(
        Locale.ROOT,
        "%.1f,%s,%d,%d,%d,%d,%d,%d,%.2f,%d",
        second,
        phase,
        sent,
        lag,
        taskManagers,
        heapMiB,
        checkpoint,
        checkpointMillis,
        stateMiB,
        findings);
  }
}
