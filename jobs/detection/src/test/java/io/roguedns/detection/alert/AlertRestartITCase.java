package io.roguedns.detection.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.alert.Alert;
import io.roguedns.detection.run.Engines;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.testing.SharedCluster;
import io.roguedns.detection.types.RowTypes;
import io.roguedns.format.RowBlock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A job that fails in the middle of a story tells the same alerts as one that doesn't. */
@ExtendWith(SharedCluster.class)
class AlertRestartITCase {
  private static final AtomicInteger THROWN = new AtomicInteger();
  private static final AtomicInteger CHECKPOINTS = new AtomicInteger();

  @TempDir Path directory;

  @BeforeEach
  void reset() {
    THROWN.set(0);
    CHECKPOINTS.set(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dns-hijack", "campaign"})
  void tellsTheSameAfterAFailure(String name) throws Exception {
    Path scenario = Path.of("../../sample-data/scenarios").resolve(name);
    Settings settings =
        AlertRun.settings(scenario, "runtime-mode", "streaming", "parallelism", "2");
    List<RowBlock> rows = Arrivals.disordered(scenario, settings, 5);
    List<Alert> undisturbed = AlertRun.live(rows, settings);

    StreamExecutionEnvironment engine = Engines.of(settings.engine());
    Configuration failures = new Configuration();
    failures.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, directory.toUri().toString());
    failures.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(50));
    failures.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    failures.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1);
    failures.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
    engine.configure(failures);
    DataStream<RowBlock> failing =
        Arrivals.stream(engine, rows, settings)
            .map(new ThrowOnce(rows.size() * 2 / 3))
            .returns(RowTypes.ROW_BLOCK)
            .setParallelism(1);

    assertThat(AlertRun.closed(failing, settings, true)).isEqualTo(undisturbed).isNotEmpty();
    assertThat(THROWN).as("it has thrown").hasValue(1);
  }

  /** Throws once behind so many rows, after it has waited for a checkpoint in their midst. */
  private static final class ThrowOnce extends RichMapFunction<RowBlock, RowBlock>
      implements CheckpointListener {
    private final int after;
    private transient int seen;

    ThrowOnce(int after) {
      this.after = after;
    }

    @Override
    public void open(OpenContext context) {
      seen = 0;
    }

    @Override
    public RowBlock map(RowBlock block) throws InterruptedException {
      seen++;
      if (THROWN.get() == 0) {
        // Slowly, so that checkpoints fall between rows.
        if (seen % 20 == 0 && CHECKPOINTS.get() < 2) {
          Thread.sleep(20);
        }
        if (seen >= after && CHECKPOINTS.get() > 0) {
          THROWN.incrementAndGet();
          throw new IllegalStateException("told to throw");
        }
      }
      return block;
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) {
      CHECKPOINTS.incrementAndGet();
    }
  }
}
