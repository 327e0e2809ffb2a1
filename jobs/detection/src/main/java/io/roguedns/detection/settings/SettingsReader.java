package io.roguedns.detection.settings;

import io.roguedns.allowlist.Allowlist;
import io.roguedns.detection.output.files.FindingFormat;
import io.roguedns.detection.settings.Settings.AllowlistSource;
import io.roguedns.detection.settings.Settings.ConfigurationChange;
import io.roguedns.detection.settings.Settings.Engine;
import io.roguedns.detection.settings.Settings.HighVolume;
import io.roguedns.detection.settings.Settings.Input;
import io.roguedns.detection.settings.Settings.Kafka;
import io.roguedns.detection.settings.Settings.Live;
import io.roguedns.detection.settings.Settings.Output;
import io.roguedns.detection.settings.Settings.TunnelByName;
import io.roguedns.detection.settings.Settings.UnauthorizedResolver;
import io.roguedns.event.Table;
import io.roguedns.event.Ticks;
import io.roguedns.finding.DetectionType;
import io.roguedns.format.ReadPlan.TimeRange;
import io.roguedns.input.InputFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads settings as they were written into {@link Settings}, and gathers every problem on the way.
 */
public final class SettingsReader {
  private static final Pattern USER_INFO = Pattern.compile("://\\S*@");

  private static final Set<String> SIGNAL_IDS =
      Arrays.stream(DetectionType.values())
          .map(DetectionType::signal)
          .collect(Collectors.toCollection(LinkedHashSet::new));

  private final RawSettings raw;
  private final UnaryOperator<String> environment;
  private final List<String> problems;

  private SettingsReader(
      RawSettings raw, UnaryOperator<String> environment, List<String> problems) {
    this.raw = raw;
    this.environment = environment;
    this.problems = problems;
  }

  /**
   * Reads the settings of a run.
   *
   * @param commandLine what the flags say
   * @param configFile the YAML file, or null; flags win over it
   * @throws ConfigurationException with every problem there is
   */
  public static Settings read(RawSettings commandLine, Path configFile)
      throws ConfigurationException {
    return read(commandLine, configFile, System::getenv);
  }

  /** Reads them in an environment of one's own: the value of each variable, or null. */
  static Settings read(RawSettings commandLine, Path configFile, UnaryOperator<String> environment)
      throws ConfigurationException {
    SettingsReader reader = of(commandLine, configFile, environment);
    Settings settings = reader.settings();
    reader.refuse();
    return settings;
  }

  /**
   * Reads the settings of a profile. A file may have all settings of a detection, so that a team's
   * own can be used.
   *
   * @param commandLine what the flags say
   * @param configFile the YAML file, or null; flags win over it
   * @throws ConfigurationException with every problem there is
   */
  public static ProfileSettings readProfile(RawSettings commandLine, Path configFile)
      throws ConfigurationException {
    RawSettings profile = new RawSettings();
    profile.add(Catalog.SIGNALS, DetectionType.HIGH_VOLUME.signal(), "profile");
    profile.add(AlertSettings.ALERTS, "off", "profile");
    SettingsReader reader = of(profile.orElse(commandLine), configFile, System::getenv);
    Settings settings = reader.settings();
    List<List<Duration>> bins = reader.all(ProfileSettings.BIN);
    if (bins.stream().anyMatch(List::isEmpty)) {
      reader.problems.add(ProfileSettings.BIN.flag() + " has no duration: set some, as in 1m,5m");
    }
    Kafka kafka = settings.input().kafka();
    if (kafka != null && !kafka.bounded()) {
      reader.problems.add("a profile needs an end: add --bounded");
    }
    reader.refuse();
    return ProfileSettings.of(settings, bins.stream().flatMap(List::stream).toList());
  }

  private static SettingsReader of(
      RawSettings commandLine, Path configFile, UnaryOperator<String> environment) {
    List<String> problems = new ArrayList<>();
    RawSettings raw =
        configFile == null
            ? commandLine
            : commandLine.orElse(ConfigFile.read(configFile, problems));
    return new SettingsReader(raw, environment, problems);
  }

  private void refuse() throws ConfigurationException {
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
  }

  private Settings settings() {
    Semantics semantics = one(Catalog.SEMANTICS, Semantics.STRICT);
    boolean exempt = one(Catalog.EXEMPT_SHARED_ADDRESS_SPACE, false);
    if (exempt && semantics == Semantics.KQL) {
      problems.add(
          Catalog.EXEMPT_SHARED_ADDRESS_SPACE.flag()
              + " doesn't apply to --semantics kql: omit one of them");
    }
    List<String> notes = new ArrayList<>();
    Allowlist allowlist = new AllowlistSetting(raw, problems, notes).read(semantics);
    Settings settings = settings(semantics, exempt, allowlist, notes);
    TopicRules.check(
        settings.input().kafka(), settings.allowlistSource().topic(), settings.output(), problems);
    String file =
        raw.of(KafkaSettings.PROPERTIES).stream()
            .findFirst()
            .map(value -> value.origin() + " " + value.text())
            .orElse(KafkaSettings.PROPERTIES.flag());
    return TransactionRules.withTimeout(settings, file, problems);
  }

  private Settings settings(
      Semantics semantics, boolean exempt, Allowlist allowlist, List<String> notes) {
    return new Settings(
        input(),
        semantics,
        allowlist,
        allowlistSource(),
        signals(semantics),
        new UnauthorizedResolver(
            ports(
                Catalog.UNAUTHORIZED_RESOLVER_PORTS,
                semantics == Semantics.KQL ? List.of(53) : List.of(53, 853)),
            after(Catalog.UNAUTHORIZED_RESOLVER_LOOK_BACK, Duration.ofHours(24)),
            exempt),
        new HighVolume(
            ports(Catalog.HIGH_VOLUME_PORTS, List.of(53)),
            one(Catalog.HIGH_VOLUME_THRESHOLD, 200L),
            one(Catalog.HIGH_VOLUME_BIN, Duration.ofMinutes(5)),
            after(Catalog.HIGH_VOLUME_LOOK_BACK, Duration.ofHours(1))),
        new ConfigurationChange(
            after(Catalog.CONFIGURATION_CHANGE_LOOK_BACK, Duration.ofHours(24)), exempt),
        new TunnelByName(
            orDefault(TunnelByNameSettings.WINDOW),
            orDefault(TunnelByNameSettings.NAMES),
            orDefault(TunnelByNameSettings.BYTES),
            orDefault(TunnelByNameSettings.POLLS),
            after(TunnelByNameSettings.LOOK_BACK, Duration.ofHours(24))),
        AlertSettings.read(
            new AlertSettings.Reader() {
              @Override
              public <T> T of(Setting<T> setting) {
                return orDefault(setting);
              }
            }),
        new Output(
            one(Catalog.OUT, null),
            one(Catalog.OUT_FORMAT, FindingFormat.JSONL),
            one(Catalog.OVERWRITE, false),
            one(LiveSettings.FINDINGS_TOPIC, null),
            one(LiveSettings.ALERTS_TOPIC, null),
            one(LiveSettings.REJECTED_TOPIC, null),
            elasticsearch(notes)),
        live(),
        new Engine(
            Math.toIntExact(one(Catalog.PARALLELISM, 0L)),
            one(Catalog.RUNTIME_MODE, Engine.RuntimeMode.AUTO)),
        List.copyOf(notes));
  }

  private AllowlistSource allowlistSource() {
    if (!raw.of(Catalog.ALLOWLIST_TOPIC).isEmpty() && raw.of(KafkaSettings.BROKERS).isEmpty()) {
      problems.add(origin(Catalog.ALLOWLIST_TOPIC) + " needs --kafka-brokers");
    }
    return new AllowlistSource(one(Catalog.ALLOWLIST, null), one(Catalog.ALLOWLIST_TOPIC, null));
  }

  private Input input() {
    List<String> paths = all(Catalog.INPUT);
    Kafka kafka = kafka();
    if (paths.isEmpty() && raw.of(Catalog.INPUT).isEmpty() && kafka == null) {
      problems.add(
          "--input is missing: set a file, a directory or a glob, as in --input"
              + " sample-data/fleet-day, or topics with --kafka-brokers and --kafka-topic");
    }
    if (!raw.of(Catalog.INPUT).isEmpty() && kafka != null) {
      problems.add("--input together with --kafka-brokers: a run reads files or topics");
    }
    long from = one(Catalog.FROM, 0L);
    long to = one(Catalog.TO, Long.MAX_VALUE);
    if (from >= to) {
      problems.add(
          "--from %s is not before --to %s: no row would be read"
              .formatted(Ticks.format(from), Ticks.format(to)));
    }
    InputFormat format = one(Catalog.FORMAT, InputFormat.AUTO);
    return new Input(
        paths,
        format,
        DeviceNamesSetting.read(raw, format, problems),
        new TimeRange(from, to),
        orDefault(Catalog.CLOCK_TOLERANCE),
        one(Catalog.SKIP_CORRUPT_FILES, false),
        one(Catalog.SPLIT_SIZE, Parsers.size(Catalog.SPLIT_SIZE.defaultText())),
        kafka);
  }

  /** Elasticsearch as a sink, or null if none is named. */
  private Settings.Elasticsearch elasticsearch(List<String> notes) {
    Settings.Elasticsearch elasticsearch =
        new ElasticsearchSettings(raw, environment, problems, notes)
            .read(all(ElasticsearchSettings.URL));
    if (elasticsearch != null
        && raw.of(Catalog.OUT).isEmpty()
        && raw.of(LiveSettings.REJECTED_TOPIC).isEmpty()) {
      notes.add(
          "documents that Elasticsearch refuses are only logged and counted: --out or"
              + " --rejected-topic would keep them");
    }
    return elasticsearch;
  }

  private Live live() {
    boolean topics = !raw.of(KafkaSettings.BROKERS).isEmpty();
    if (!topics || one(KafkaSettings.BOUNDED, false)) {
      for (Setting<?> setting :
          Stream.of(LiveSettings.ALL, ElasticsearchSettings.ALL).flatMap(List::stream).toList()) {
        if (!raw.of(setting).isEmpty()) {
          problems.add(
              origin(setting)
                  + (topics ? " doesn't apply to --bounded" : " needs --kafka-brokers"));
        }
      }
    }
    Duration outOfOrderness = orDefault(LiveSettings.OUT_OF_ORDERNESS);
    Duration lag = orDefault(LiveSettings.MAX_EVENT_TIME_LAG);
    if (lag.compareTo(outOfOrderness) < 0) {
      problems.add(
          "%s %s is less than %s %s: rows with that delay would count as too old"
              .formatted(
                  LiveSettings.MAX_EVENT_TIME_LAG.flag(),
                  Ticks.formatDuration(lag),
                  LiveSettings.OUT_OF_ORDERNESS.flag(),
                  Ticks.formatDuration(outOfOrderness)));
    }
    return new Live(
        outOfOrderness,
        orDefault(LiveSettings.IDLE_TIMEOUT),
        lag,
        orDefault(LiveSettings.CHECKPOINT_INTERVAL),
        orDefault(LiveSettings.CHECKPOINT_TIMEOUT),
        Duration.ZERO,
        one(LiveSettings.CHECKPOINT_DIR, null),
        one(LiveSettings.RESTORE, null),
        orDefault(LiveSettings.DELIVERY),
        orDefault(LiveSettings.STATE_BACKEND));
  }

  /** The value, or the one that the default's text stands for. */
  private <T> T orDefault(Setting<T> setting) {
    return one(setting, setting.parser().apply(setting.defaultText()));
  }

  /** The topics to read, or null if none are named. */
  private Kafka kafka() {
    List<String> brokers = one(KafkaSettings.BROKERS, List.of());
    List<String> topics = all(KafkaSettings.TOPIC);
    if (raw.of(KafkaSettings.BROKERS).isEmpty()) {
      for (Setting<?> setting : KafkaSettings.ALL) {
        if (!raw.of(setting).isEmpty()) {
          problems.add(origin(setting) + " needs --kafka-brokers");
        }
      }
      return null;
    }
    if (topics.isEmpty()) {
      problems.add("--kafka-topic is missing: set a topic to read");
    }
    boolean bounded = one(KafkaSettings.BOUNDED, false);
    if (!bounded
        && Stream.of(
                Catalog.OUT,
                LiveSettings.FINDINGS_TOPIC,
                LiveSettings.ALERTS_TOPIC,
                ElasticsearchSettings.URL)
            .allMatch(sink -> raw.of(sink).isEmpty())) {
      problems.add(
          "no output for findings: set --out, --findings-topic, --alerts-topic or"
              + " --elasticsearch, or read to the topics' end with --bounded");
    }
    Map<String, Table> tables = new LinkedHashMap<>();
    all(KafkaSettings.TOPIC_TABLE).forEach(entry -> tables.put(entry.getKey(), entry.getValue()));
    return new Kafka(
        String.join(",", brokers),
        topics,
        tables,
        raw.of(KafkaSettings.PROPERTIES).isEmpty()
            ? Map.of()
            : KafkaSettings.properties(raw.of(KafkaSettings.PROPERTIES).get(0), problems),
        one(KafkaSettings.START, new Kafka.Start(Kafka.Start.Kind.EARLIEST, 0)),
        one(KafkaSettings.GROUP_ID, KafkaSettings.GROUP_ID.defaultText()),
        bounded);
  }

  private Set<String> signals(Semantics semantics) {
    List<String> named = one(Catalog.SIGNALS, List.copyOf(SIGNAL_IDS));
    Set<String> signals = new LinkedHashSet<>();
    for (String name : named) {
      if (SIGNAL_IDS.contains(name)) {
        signals.add(name);
      } else if (!name.equals("all")) {
        problems.add(
            origin(Catalog.SIGNALS)
                + " "
                + name
                + ": one of "
                + String.join(", ", SIGNAL_IDS)
                + " is allowed");
      }
    }
    String byName = DetectionType.TUNNEL_BY_NAME.signal();
    if (named.contains("all") || raw.of(Catalog.SIGNALS).isEmpty()) {
      signals = new LinkedHashSet<>(SIGNAL_IDS);
      if (semantics == Semantics.KQL) {
        signals.remove(byName);
      }
    } else if (semantics == Semantics.KQL && signals.contains(byName)) {
      problems.add(
          origin(Catalog.SIGNALS)
              + " "
              + byName
              + ": the query has no such signal: omit it, or omit --semantics kql");
    }
    if (named.isEmpty()) {
      problems.add(origin(Catalog.SIGNALS) + " has no signal");
    }
    return signals;
  }

  private Set<Integer> ports(Setting<List<Integer>> setting, List<Integer> byDefault) {
    Set<Integer> ports = new TreeSet<>(one(setting, byDefault));
    if (ports.isEmpty()) {
      problems.add(origin(setting) + " names no port");
    }
    return ports;
  }

  /**
   * The ticks after which a signal's rows are judged: so far back from {@code --as-of}, or -1 for
   * no limit.
   */
  private long after(Setting<Duration> lookBack, Duration byDefault) {
    long asOf = one(Catalog.AS_OF, -1L);
    Duration span = one(lookBack, byDefault);
    return asOf < 0 ? -1 : asOf - Ticks.ofDuration(span);
  }

  private <T> T one(Setting<T> setting, T byDefault) {
    List<RawSettings.Value> values = raw.of(setting);
    if (values.size() > 1) {
      problems.add(origin(setting) + " is given " + values.size() + " times; once is allowed");
    }
    return values.isEmpty() ? byDefault : parse(setting, values.get(0), byDefault);
  }

  private <T> List<T> all(Setting<T> setting) {
    List<T> parsed = new ArrayList<>();
    for (RawSettings.Value value : raw.of(setting)) {
      T element = parse(setting, value, null);
      if (element != null) {
        parsed.add(element);
      }
    }
    return List.copyOf(parsed);
  }

  private <T> T parse(Setting<T> setting, RawSettings.Value value, T otherwise) {
    try {
      return setting.parser().apply(value.text());
    } catch (IllegalArgumentException refused) {
      String problem =
          "%s %s: %s"
              .formatted(value.origin(), withoutUserInfo(value.text()), refused.getMessage());
      if (!problems.contains(problem)) {
        problems.add(problem);
      }
      return otherwise;
    }
  }

  /** The text without what a URL in it says before its host, which may be a password. */
  private static String withoutUserInfo(String text) {
    return USER_INFO.matcher(text).replaceAll("://***@");
  }

  private String origin(Setting<?> setting) {
    List<RawSettings.Value> values = raw.of(setting);
    return values.isEmpty() ? setting.flag() : values.get(0).origin();
  }
}
