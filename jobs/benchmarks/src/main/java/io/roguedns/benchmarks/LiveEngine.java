package io.roguedns.benchmarks;

import io.roguedns.processes.FlinkRest;

/** The engine of a live job. */
interface LiveEngine {
  /** Makes later jobs of this process run there. */
  void install();

  /** What it says of itself; it may not answer before a job runs. */
  FlinkRest rest();

  /** Undoes {@link #install}. */
  void remove();
}
