package io.roguedns.detection.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.detection.alert.AlertCatalog;
import io.roguedns.detection.allowlist.AllowlistSupply;
import io.roguedns.detection.graph.DetectionGraph;
import io.roguedns.detection.graph.LiveInput;
import io.roguedns.detection.graph.Outputs;
import io.roguedns.detection.output.files.OutputPath;
import io.roguedns.detection.run.Engines;
import io.roguedns.detection.run.LiveJob;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.summary.RunSummary;
import io.roguedns.detection.testing.Waiting;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.finding.Finding;
import io.roguedns.format.RowBlock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The live graph with an operator behind the source and one before the sinks that throw when they
 * are told to. Runs in this process's cluster.
 */
final class FailingJob implements AutoCloseable {
  static final String BEHIND_THE_SOURCE = "behind the source";
  static final String BEFORE_THE_SINKS = "before the sinks";

  private static final int STOP_SECONDS = 60;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** How often operators are still to throw, by their place. */
  private static final Map<String, AtomicInteger> ORDERS = new ConcurrentHashMap<>();

  private static final AtomicInteger THROWN = new AtomicInteger();

  private final JobClient job;
  private final CompletableFuture<JobExecutionResult> result;
  private final String savepoints;

  FailingJob(String[] keysAndValues) throws Exception {
    ORDERS.clear();
    THROWN.set(0);
    Settings settings = LiveJob.settings(keysAndValues);
    savepoints = settings.live().checkpointDirectory();
    StreamExecutionEnvironment engine =
        Engines.live(settings, OutputPath.resolve(savepoints), null);
    assertThat(Outputs.prepare(settings)).isEmpty();
    DataStream<RowBlock> blocks =
        LiveInput.blocks(engine, settings, false)
            .map(new ThrowWhenTold<>(BEHIND_THE_SOURCE))
            .returns(RowTypes.ROW_BLOCK)
            .uid("test.behind-the-source");
    DetectionGraph.Outputs outputs =
        DetectionGraph.of(blocks, settings, AllowlistSupply.fixed(settings.allowlist()), true);
    DataStream<Finding> findings =
        outputs
            .findings()
            .map(new ThrowWhenTold<>(BEFORE_THE_SINKS))
            .returns(RowTypes.FINDING)
            .uid("test.before-the-sinks");
    Outputs.live(
        new DetectionGraph.Outputs(findings, outputs.alerts(), outputs.rejected(), outputs.late()),
        settings,
        OutputPath.resolve(settings.output().directory()));
    job = engine.executeAsync("throws when told");
    result = job.getJobExecutionResult();
  }

  /** Has the next element at a place throw. */
  void fail(String place) {
    ORDERS.computeIfAbsent(place, any -> new AtomicInteger()).incrementAndGet();
  }

  /** How often an operator has thrown. */
  int thrown() {
    return THROWN.get();
  }

  /** How often it was started again, as its summary counts it. */
  long restarts() throws Exception {
    return RunSummary.of(
            job.getAccumulators().get(STOP_SECONDS, TimeUnit.SECONDS),
            AlertCatalog.ALL,
            Duration.ZERO)
        .restarts();
  }

  String id() {
    return job.getJobID().toHexString();
  }

  boolean isEnded() {
    return result.isDone();
  }

  String said() {
    return result.toString();
  }

  void await(String what, Waiting.Condition condition) {
    Waiting.until(() -> "waited in vain until " + what + "; " + said(), PATIENCE, condition);
  }

  void stop() throws Exception {
    job.stopWithSavepoint(false, savepoints, SavepointFormatType.CANONICAL)
        .get(STOP_SECONDS, TimeUnit.SECONDS);
    result.get(STOP_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    if (!result.isDone()) {
      job.cancel().orTimeout(STOP_SECONDS, TimeUnit.SECONDS).join();
    }
  }

  /** Hands on what comes, unless it is told to throw. */
  private record ThrowWhenTold<T>(String place) implements MapFunction<T, T> {
    @Override
    public T map(T element) {
      AtomicInteger orders = ORDERS.get(place);
      if (orders != null && orders.getAndUpdate(count -> Math.max(0, count - 1)) > 0) {
        THROWN.incrementAndGet();
        throw new IllegalStateException("told to throw " + place);
      }
      return element;
    }
  }
}
