package io.roguedns.detection.settings;

import io.roguedns.allowlist.Allowlist;
import io.roguedns.allowlist.GlobPattern;
import io.roguedns.detection.output.files.FindingFormat;
import io.roguedns.event.Table;
import io.roguedns.format.DeviceNames;
import io.roguedns.format.ReadPlan.TimeRange;
import io.roguedns.input.InputFormat;
import java.io.Serializable;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.configuration.MemorySize;

/**
 * All settings of a run, validated. Each operator is given only its own part.
 *
 * @param notes what the user should know of these settings although they are no error
 */
public record Settings(
    Input input,
    Semantics semantics,
    Allowlist allowlist,
    AllowlistSource allowlistSource,
    Set<String> signals,
    UnauthorizedResolver unauthorizedResolver,
    HighVolume highVolume,
    ConfigurationChange configurationChange,
    TunnelByName tunnelByName,
    Alerts alerts,
    Output output,
    Live live,
    Engine engine,
    List<String> notes) {

  /** The same, with another allowlist. */
  public Settings withAllowlist(Allowlist other) {
    return new Settings(
        input,
        semantics,
        other,
        allowlistSource,
        signals,
        unauthorizedResolver,
        highVolume,
        configurationChange,
        tunnelByName,
        alerts,
        output,
        live,
        engine,
        notes);
  }

  /** The same, with another timeout of transactions. */
  public Settings withTransactionTimeout(Duration other) {
    Live same = live;
    return new Settings(
        input,
        semantics,
        allowlist,
        allowlistSource,
        signals,
        unauthorizedResolver,
        highVolume,
        configurationChange,
        tunnelByName,
        alerts,
        output,
        new Live(
            same.outOfOrderness,
            same.idleTimeout,
            same.maxEventTimeLag,
            same.checkpointInterval,
            same.checkpointTimeout,
            other,
            same.checkpointDirectory,
            same.restore,
            same.delivery,
            same.stateBackend),
        engine,
        notes);
  }

  /**
   * Where the allowlist comes from, and may change while a run goes on.
   *
   * @param file null for the default lists
   * @param topic null for none
   */
  public record AllowlistSource(String file, String topic) {}

  /**
   * What is read.
   *
   * @param paths files, directories and globs
   * @param format whose rows are read
   * @param deviceNames the names of devices that Zeek knows by their addresses
   * @param range the rows' event time
   * @param clockTolerance a row whose time is later than its receipt by more than this is from the
   *     future: late data
   * @param skipCorruptFiles whether a file that can't be read is counted rather than ends the run
   * @param splitSize how much of a large file one reader takes at a time
   * @param kafka topics that are read instead of files, or null
   */
  public record Input(
      List<String> paths,
      InputFormat format,
      DeviceNames deviceNames,
      TimeRange range,
      Duration clockTolerance,
      boolean skipCorruptFiles,
      MemorySize splitSize,
      Kafka kafka) {}

  /**
   * Topics that are read.
   *
   * @param brokers hosts and ports, separated by commas
   * @param tables the tables of topics whose rows don't name theirs
   * @param properties settings of Kafka's client; passwords may be among them
   * @param group the consumer group
   * @param bounded whether reading ends where the topics do when the job starts
   */
  public record Kafka(
      String brokers,
      List<String> topics,
      Map<String, Table> tables,
      Map<String, String> properties,
      Start start,
      String group,
      boolean bounded) {
    /**
     * Where reading begins.
     *
     * @param unixMillis the time, if the kind is {@link Kind#TIMESTAMP}
     */
    public record Start(Kind kind, long unixMillis) {
      /** Where to start. */
      public enum Kind {
        EARLIEST,
        LATEST,
        COMMITTED,
        TIMESTAMP
      }
    }

    /** Omits the client's settings, so no password is logged. */
    @Override
    public String toString() {
      return "topics " + String.join(", ", topics) + " of " + brokers;
    }
  }

  /**
   * Signal {@code unauthorized-resolver}.
   *
   * @param ports remote ports that are DNS
   * @param after rows are judged whose ticks are greater; -1 is no look-back limit
   * @param exemptSharedAddressSpace whether 100.64.0.0/10 is treated as private
   */
  public record UnauthorizedResolver(
      Set<Integer> ports, long after, boolean exemptSharedAddressSpace) implements Serializable {}

  /**
   * Signal {@code high-volume}.
   *
   * @param threshold a group with more queries than this in a bin is a finding
   * @param after rows are judged whose ticks are greater; -1 is no look-back limit
   */
  public record HighVolume(Set<Integer> ports, long threshold, Duration bin, long after)
      implements Serializable {
    /** The same, with bins of another width. */
    public HighVolume withBin(Duration other) {
      return new HighVolume(ports, threshold, other, after);
    }
  }

  /**
   * Signal {@code configuration-change}.
   *
   * @param after rows are judged whose ticks are greater; -1 is no look-back limit
   * @param exemptSharedAddressSpace whether 100.64.0.0/10 is treated as private
   */
  public record ConfigurationChange(long after, boolean exemptSharedAddressSpace)
      implements Serializable {}

  /**
   * Signal {@code tunnel-by-name}.
   *
   * @param window the width of the windows that names are put together in
   * @param names the minimum number of different names of a tunnel …
   * @param bytes … and the minimum of their information in bytes
   * @param polls the minimum number of polls a day of command and control, if they are steady
   * @param after queries are judged whose ticks are greater; -1 is no look-back limit
   */
  public record TunnelByName(Duration window, long names, long bytes, long polls, long after)
      implements Serializable {}

  /**
   * Alerts.
   *
   * @param enabled whether findings are put together to alerts
   * @param updateInterval an open alert is updated at most once in this time
   * @param quiet an alert is closed that nothing was added to for so long
   */
  public record Alerts(
      boolean enabled, Patterns patterns, Known known, Duration updateInterval, Duration quiet)
      implements Serializable {
    /**
     * What patterns are looked for.
     *
     * @param persistentFindings the minimum number of findings of one device, process and resolver
     *     …
     * @param persistentWithin … within this time …
     * @param persistentSpread … and over at least this time
     * @param sustainedBins the minimum number of consecutive bins
     * @param sustainedWindows the minimum number of consecutive windows of names
     * @param tamperingWithin two settings of a device rewritten within this time
     * @param tamperingAgainWithin one changed again within this time after it was restored
     * @param hijackWithin a server that was set is asked within this time
     * @param campaignDevices the minimum number of devices that begin to use one resolver …
     * @param campaignWithin … within this time
     */
    public record Patterns(
        long persistentFindings,
        Duration persistentWithin,
        Duration persistentSpread,
        int sustainedBins,
        int sustainedWindows,
        Duration tamperingWithin,
        Duration tamperingAgainWithin,
        Duration hijackWithin,
        int campaignDevices,
        Duration campaignWithin)
        implements Serializable {
      /** The longest time that a pattern over a device's evidence takes. */
      public Duration longest() {
        return Stream.of(
                persistentWithin,
                tamperingWithin,
                tamperingAgainWithin,
                hijackWithin,
                Duration.ofDays(1))
            .max(Comparator.naturalOrder())
            .orElseThrow();
      }
    }

    /**
     * What is known of the fleet.
     *
     * @param ownNetworks the names of the organisation's networks
     * @param administratorsTools the programs that administrators change settings with
     */
    public record Known(
        List<GlobPattern> ownNetworks,
        List<SecurityTool> securityTools,
        List<GlobPattern> administratorsTools)
        implements Serializable {}

    /** A program under an account. */
    public record SecurityTool(GlobPattern process, GlobPattern account) implements Serializable {}
  }

  /**
   * Where results go.
   *
   * @param directory the directory, or null for a new one under {@code roguedns-out}
   * @param findingsTopic null for none
   * @param alertsTopic null for none
   * @param rejectedTopic null for none
   * @param elasticsearch null for none
   */
  public record Output(
      String directory,
      FindingFormat format,
      boolean overwrite,
      String findingsTopic,
      String alertsTopic,
      String rejectedTopic,
      Elasticsearch elasticsearch) {
    /** The topics that are written to, by the flags that name them. */
    public Map<String, String> topics() {
      Map<String, String> topics = new LinkedHashMap<>();
      topics.put(LiveSettings.FINDINGS_TOPIC.flag(), findingsTopic);
      topics.put(LiveSettings.ALERTS_TOPIC.flag(), alertsTopic);
      topics.put(LiveSettings.REJECTED_TOPIC.flag(), rejectedTopic);
      topics.values().removeIf(Objects::isNull);
      return topics;
    }
  }

  /**
   * Elasticsearch as a sink.
   *
   * @param apiKey null if there is a user, or nothing is needed
   * @param user null without a password
   * @param authorities certificates in PEM, or null for those that the JVM trusts
   */
  public record Elasticsearch(
      List<String> urls, String apiKey, String user, String password, String authorities) {
    /** Leaves the secrets out, so that none gets into a log. */
    @Override
    public String toString() {
      return String.join(", ", urls);
    }
  }

  /**
   * How a run goes on until it is stopped.
   *
   * @param outOfOrderness how late rows may come and still be counted
   * @param idleTimeout after how long a silent partition no longer holds time back
   * @param maxEventTimeLag a partition whose rows are all older at their receipt than this holds no
   *     time back while any other's aren't
   * @param checkpointTimeout how long a checkpoint may take before it is given up
   * @param transactionTimeout after how long brokers abort a transaction that isn't committed
   * @param checkpointDirectory null for a temporary one
   * @param restore the savepoint or checkpoint to restore, or null
   */
  public record Live(
      Duration outOfOrderness,
      Duration idleTimeout,
      Duration maxEventTimeLag,
      Duration checkpointInterval,
      Duration checkpointTimeout,
      Duration transactionTimeout,
      String checkpointDirectory,
      String restore,
      Delivery delivery,
      StateBackend stateBackend) {
    /**
     * How long a transaction may be open while the job runs: from the barrier of one checkpoint to
     * the end of the next, which begins an interval later or when the first is done, and each may
     * take as long as the timeout.
     */
    public Duration longestTransaction() {
      Duration first =
          checkpointInterval.compareTo(checkpointTimeout) > 0
              ? checkpointInterval
              : checkpointTimeout;
      return first.plus(checkpointTimeout);
    }

    /** Where keyed state is held. */
    public enum StateBackend {
      /** The heap. */
      MEMORY,
      /** RocksDB, on local disks, with incremental checkpoints. */
      ROCKSDB
    }

    /** What a failure may leave in the topics that are written to. */
    public enum Delivery {
      /** Every finding once, for readers of committed messages; shown when a checkpoint is done. */
      EXACTLY_ONCE,
      /** Every finding, some twice under one id after a failure; shown at once. */
      AT_LEAST_ONCE
    }
  }

  /**
   * How the engine runs.
   *
   * @param parallelism readers and windows at work, or 0 for the machine's or the cluster's own
   *     default
   */
  public record Engine(int parallelism, RuntimeMode runtimeMode) {
    /** Flink's runtime modes. */
    public enum RuntimeMode {
      /** Batch for bounded input, streaming for unbounded. */
      AUTO,
      BATCH,
      STREAMING
    }
  }
}
