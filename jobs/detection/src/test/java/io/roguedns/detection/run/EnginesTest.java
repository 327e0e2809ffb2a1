package io.roguedns.detection.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.detection.settings.Catalog;
import io.roguedns.detection.settings.ConfigurationException;
import io.roguedns.detection.settings.RawSettings;
import io.roguedns.detection.settings.Settings;
import io.roguedns.detection.settings.SettingsReader;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnginesTest {
  private static final Path CHECKPOINTS = new Path("file:///checkpoints");

  /** Flink reads what isn't compressed without a buffer: a restore took half a minute longer. */
  @ParameterizedTest
  @CsvSource({"memory", "rocksdb"})
  void snapshotsAreCompressed(String backend) throws ConfigurationException {
    ReadableConfig live = Engines.live(settings(backend), CHECKPOINTS, null).getConfiguration();

    assertThat(live.get(ExecutionOptions.SNAPSHOT_COMPRESSION)).isTrue();
  }

  @Test
  void rocksDbWritesWhatHasChanged() throws ConfigurationException {
    ReadableConfig live = Engines.live(settings("rocksdb"), CHECKPOINTS, null).getConfiguration();

    assertThat(live.get(StateBackendOptions.STATE_BACKEND)).isEqualTo("rocksdb");
    assertThat(live.get(CheckpointingOptions.INCREMENTAL_CHECKPOINTS)).isTrue();
    assertThat(live.get(CheckpointingOptions.CHECKPOINTS_DIRECTORY)).isEqualTo("file:/checkpoints");
  }

  private static Settings settings(String backend) throws ConfigurationException {
    RawSettings raw = new RawSettings();
    Map.of(
            "kafka.brokers", "localhost:9092",
            "kafka.topic", "events",
            "findings-topic", "findings",
            "state-backend", backend)
        .forEach((key, value) -> raw.add(Catalog.withKey(key).orElseThrow(), value, "--x"));
    return SettingsReader.read(raw, null);
  }
}
