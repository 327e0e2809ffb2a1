package io.roguedns.detection.settings;

import io.roguedns.detection.settings.Setting.Group;
import java.time.Duration;
import java.util.List;

/** The settings of a run that goes on until it is stopped, and of the topics it writes to. */
final class LiveSettings {
  private static final Duration A_DAY = Duration.ofDays(1);

  static final Setting<String> FINDINGS_TOPIC =
      new Setting<>(
          "findings-topic",
          Group.OUTPUT,
          "NAME",
          "",
          "Write findings to this topic of --kafka-brokers, as JSON under their ids",
          false,
          Parsers::text);

  static final Setting<String> ALERTS_TOPIC =
      new Setting<>(
          "alerts-topic",
          Group.OUTPUT,
          "NAME",
          "",
          "Write alerts to this topic of --kafka-brokers, every revision, as JSON under their ids",
          false,
          Parsers::text);

  static final Setting<String> REJECTED_TOPIC =
      new Setting<>(
          "rejected-topic",
          Group.OUTPUT,
          "NAME",
          "",
          "Write rejected rows to this topic of --kafka-brokers",
          false,
          Parsers::text);

  static final Setting<Duration> OUT_OF_ORDERNESS =
      new Setting<>(
          "out-of-orderness",
          Group.LIVE,
          "TIME",
          "45m",
          "The maximum delay of a row that is still counted in its bin; senders are 4 to 38"
              + " minutes late",
          false,
          Parsers.duration(Duration.ofMillis(1), A_DAY));

  static final Setting<Duration> IDLE_TIMEOUT =
      new Setting<>(
          "idle-timeout",
          Group.LIVE,
          "TIME",
          "1m",
          "A partition that is silent for this time is idle, and excluded from the watermark",
          false,
          Parsers.duration(Duration.ofSeconds(1), A_DAY));

  static final Setting<Duration> MAX_EVENT_TIME_LAG =
      new Setting<>(
          "max-event-time-lag",
          Group.LIVE,
          "TIME",
          "1d",
          "A partition is idle if all its rows are older than this at their receipt, and another"
              + " partition has newer ones",
          false,
          Parsers.duration(Duration.ofMinutes(1), Duration.ofDays(3_650)));

  static final Setting<Duration> CHECKPOINT_INTERVAL =
      new Setting<>(
          "checkpoint-interval",
          Group.LIVE,
          "TIME",
          "10s",
          "The interval of checkpoints, which commit results",
          false,
          Parsers.duration(Duration.ofMillis(100), A_DAY));

  static final Setting<Duration> CHECKPOINT_TIMEOUT =
      new Setting<>(
          "checkpoint-timeout",
          Group.LIVE,
          "TIME",
          "5m",
          "The maximum duration of a checkpoint; then the job restarts from the one before",
          false,
          Parsers.duration(Duration.ofSeconds(1), A_DAY));

  static final Setting<String> CHECKPOINT_DIR =
      new Setting<>(
          "checkpoint-dir",
          Group.LIVE,
          "DIR",
          "a temporary one",
          "The directory of checkpoints and savepoints; required to continue after a stop",
          false,
          Parsers::text);

  static final Setting<String> RESTORE =
      new Setting<>(
          "restore",
          Group.LIVE,
          "PATH",
          "",
          "Restore a savepoint, as printed when a run is stopped, or a checkpoint",
          false,
          Parsers::text);

  static final Setting<Settings.Live.Delivery> DELIVERY =
      new Setting<>(
          "delivery",
          Group.LIVE,
          "exactly-once|at-least-once",
          "exactly-once",
          "Topics: exactly-once shows findings at each checkpoint, at-least-once immediately,"
              + " with duplicates under one id after a failure",
          false,
          Parsers.oneOf(Settings.Live.Delivery.class));

  static final Setting<Settings.Live.StateBackend> STATE_BACKEND =
      new Setting<>(
          "state-backend",
          Group.LIVE,
          "memory|rocksdb",
          "memory",
          "Where state is kept: memory is faster; rocksdb keeps on disk what doesn't fit, and"
              + " its checkpoints are incremental",
          false,
          Parsers.oneOf(Settings.Live.StateBackend.class));

  static final List<Setting<?>> ALL =
      List.of(
          FINDINGS_TOPIC,
          ALERTS_TOPIC,
          REJECTED_TOPIC,
          OUT_OF_ORDERNESS,
          IDLE_TIMEOUT,
          MAX_EVENT_TIME_LAG,
          CHECKPOINT_INTERVAL,
          CHECKPOINT_TIMEOUT,
          CHECKPOINT_DIR,
          RESTORE,
          DELIVERY,
          STATE_BACKEND);

  private LiveSettings() {}
}
