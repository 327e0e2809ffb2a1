package io.roguedns.benchmarks;

import io.roguedns.processes.FlinkRest;

/** Where a live job runs. */
interface LiveEngine {
  /** From now on the jobs of this process run there. */
  void install();

  /** What it says of itself; it may not answer before a job runs. */
  FlinkRest rest();

  /** From now on they don't any more. */
  void remove();
}
