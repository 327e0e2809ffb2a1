package io.roguedns.detection.settings;

import io.roguedns.detection.output.files.FindingFormat;
import io.roguedns.detection.settings.Setting.Group;
import io.roguedns.input.InputFormat;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.configuration.MemorySize;

/** Every setting, declared once, in the order of help and of the option reference. */
public final class Catalog {
  private static final Duration LONGEST = Duration.ofDays(3_650);

  public static final Setting<String> INPUT =
      new Setting<>(
          "input",
          Group.INPUT,
          "PATH",
          "",
          "A file, a directory (read recursively) or a glob; .jsonl, .json, .ndjson, .log, .tsv, .xml and .parquet, and .gz of the text ones",
          true,
          Parsers::text);

  static final Setting<InputFormat> FORMAT =
      new Setting<>(
          "format",
          Group.INPUT,
          "auto|defender|sysmon|zeek",
          "auto",
          "The format of the rows; auto detects it for each row",
          false,
          Parsers.oneOf(InputFormat.class));

  static final Setting<String> DEVICE_NAMES =
      new Setting<>(
          "device-names",
          Group.INPUT,
          "FILE",
          "",
          "Device names for Zeek's addresses: lines of address,name,from,until or of JSON; by"
              + " default the address is the name",
          false,
          Parsers::text);

  static final Setting<Long> FROM =
      new Setting<>(
          "from",
          Group.INPUT,
          "T",
          "",
          "Only rows with an event time of T or later",
          false,
          Parsers::time);

  static final Setting<Long> TO =
      new Setting<>(
          "to",
          Group.INPUT,
          "T",
          "",
          "Only rows with an event time before T",
          false,
          Parsers::time);

  static final Setting<Duration> CLOCK_TOLERANCE =
      new Setting<>(
          "clock-tolerance",
          Group.INPUT,
          "TIME",
          "1h",
          "A row whose time is after its receipt by more than this is late data; the receipt of"
              + " files is the start of the run, or --to",
          false,
          Parsers.duration(Duration.ZERO, LONGEST));

  static final Setting<Boolean> SKIP_CORRUPT_FILES =
      new Setting<>(
          "skip-corrupt-files",
          Group.INPUT,
          "",
          "false",
          "Skip and count corrupt files, instead of stopping",
          false,
          Parsers::bool);

  static final Setting<MemorySize> SPLIT_SIZE =
      new Setting<>(
          "split-size",
          Group.INPUT,
          "SIZE",
          "128mb",
          "The size of the parts of a large file that readers read in parallel",
          false,
          Parsers::size);

  static final Setting<Semantics> SEMANTICS =
      new Setting<>(
          "semantics",
          Group.SEMANTICS,
          "strict|kql",
          "strict",
          "strict detects what the query is meant to detect, kql returns exactly its rows",
          false,
          Parsers.oneOf(Semantics.class));

  static final Setting<Long> AS_OF =
      new Setting<>(
          "as-of",
          Group.SEMANTICS,
          "T",
          "",
          "The query's now(), from which the signals' look-back counts; by default there is no"
              + " limit",
          false,
          Parsers::time);

  static final Setting<List<String>> SIGNALS =
      new Setting<>(
          "signals",
          Group.SEMANTICS,
          "ID,...",
          "all",
          "The signals to run: unauthorized-resolver, high-volume, configuration-change, tunnel-by-name (strict only)",
          false,
          Parsers.list(Parsers::text));

  static final Setting<Boolean> EXEMPT_SHARED_ADDRESS_SPACE =
      new Setting<>(
          "exempt-shared-address-space",
          Group.SEMANTICS,
          "",
          "false",
          "Treat 100.64.0.0/10 (carrier-grade NAT) as private; strict only",
          false,
          Parsers::bool);

  static final Setting<String> ALLOWLIST =
      new Setting<>(
          "allowlist",
          Group.ALLOWLIST,
          "FILE",
          "",
          "The allowlist; by default the query's own lists, and in strict the cloud platforms'"
              + " resolvers",
          false,
          Parsers::text);

  static final Setting<String> ALLOWLIST_TOPIC =
      new Setting<>(
          "allowlist-topic",
          Group.ALLOWLIST,
          "NAME",
          "",
          "A compacted topic of --kafka-brokers whose entries override the file's; updates apply"
              + " while the job runs",
          false,
          Parsers::text);

  static final Setting<List<String>> AUTHORIZED_RESOLVERS =
      new Setting<>(
          "authorized-resolvers",
          Group.ALLOWLIST,
          "IP,...",
          "10.0.0.1,10.0.0.2",
          "The query's AuthorizedDNSServers; not together with --allowlist",
          false,
          Parsers.list(Parsers::text));

  static final Setting<List<String>> PUBLIC_RESOLVERS =
      new Setting<>(
          "public-resolvers",
          Group.ALLOWLIST,
          "IP,...",
          "the query's KnownPublicDNS",
          "The query's KnownPublicDNS; not together with --allowlist",
          false,
          Parsers.list(Parsers::text));

  static final Setting<String> OUT =
      new Setting<>(
          "out",
          Group.OUTPUT,
          "DIR",
          "a new one under roguedns-out",
          "The directory for findings, alerts, rejected rows and summary.json",
          false,
          Parsers::text);

  static final Setting<FindingFormat> OUT_FORMAT =
      new Setting<>(
          "out-format",
          Group.OUTPUT,
          "jsonl|csv|parquet",
          "jsonl",
          "The format of the findings and the alerts",
          false,
          Parsers.oneOf(FindingFormat.class));

  static final Setting<Boolean> OVERWRITE =
      new Setting<>(
          "overwrite",
          Group.OUTPUT,
          "",
          "false",
          "Replace the results that the directory holds",
          false,
          Parsers::bool);

  static final Setting<List<Integer>> UNAUTHORIZED_RESOLVER_PORTS =
      new Setting<>(
          "unauthorized-resolver.ports",
          Group.UNAUTHORIZED_RESOLVER,
          "PORT,...",
          "53,853 (kql: 53)",
          "Remote ports of DNS",
          false,
          Parsers.list(Parsers::port));

  static final Setting<Duration> UNAUTHORIZED_RESOLVER_LOOK_BACK =
      lookBack("unauthorized-resolver", Group.UNAUTHORIZED_RESOLVER, "24h");

  static final Setting<List<Integer>> HIGH_VOLUME_PORTS =
      new Setting<>(
          "high-volume.ports",
          Group.HIGH_VOLUME,
          "PORT,...",
          "53",
          "Remote ports whose rows are counted; on 853 a row is a connection, not a query",
          false,
          Parsers.list(Parsers::port));

  static final Setting<Long> HIGH_VOLUME_THRESHOLD =
      new Setting<>(
          "high-volume.threshold",
          Group.HIGH_VOLUME,
          "N",
          "200",
          "More than N queries of one device and process in one bin are a finding",
          false,
          Parsers.wholeNumber(0, Long.MAX_VALUE));

  static final Setting<Duration> HIGH_VOLUME_BIN =
      new Setting<>(
          "high-volume.bin",
          Group.HIGH_VOLUME,
          "TIME",
          "5m",
          "The width of the bins of queries",
          false,
          Parsers.duration(Duration.ofMillis(1), Duration.ofDays(366)));

  static final Setting<Duration> HIGH_VOLUME_LOOK_BACK =
      lookBack("high-volume", Group.HIGH_VOLUME, "1h");

  static final Setting<Duration> CONFIGURATION_CHANGE_LOOK_BACK =
      lookBack("configuration-change", Group.CONFIGURATION_CHANGE, "24h");

  static final Setting<Long> PARALLELISM =
      new Setting<>(
          "parallelism",
          Group.ENGINE,
          "N",
          "the machine's cores, or the cluster's own default",
          "The number of parallel readers and windows",
          false,
          Parsers.wholeNumber(1, 32_768));

  static final Setting<Settings.Engine.RuntimeMode> RUNTIME_MODE =
      new Setting<>(
          "runtime-mode",
          Group.ENGINE,
          "auto|batch|streaming",
          "auto",
          "Flink's runtime mode; auto is batch for files. The findings are the same",
          false,
          Parsers.oneOf(Settings.Engine.RuntimeMode.class));

  private static final List<Setting<?>> OWN =
      List.of(
          INPUT,
          FORMAT,
          DEVICE_NAMES,
          FROM,
          TO,
          CLOCK_TOLERANCE,
          SKIP_CORRUPT_FILES,
          SPLIT_SIZE,
          SEMANTICS,
          AS_OF,
          SIGNALS,
          EXEMPT_SHARED_ADDRESS_SPACE,
          ALLOWLIST,
          ALLOWLIST_TOPIC,
          AUTHORIZED_RESOLVERS,
          PUBLIC_RESOLVERS,
          OUT,
          OUT_FORMAT,
          OVERWRITE,
          UNAUTHORIZED_RESOLVER_PORTS,
          UNAUTHORIZED_RESOLVER_LOOK_BACK,
          HIGH_VOLUME_PORTS,
          HIGH_VOLUME_THRESHOLD,
          HIGH_VOLUME_BIN,
          HIGH_VOLUME_LOOK_BACK,
          CONFIGURATION_CHANGE_LOOK_BACK,
          PARALLELISM,
          RUNTIME_MODE);

  /** All of them: those declared here and those of rooms of their own, group by group. */
  public static final List<Setting<?>> ALL =
      Stream.of(
              OWN,
              TunnelByNameSettings.ALL,
              AlertSettings.ALL,
              KafkaSettings.ALL,
              LiveSettings.ALL,
              ElasticsearchSettings.ALL)
          .flatMap(List::stream)
          .sorted(Comparator.comparing(Setting::group))
          .toList();

  private Catalog() {}

  /** The setting of a dotted key. */
  public static Optional<Setting<?>> withKey(String key) {
    return ALL.stream().filter(setting -> setting.key().equals(key)).findFirst();
  }

  static Setting<Duration> lookBack(String signal, Group group, String defaultText) {
    return new Setting<>(
        signal + ".look-back",
        group,
        "TIME",
        defaultText,
        "With --as-of, only rows younger than this are judged",
        false,
        Parsers.duration(Duration.ofMillis(1), LONGEST));
  }
}
