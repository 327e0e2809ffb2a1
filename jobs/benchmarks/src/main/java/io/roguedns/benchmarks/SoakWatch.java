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

/** Samples a job's state on a cluster. */
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

  /** The rows read per partition, as its reader last reported. */
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
    // The position before a restart is soon behind the current one.
    rest.metrics(job.id(), OFFSET, Together.MAX).forEach(this::note);
    // After a restart the cluster may report old values for a while.
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
    // A reader without a row yet reports -1, or less: then the previous reader's position applies.
    if (offset >= 0 && partition.find()) {
      read.put(Integer.valueOf(partition.group(1)), (long) offset + 1);
    }
  }
}
