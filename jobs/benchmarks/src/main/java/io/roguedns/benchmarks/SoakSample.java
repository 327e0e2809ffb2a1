package io.roguedns.benchmarks;

import java.util.Locale;

/**
 * A sample of a job's state.
 *
 * @param second since the first sample
 * @param lag the lag, by the last offset that each reader has reported
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

  /** The phase of the test. */
  enum Phase {
    /** Code is compiled, caches fill. */
    WARM_UP,
    /** The maximum rate that the job can read. */
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
