package io.roguedns.detection.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.roguedns.detection.settings.Settings.Engine;
import io.roguedns.detection.settings.Settings.Engine.RuntimeMode;
import io.roguedns.detection.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.util.TestStreamEnvironment;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine in this process, as runs have it without a cluster. */
class IsolatedClusterITCase {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path SELF = Path.of("/proc/self");

  private static final AtomicLong ROWS = new AtomicLong();
  private static final AtomicInteger FAILURES = new AtomicInteger();

  @TempDir Path directory;

  /** Other classes have their jobs run on a cluster that they share. */
  @BeforeAll
  static void runInThisProcess() {
    TestStreamEnvironment.unsetAsContext();
  }

  /** BLOBs, which large jobs are handed out in, are there without the server's socket. */
  @Test
  void nothingListens() throws Exception {
    assumeThat(SELF).isDirectory();
    Set<String> before = listening();
    for (RuntimeMode mode : RuntimeMode.values()) {
      StreamExecutionEnvironment engine = Engines.of(new Engine(2, mode));
      Configuration blobs = new Configuration();
      blobs.set(BlobServerOptions.OFFLOAD_MINSIZE, 0);
      engine.configure(blobs);
      ROWS.set(0);

      JobClient job = run(engine);
      awaitRows(job, 1);
      Set<String> during = listening();
      job.cancel().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

      assertThat(during).as("listening sockets of a %s job", mode).isEqualTo(before);
      Waiting.until(
          () -> "it isn't cancelled", PATIENCE, () -> job.getJobExecutionResult().isDone());
    }
  }

  @Test
  void saysWhyItRestarts() throws Exception {
    List<String> said = new CopyOnWriteArrayList<>();
    FAILURES.set(2);
    ROWS.set(0);
    StreamExecutionEnvironment engine =
        Engines.live(
            LiveJob.settings(
                "kafka.brokers", "localhost:9092",
                "kafka.topic", "events",
                "findings-topic", "findings",
                "parallelism", "1"),
            new org.apache.flink.core.fs.Path(directory.toUri()),
            null,
            new RestartNotices(said::add));

    JobClient job = run(engine);
    awaitRows(job, 1);
    job.cancel().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

    assertThat(said)
        .containsExactly(
            "warning: the job restarts from its last checkpoint after a failure:"
                + " java.lang.IllegalStateException: no luck\\u000awith the 2. row");
  }

  private static JobClient run(StreamExecutionEnvironment engine) throws Exception {
    engine.fromSequence(0, Long.MAX_VALUE - 1).map(new Count()).sinkTo(new DiscardingSink<>());
    return engine.executeAsync("isolated");
  }

  private static void awaitRows(JobClient job, long rows) {
    Waiting.until(
        () -> "no rows in " + PATIENCE + "; " + job.getJobExecutionResult(),
        PATIENCE,
        () -> ROWS.get() >= rows);
  }

  /** Counts rows; throws instead as long as it is to. */
  private static final class Count implements MapFunction<Long, Long> {
    @Override
    public Long map(Long row) throws InterruptedException {
      int left = FAILURES.getAndUpdate(count -> Math.max(0, count - 1));
      if (left > 0) {
        throw new IllegalStateException("no luck\nwith the " + left + ". row");
      }
      ROWS.incrementAndGet();
      Thread.sleep(1);
      return row;
    }
  }

  /** The addresses that this process listens on, as the kernel shows them. */
  private static Set<String> listening() throws IOException {
    Set<String> own = new TreeSet<>();
    try (Stream<Path> descriptors = Files.list(SELF.resolve("fd"))) {
      for (Path descriptor : descriptors.toList()) {
        try {
          own.add(Files.readSymbolicLink(descriptor).toString());
        } catch (IOException closed) {
          // It was the directory's own, or another thread's, and is no longer open.
        }
      }
    }
    List<String> lines = new ArrayList<>();
    for (String table : List.of("net/tcp", "net/tcp6")) {
      if (Files.exists(SELF.resolve(table))) {
        lines.addAll(Files.readAllLines(SELF.resolve(table)));
      }
    }
    Set<String> addresses = new TreeSet<>();
    for (String line : lines) {
      String[] columns = line.strip().split("\\s+");
      if (columns.length > 9
          && columns[3].equals("0A")
          && own.contains("socket:[" + columns[9] + "]")) {
        addresses.add(columns[1]);
      }
    }
    return addresses;
  }
}
