package io.roguedns.benchmarks;

import io.roguedns.benchmarks.SoakSample.Phase;
import io.roguedns.processes.FlinkRest;
import io.roguedns.processes.FlinkRest.Checkpoint;
import io.roguedns.processes.FlinkRest.Together;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a cluster how a job is. */
final class SoakWatch {
  /** Of a partition's last row that the job has read. */
  private static final String OFFSET = ".currentOffset";

  private static final Pattern PARTITION = Pattern.compile("partition\\.(\\d+)\\" + OFFSET);

  private static final long PAUSE_MILLIS = 300;

  private final Broker broker;
  private final FlinkRest rest;
  private final LiveJob job;
  private final SoakFeed feed;
  private final long started = System.nanoTime();

  /** How many rows of each partition were read, as its reader last said. */
  private final Map<Integer, Long> read = new HashMap<>();

  SoakWatch(Broker broker, ProcessEngine cluster, LiveJob job, SoakFeed feed) {
    this.broker = broker;
    rest = cluster.rest();
    this.job = job;
    this.feed = feed;
  }

  /** How it is, after a short wait. */
  SoakSample look(Phase phase, long findings) throws IOException, InterruptedException {
    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    job.mustRun();
    // Where a partition's reader was before a restart is behind where it is, soon.
    rest.metrics(job.id(), OFFSET, Together.MAX).forEach(this::note);
    // After a restart the cluster may go on for long with what readers said before.
    broker
        .committed(job.name())
        .forEach((partition, rows) -> read.merge(partition, rows, Math::max));
    long sent = feed.sent();
    long lag = sent - read.values().stream().mapToLong(Long::longValue).sum();
    Map<String, Long> heaps = rest.heapsInUse();
    Optional<Checkpoint> latest = rest.latestCheckpoint(job.id());
    return new SoakSample(
        (System.nanoTime() - started) / 1e9,
        phase,
        sent,
        lag,
        heaps.size(),
        (heaps.isEmpty() ? 0 : Collections.max(heaps.values())) >> 20,
        latest.map(Checkpoint::id).orElse(0L),
        latest.map(Checkpoint::duration).map(Duration::toMillis).orElse(0L),
        latest.map(Checkpoint::stateBytes).orElse(0L) / (double) (1 << 20),
        findings);
  }

  private void note(String metric, double offset) {
    Matcher partition = PARTITION.matcher(metric);
    // A reader that hasn't got a row yet says -1, or less: then it is where another one was.
    if (offset >= 0 && partition.find()) {
      read.put(Integer.valueOf(partition.group(1)), (long) offset + 1);
    }
  }
}
