package io.roguedns.detection.output.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roguedns.detection.output.files.RunDirectory.Part;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.event.RejectedRow;
import io.roguedns.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.ExceptionUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SortedFileSinkITCase {
  private static final int ROWS = 250;
  private static final byte[] SUMMARY = {'{', '}'};

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  @TempDir Path temporary;

  @ParameterizedTest
  @EnumSource(FindingFormat.class)
  void modeAndOrderOfArrivalMakeNoDifference(FindingFormat format) throws Exception {
    Map<String, String> batch = run(RuntimeExecutionMode.BATCH, format, 1);
    Map<String, String> streaming = run(RuntimeExecutionMode.STREAMING, format, 2);

    assertThat(batch.keySet())
        .containsExactly(
            "findings/part-00000." + format.label(),
            "findings/part-00001." + format.label(),
            "findings/part-00002." + format.label(),
            "rejected/part-00000.jsonl",
            "summary.json");
    assertThat(streaming).isEqualTo(batch);
  }

  @Test
  void sinkInParallelIsRefused() throws IOException {
    RunDirectory run = RunDirectory.prepare(temporary.resolve("out").toString(), false);
    StreamExecutionEnvironment flink = environment(RuntimeExecutionMode.STREAMING);
    flink
        .fromData(List.of(TestRows.resolver(0, "pc-1")), RowTypes.FINDING)
        .sinkTo(SortedFileSink.findings(FindingFormat.JSONL, run.directory(Part.FINDINGS)))
        .setParallelism(2);

    assertFails(flink, "parallelism 1");
  }

  @Test
  void directoryThatIsOnAnotherMachineIsRefused() {
    Path elsewhere = temporary.resolve("elsewhere/findings");
    StreamExecutionEnvironment flink = environment(RuntimeExecutionMode.STREAMING);
    flink
        .fromData(List.of(TestRows.resolver(0, "pc-1")), RowTypes.FINDING)
        .sinkTo(
            SortedFileSink.findings(
                FindingFormat.JSONL,
                org.apache.flink.core.fs.Path.fromLocalFile(elsewhere.toFile())))
        .setParallelism(1);

    assertFails(flink, "a directory that all machines share");
    assertThat(elsewhere.getParent()).doesNotExist();
  }

  @Test
  void runThatWouldLoseItsFirstRowsIsRefused() throws IOException {
    RunDirectory run = RunDirectory.prepare(temporary.resolve("out").toString(), false);
    StreamExecutionEnvironment flink = environment(RuntimeExecutionMode.STREAMING);
    flink.setParallelism(1);
    flink.enableCheckpointing(10);
    flink.configure(
        new Configuration()
            .set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay")
            .set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1)
            .set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ZERO));
    flink
        .fromSequence(0, Long.MAX_VALUE)
        .map(new FailingAfterACheckpoint())
        .returns(RowTypes.FINDING)
        .sinkTo(SortedFileSink.findings(FindingFormat.JSONL, run.directory(Part.FINDINGS)))
        .setParallelism(1);

    assertFails(flink, "can't be restored from a checkpoint");
  }

  private static void assertFails(StreamExecutionEnvironment flink, String message) {
    assertThatThrownBy(flink::execute)
        .satisfies(e -> assertThat(ExceptionUtils.stringifyException(e)).contains(message));
  }

  private static final class FailingAfterACheckpoint
      implements MapFunction<Long, Finding>, CheckpointListener {
    @Override
    public Finding map(Long number) throws InterruptedException {
      Thread.sleep(1);
      return TestRows.resolver(number, "pc-1");
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
      throw new IllegalStateException("failed on purpose");
    }
  }

  /** Runs a job over shuffled rows; gives the files' contents by name. */
  private Map<String, String> run(RuntimeExecutionMode mode, FindingFormat format, long seed)
      throws Exception {
    Path out = temporary.resolve(mode + "-" + format);
    RunDirectory run = RunDirectory.prepare(out.toString(), false);
    StreamExecutionEnvironment flink = environment(mode);
    flink
        .fromData(shuffled(findings(), seed), RowTypes.FINDING)
        .rebalance()
        .filter(finding -> true)
        .sinkTo(
            SortedFileSink.findings(format, run.directory(Part.FINDINGS))
                .withMemory(10_000)
                .withRowsPerFile(100))
        .setParallelism(1);
    flink
        .fromData(shuffled(rejected(), seed), RowTypes.REJECTED_ROW)
        .sinkTo(SortedFileSink.rejected(run.directory(Part.REJECTED)))
        .setParallelism(1);
    flink.execute();
    run.commit(SUMMARY);
    return contents(out);
  }

  private static StreamExecutionEnvironment environment(RuntimeExecutionMode mode) {
    Configuration configuration = new Configuration();
    configuration.set(ExecutionOptions.RUNTIME_MODE, mode);
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    StreamExecutionEnvironment flink =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    flink.setParallelism(2);
    return flink;
  }

  private static List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      long time = TestRows.NOON + i / 7;
      findings.add(
          switch (i % 3) {
            case 0 -> TestRows.resolver(time, "pc-" + i % 5);
            case 1 -> TestRows.volume(time, "pc-" + i % 5, i);
            default -> TestRows.configuration(time, "pc", "1.2.3.4", List.of("1.2.3.4"));
          });
    }
    return findings;
  }

  private static List<RejectedRow> rejected() {
    List<RejectedRow> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(TestRows.rejected("in-" + i % 3, i, "{" + i));
    }
    return rows;
  }

  private static <T> List<T> shuffled(List<T> rows, long seed) {
    Collections.shuffle(rows, new Random(seed));
    return rows;
  }

  private static Map<String, String> contents(Path directory) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(
            directory.relativize(file).toString(),
            java.util.HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return contents;
  }
}
