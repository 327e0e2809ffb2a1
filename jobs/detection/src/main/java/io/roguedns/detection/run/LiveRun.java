package io.roguedns.detection.run;

import io.roguedns.detection.alert.AlertCatalog;
import io.roguedns.detection.allowlist.AllowlistSupply;
import io.roguedns.detection.allowlist.StartingAllowlist;
import io.roguedns.detection.graph.DetectionGraph;
import io.roguedns.detection.graph.LiveInput;
import io.roguedns.detection.graph.Outputs;
import io.roguedns.detection.output.OutputException;
import io.roguedns.detection.output.files.OutputClaim;
import io.roguedns.detection.settings.ConfigurationException;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.source.kafka.EventTopics;
import io.roguedns.detection.summary.RunSummary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A live run: reads topics until it is stopped. */
public final class LiveRun {
  private static final long STOP_SECONDS = 60;

  private Settings settings;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Report<RunSummary> report;
  private final CountDownLatch started = new CountDownLatch(1);
  private volatile JobClient job;
  private volatile LivePaths paths;
  private StartingAllowlist allowlist;

  /**
   * A run that isn't started yet.
   *
   * @param out gets the report, when the run is stopped
   * @param err gets what there is to say meanwhile
   */
  public LiveRun(Settings settings, PrintWriter out, PrintWriter err, Report<RunSummary> report) {
    this.settings = settings;
    this.out = out;
    this.err = err;
    this.report = report;
  }

  /** Runs until the job is stopped, or fails permanently. */
  public void run() throws Exception {
    List<String> problems = new ArrayList<>(EventTopics.problems(settings.input().kafka()));
    List<String> notes = new ArrayList<>(settings.notes());
    if (problems.isEmpty()) {
      settings = OutputBrokers.check(settings, problems, notes);
    }
    paths = LivePaths.of(settings, problems);
    allowlist = StartingLists.read(settings, problems, err);
    problems.addAll(Outputs.prepare(settings));
    java.nio.file.Path temporary = null;
    try {
      if (!Submission.isToCluster()) {
        paths.findSavepoint(problems);
        refuse(problems);
        if (paths.checkpoints() == null) {
          temporary = Files.createTempDirectory(TemporaryDirectory.ofProcess(), "checkpoints-");
          paths = paths.withCheckpoints(new Path(temporary.toUri()));
        }
        paths.create(problems);
      } else if (paths.checkpoints() == null && !Submission.hasCheckpointDirectory()) {
        problems.add(
            "--checkpoint-dir is missing: set a directory that the whole cluster can write to,"
                + " such as s3://BUCKET/checkpoints, or set execution.checkpointing.dir there");
      }
      refuse(problems);
      notes.forEach(note -> err.println("note: " + note));
      try (OutputClaim claim = claim()) {
        err.println(
            "Reading "
                + settings.input().kafka()
                + ", "
                + semantics()
                + " semantics, until it is stopped");
        execute();
      }
    } finally {
      started.countDown();
      if (temporary != null) {
        delete(temporary);
      }
    }
  }

  /** The claim on the output directory; null if this process writes no files. */
  private OutputClaim claim() throws ConfigurationException {
    if (paths.out() == null || Submission.isToCluster()) {
      return null;
    }
    try {
      return OutputClaim.take(settings.output().directory());
    } catch (OutputException refused) {
      throw new ConfigurationException(List.of(refused.getMessage()));
    }
  }

  private static void refuse(List<String> problems) throws ConfigurationException {
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
  }

  private void execute() throws Exception {
    RestartNotices notices = new RestartNotices(err::println);
    StreamExecutionEnvironment engine =
        Engines.live(settings, paths.checkpoints(), paths.restore(), notices);
    Outputs.live(
        DetectionGraph.of(
            LiveInput.blocks(engine, settings, listMayChange()), settings, lists(engine), true),
        settings,
        paths.out());
    job = engine.executeAsync("RogueDNS, live");
    started.countDown();
    if (Submission.isToCluster() && !Submission.isAttached()) {
      err.println("Job " + job.getJobID() + " is the cluster's now");
      return;
    }
    Progress progress = Progress.of(job, Progress.UNKNOWN, true, err);
    try (RestartWatch watch = watch(engine, notices)) {
      sumUp(job.getJobExecutionResult().get());
    } finally {
      progress.close();
    }
  }

  /** Monitors a job on a cluster; a job in this process reports its failures by itself. */
  private RestartWatch watch(StreamExecutionEnvironment engine, RestartNotices notices) {
    if (!Submission.isToCluster()) {
      return null;
    }
    Configuration cluster = new Configuration();
    cluster.addAll(Configuration.fromMap(engine.getConfiguration().toMap()));
    try {
      return RestartWatch.of(cluster, RestartWatch.INTERVAL, job.getJobID(), notices);
    } catch (org.apache.flink.util.ConfigurationException refused) {
      err.println("note: restarts are only in the JobManager's log: " + refused.getMessage());
      return null;
    }
  }

  private void sumUp(JobExecutionResult result) {
    RunSummary summary =
        RunSummary.of(
            result.getAllAccumulatorResults(),
            AlertCatalog.ALL,
            Duration.ofMillis(result.getNetRuntime()));
    // Flink's accumulators are reset when a job recovers.
    out.println("Since the start of the run, or its last recovery:");
    out.print(
        report.text(
            summary, settings, settings.output().directory(), String.join(", ", outputs())));
    out.flush();
  }

  private List<String> outputs() {
    return Outputs.of(settings, paths.out()).stream()
        .flatMap(output -> output.names().stream())
        .toList();
  }

  private String semantics() {
    return settings.semantics().name().toLowerCase(Locale.ROOT);
  }

  /** Whether the allowlist may change while the job runs. */
  private boolean listMayChange() {
    return paths.allowlist() != null || settings.allowlistSource().topic() != null;
  }

  private AllowlistSupply lists(StreamExecutionEnvironment engine) {
    return listMayChange()
        ? AllowlistSupply.updated(
            engine, allowlist, StartingLists.topic(settings), paths.allowlist())
        : AllowlistSupply.fixed(allowlist.allowlist());
  }

  /**
   * Stops the run with a savepoint: its results are committed, and another run can restore its
   * state.
   */
  public void stop() throws InterruptedException {
    started.await();
    JobClient running = job;
    if (running == null) {
      return;
    }
    try {
      String savepoint =
          running
              .stopWithSavepoint(
                  false, paths.checkpoints().toString(), SavepointFormatType.CANONICAL)
              .get(STOP_SECONDS, TimeUnit.SECONDS);
      err.println("Stopped.");
      if (settings.live().checkpointDirectory() != null) {
        err.println("To continue from here: --restore " + savepoint);
      }
    } catch (ExecutionException | java.util.concurrent.TimeoutException failed) {
      err.println("The savepoint failed, so the run is cancelled: " + failed.getMessage());
      running.cancel();
    }
  }

  private static void delete(java.nio.file.Path directory) throws IOException {
    try (Stream<java.nio.file.Path> found = Files.walk(directory)) {
      for (java.nio.file.Path path : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
