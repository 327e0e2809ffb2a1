package io.roguedns.benchmarks;

import io.roguedns.processes.FlinkRest.Checkpoint;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Measures the state of the live job over an hour of a large fleet, every five minutes of event
 * time, and after the last bin has closed. Fails unless it is empty then.
 */
@Command(
    name = "live-memory",
    description =
        "The state of the live job over an hour of a large fleet, in heap and" + " checkpoints.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    sortOptions = false)
final class LiveMemoryBenchmark implements Callable<Integer> {
  private static final String ROWS = "DeviceNetworkEvents";
  private static final Duration STEP = Duration.ofMinutes(5);

  /** The job's default out-of-orderness. */
  private static final Duration OUT_OF_ORDERNESS = Duration.ofMinutes(45);

  /** In the past: the watermark never passes a row's receipt. */
  private static final Duration AGO = Duration.ofHours(4);

  /** Watermarks are emitted every 200 ms. */
  private static final long SETTLE_MILLIS = 300;

  private static final long PAUSE_MILLIS = 5;
  private static final long CHECK_EVERY = 1_000;

  /**
   * By how much the last savepoint may be larger than that of a job without a row: offsets and
   * watermarks are longer numbers then, and compress differently. One row held back for each device
   * is more than this from 50 devices on.
   */
  private static final long NOTHING_BYTES = 4_096;

  @Option(names = "--devices", paramLabel = "N", description = "that are active in the hour")
  private long devices = 1_000_000;

  @Option(names = "--rows-per-device", paramLabel = "N", description = "in the hour, all DNS")
  private int rowsPerDevice = 4;

  @Option(names = "--state-backend", paramLabel = "NAME", split = ",", description = "one run each")
  private List<String> stateBackends = List.of("memory", "rocksdb");

  @Mixin private LiveSetUp setUp;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    for (String backend : stateBackends) {
      try (Broker broker = Broker.start(setUp.data);
          HeapWatch heap = new HeapWatch()) {
        out.printf(
            Locale.ROOT,
            "%,d devices, %d rows of each in an hour, state in %s; MiB, the heap without garbage%n%n",
            devices,
            rowsPerDevice,
            backend);
        measure(broker, backend, out);
        out.printf(
            Locale.ROOT,
            "Heap in use, garbage included, at most: %d MiB of %d MiB.%n%n",
            heap.peak() >> 20,
            heap.limit() >> 20);
      }
    }
    return 0;
  }

  private void measure(Broker broker, String backend, PrintWriter out) throws Exception {
    broker.makeTopic(ROWS, setUp.partitions, Map.of());
    broker.makeTopic("findings", 1, Map.of());
    long ago = System.currentTimeMillis() - AGO.toMillis();
    // Bins begin at whole steps, and so does the hour.
    FleetHour hour = new FleetHour(devices, rowsPerDevice, ago - ago % STEP.toMillis());
    LiveJob idle = start(broker, "idle", backend);
    idle.close();
    LiveJob job = start(broker, "memory", backend);
    try (LiveJob running = job;
        KafkaProducer<byte[], byte[]> producer = broker.producer()) {
      Feed feed = new Feed(producer, running);
      out.println("| minute | rows read | heap | checkpoint | written | took ms |");
      out.println("| ------ | --------- | ---- | ---------- | ------- | ------- |");
      line(out, 0, feed, running.checkpoint());
      Duration end = FleetHour.LENGTH.plus(OUT_OF_ORDERNESS).plus(STEP);
      for (Duration from = Duration.ZERO; from.compareTo(end) < 0; from = from.plus(STEP)) {
        Duration until = from.plus(STEP);
        if (from.compareTo(FleetHour.LENGTH) < 0) {
          hour.rows(from, until, feed::send);
        }
        feed.sendToAll(hour.clock(until));
        feed.awaitRead();
        line(out, until.toMinutes(), feed, running.checkpoint());
      }
    }
    long left = job.savepointBytes();
    long empty = idle.savepointBytes();
    out.printf(
        Locale.ROOT,
        "%nThe savepoint in the end: %,d bytes; that of a job without a row: %,d bytes.%n",
        left,
        empty);
    // RocksDB's checkpoints include deleted entries until compaction.
    if (left > empty + NOTHING_BYTES) {
      throw new IllegalStateException(
          "the job still has state: its savepoint has %,d bytes, without a row %,d"
              .formatted(left, empty));
    }
  }

  private LiveJob start(Broker broker, String name, String backend)
      throws IOException, InterruptedException {
    return LiveJob.start(
        broker,
        name,
        "--kafka-topic",
        ROWS,
        "--findings-topic",
        "findings",
        "--state-backend",
        backend,
        "--checkpoint-interval",
        // One is made whenever something is measured; brokers abort transactions after 15 min.
        "9m",
        "--parallelism",
        Integer.toString(setUp.parallelism));
  }

  private static void line(PrintWriter out, long minute, Feed feed, Checkpoint checkpoint) {
    // The remaining objects are in use.
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    out.printf(
        Locale.ROOT,
        "| %6d | %,9d | %4d | %10.2f | %7.2f | %7d |%n",
        minute,
        feed.sent.get(),
        heap >> 20,
        mebibytes(checkpoint.stateBytes()),
        mebibytes(checkpoint.writtenBytes()),
        checkpoint.duration().toMillis());
  }

  private static double mebibytes(long bytes) {
    return bytes / (double) (1 << 20);
  }

  /** Rows into the topic, and what the job has read of it. */
  private final class Feed {
    private final KafkaProducer<byte[], byte[]> producer;
    private final LiveJob job;
    private final SentRows arrivals = new SentRows();
    private final AtomicLong sent = new AtomicLong();

    private Feed(KafkaProducer<byte[], byte[]> producer, LiveJob job) {
      this.producer = producer;
      this.job = job;
    }

    private void send(byte[] row) {
      int partition = (int) (sent.getAndIncrement() % setUp.partitions);
      producer.send(new ProducerRecord<>(ROWS, partition, null, row), arrivals);
    }

    private void sendToAll(byte[] row) {
      for (int i = 0; i < setUp.partitions; i++) {
        // In turns: consecutive rows go to different partitions.
        send(row);
      }
    }

    /** Waits until the job has read all rows, and the watermark has advanced. */
    private void awaitRead() throws InterruptedException, IOException {
      producer.flush();
      arrivals.mustBe(sent.get());
      for (long looks = 1; ConsumedRecords.of(ROWS) < sent.get(); looks++) {
        if (looks % CHECK_EVERY == 0) {
          job.mustRun();
        }
        Thread.sleep(PAUSE_MILLIS);
      }
      Thread.sleep(SETTLE_MILLIS);
    }
  }
}
