package io.roguedns.cluster;

/** How Flink runs the job. */
public enum Mode {
  /** The cluster is there first, and is given the job. */
  SESSION,
  /** The JobManager is there for this one job, whose {@code main} it runs. */
  APPLICATION
}
