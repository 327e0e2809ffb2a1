package io.roguedns.detection.settings;

import io.roguedns.detection.settings.Settings.Kafka;
import io.roguedns.detection.settings.Settings.Live;
import io.roguedns.event.Ticks;
import java.time.Duration;
import java.util.List;

/**
 * How long brokers wait for a transaction's end. One that they abort because it took too long has
 * taken its findings with it: the checkpoint that it belongs to is done, so nothing is read again.
 * So the timeout has to be longer than a transaction may be open, and than a restart takes besides.
 */
public final class TransactionRules {
  /** The producer's setting, in milliseconds. */
  public static final String SETTING = "transaction.timeout.ms";

  /** What brokers allow by default, and so what is asked for at least. */
  private static final Duration BROKERS_DEFAULT = Duration.ofMinutes(15);

  /** How long a job may take to be back after a failure. */
  private static final Duration RESTART = Duration.ofMinutes(5);

  private TransactionRules() {}

  /**
   * The settings with the timeout that the client's settings give, or that follows from them.
   *
   * @param file what a message calls the file of the client's settings
   * @param problems gets what is wrong with a timeout that is given
   */
  static Settings withTimeout(Settings settings, String file, List<String> problems) {
    Kafka kafka = settings.input().kafka();
    String given = kafka == null ? null : kafka.properties().get(SETTING);
    Duration open = settings.live().longestTransaction();
    if (given == null) {
      Duration wanted = open.plus(RESTART);
      return settings.withTransactionTimeout(
          wanted.compareTo(BROKERS_DEFAULT) < 0 ? BROKERS_DEFAULT : wanted);
    }
    Duration timeout = Duration.ZERO;
    String origin = file + ": " + SETTING + " " + given;
    try {
      timeout = Duration.ofMillis(Integer.parseInt(given.strip()));
    } catch (NumberFormatException noNumber) {
      problems.add(origin + ": a whole number of milliseconds is allowed");
      return settings;
    }
    if (isNeeded(settings) && timeout.compareTo(open) < 0) {
      problems.add(
          origin
              + ": is too short: "
              + why(settings.live())
              + ", and its records are lost when it times out: omit the setting, set at least "
              + open.toMillis()
              + ", or shorten those");
    }
    return settings.withTransactionTimeout(timeout);
  }

  /** Whether results go to topics in transactions. */
  public static boolean isNeeded(Settings settings) {
    return settings.live().delivery() == Live.Delivery.EXACTLY_ONCE
        && !settings.output().topics().isEmpty();
  }

  /**
   * The settings with a timeout that the brokers allow.
   *
   * @param brokersMaximum their {@code transaction.max.timeout.ms}
   * @param problems gets what stops the run
   * @param notes gets what the user should know
   */
  public static Settings within(
      Duration brokersMaximum, Settings settings, List<String> problems, List<String> notes) {
    Live live = settings.live();
    String maximum =
        "the brokers abort it after "
            + Ticks.formatDuration(brokersMaximum)
            + " (transaction.max.timeout.ms "
            + brokersMaximum.toMillis()
            + ")";
    if (live.transactionTimeout().compareTo(brokersMaximum) <= 0) {
      return settings;
    }
    if (settings.input().kafka().properties().containsKey(SETTING)) {
      problems.add(
          "%s: %s %d is more than the brokers allow (transaction.max.timeout.ms %d)"
              .formatted(
                  KafkaSettings.PROPERTIES.flag(),
                  SETTING,
                  live.transactionTimeout().toMillis(),
                  brokersMaximum.toMillis()));
      return settings;
    }
    if (brokersMaximum.compareTo(live.longestTransaction()) < 0) {
      problems.add(
          "%s %s: %s, and %s: shorten those, raise it at the brokers, or --delivery at-least-once"
              .formatted(
                  LiveSettings.CHECKPOINT_INTERVAL.flag(),
                  Ticks.formatDuration(live.checkpointInterval()),
                  why(live),
                  maximum));
      return settings;
    }
    notes.add(
        "%s, and %s: findings are lost if a restart takes longer than the difference"
            .formatted(why(live), maximum));
    return settings.withTransactionTimeout(brokersMaximum);
  }

  private static String why(Live live) {
    return "a transaction may be open for %s (%s %s, %s %s)"
        .formatted(
            Ticks.formatDuration(live.longestTransaction()),
            LiveSettings.CHECKPOINT_INTERVAL.flag(),
            Ticks.formatDuration(live.checkpointInterval()),
            LiveSettings.CHECKPOINT_TIMEOUT.flag(),
            Ticks.formatDuration(live.checkpointTimeout()));
  }
}
