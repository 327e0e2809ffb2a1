package io.roguedns.benchmarks;

import io.roguedns.benchmarks.SoakSample.Phase;
import io.roguedns.processes.FlinkRest;
import io.roguedns.processes.FlinkRest.Checkpoint;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks a cluster how a job is. */
final class SoakWatch {
  private static final String PENDING = ".pendingRecords";
  private static final long PAUSE_MILLIS = 300;

  private final FlinkRest rest;
  private final LiveJob job;
  private final SoakFeed feed;
  private final long started = System.nanoTime();

  /** What was read when the job last said. */
  private long read;

  SoakWatch(ProcessEngine cluster, LiveJob job, SoakFeed feed) {
    rest = cluster.rest();
    this.job = job;
    this.feed = feed;
  }

  /** How it is, after a short wait. */
  SoakSample look(Phase phase, long findings) throws IOException, InterruptedException {
    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    job.mustRun();
    Map<String, Double> pending = rest.metrics(job.id(), PENDING);
    long sent = feed.sent();
    if (!pending.isEmpty()) {
      read = sent - pending.values().stream().mapToLong(Double::longValue).sum();
    }
    Map<String, Long> heaps = rest.heapsInUse();
    Optional<Checkpoint> latest = rest.latestCheckpoint(job.id());
    return new SoakSample(
        (System.nanoTime() - started) / 1e9,
        phase,
        sent,
        sent - read,
        heaps.size(),
        (heaps.isEmpty() ? 0 : Collections.max(heaps.values())) >> 20,
        latest.map(Checkpoint::id).orElse(0L),
        latest.map(Checkpoint::duration).map(Duration::toMillis).orElse(0L),
        latest.map(Checkpoint::stateBytes).orElse(0L) / (double) (1 << 20),
        findings);
  }
}
