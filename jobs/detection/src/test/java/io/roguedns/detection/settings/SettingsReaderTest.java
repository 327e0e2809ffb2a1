package io.roguedns.detection.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.roguedns.allowlist.DefaultAllowlists;
import io.roguedns.allowlist.GlobPattern;
import io.roguedns.detection.output.files.FindingFormat;
import io.roguedns.event.Table;
import io.roguedns.event.Ticks;
import io.roguedns.format.ReadPlan.TimeRange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {
  @TempDir Path directory;

  @Test
  void defaults() throws ConfigurationException {
    Settings settings = SettingsReader.read(flags("input", "x"), null);
    assertThat(settings.input().paths()).containsExactly("x");
    assertThat(settings.input().range()).isEqualTo(TimeRange.ALL);
    assertThat(settings.input().skipCorruptFiles()).isFalse();
    assertThat(settings.input().splitSize().getMebiBytes()).isEqualTo(128);
    assertThat(settings.semantics()).isEqualTo(Semantics.STRICT);
    assertThat(settings.allowlist()).isEqualTo(DefaultAllowlists.strict());
    assertThat(settings.signals())
        .containsExactly(
            "unauthorized-resolver", "high-volume", "configuration-change", "tunnel-by-name");
    assertThat(settings.unauthorizedResolver())
        .isEqualTo(new Settings.UnauthorizedResolver(Set.of(53, 853), -1, false));
    assertThat(settings.highVolume())
        .isEqualTo(new Settings.HighVolume(Set.of(53), 200, Duration.ofMinutes(5), -1));
    assertThat(settings.configurationChange())
        .isEqualTo(new Settings.ConfigurationChange(-1, false));
    assertThat(settings.tunnelByName())
        .isEqualTo(new Settings.TunnelByName(Duration.ofHours(1), 20, 512, 12, -1));
    Settings.Alerts alerts = settings.alerts();
    assertThat(alerts.enabled()).isTrue();
    assertThat(alerts.patterns())
        .isEqualTo(
            new Settings.Alerts.Patterns(
                5,
                Duration.ofDays(1),
                Duration.ofMinutes(10),
                3,
                3,
                Duration.ofHours(1),
                Duration.ofDays(1),
                Duration.ofDays(1),
                5,
                Duration.ofHours(1)));
    assertThat(alerts.known().ownNetworks()).isEmpty();
    assertThat(alerts.known().securityTools()).isEmpty();
    assertThat(alerts.known().administratorsTools()).contains(GlobPattern.of("mmc.exe"));
    assertThat(alerts.updateInterval()).isEqualTo(Duration.ofHours(1));
    assertThat(alerts.quiet()).isEqualTo(Duration.ofHours(6));
    assertThat(settings.output())
        .isEqualTo(new Settings.Output(null, FindingFormat.JSONL, false, null, null, null, null));
    assertThat(settings.engine())
        .isEqualTo(new Settings.Engine(0, Settings.Engine.RuntimeMode.AUTO));
    assertThat(settings.notes()).isEmpty();
  }

  @Test
  void whatAlertsAreTold() throws ConfigurationException {
    Settings.Alerts alerts =
        SettingsReader.read(
                flags(
                    "input", "x",
                    "alert.persistent-findings", "7",
                    "alert.persistent-within", "2h",
                    "alert.campaign-devices", "9",
                    "alert.quiet", "3h",
                    "alert.own-networks", "corp*, branch",
                    "alert.security-tools", "scan.exe@svc-*,probe.exe"),
                null)
            .alerts();

    assertThat(alerts.patterns().persistentFindings()).isEqualTo(7);
    assertThat(alerts.patterns().persistentWithin()).isEqualTo(Duration.ofHours(2));
    assertThat(alerts.patterns().campaignDevices()).isEqualTo(9);
    assertThat(alerts.quiet()).isEqualTo(Duration.ofHours(3));
    assertThat(alerts.known().ownNetworks())
        .containsExactly(GlobPattern.of("corp*"), GlobPattern.of("branch"));
    assertThat(alerts.known().securityTools())
        .containsExactly(
            new Settings.Alerts.SecurityTool(GlobPattern.of("scan.exe"), GlobPattern.of("svc-*")),
            new Settings.Alerts.SecurityTool(GlobPattern.of("probe.exe"), GlobPattern.of("*")));
  }

  @Test
  void kqlHasTheQuerysOwnPortsAndLists() throws ConfigurationException {
    Settings settings = SettingsReader.read(flags("input", "x", "semantics", "kql"), null);
    assertThat(settings.unauthorizedResolver().ports()).containsExactly(53);
    assertThat(settings.allowlist()).isEqualTo(DefaultAllowlists.query());
  }

  @Test
  void everySettingArrives() throws Exception {
    Settings settings =
        SettingsReader.read(
            flags(
                "input", "x",
                "input", "y",
                "from", "2026-03-01",
                "to", "2026-03-02T12:00:00Z",
                "skip-corrupt-files", "true",
                "split-size", "1mb",
                "semantics", "strict",
                "as-of", "2026-03-10T00:00:00Z",
                "signals", "high-volume,configuration-change",
                "exempt-shared-address-space", "true",
                "authorized-resolvers", "10.9.9.9",
                "public-resolvers", "9.9.9.9",
                "out", "o",
                "out-format", "csv",
                "overwrite", "true",
                "unauthorized-resolver.ports", "53,5300",
                "unauthorized-resolver.look-back", "2d",
                "high-volume.ports", "54",
                "high-volume.threshold", "7",
                "high-volume.bin", "90s",
                "high-volume.look-back", "PT2H",
                "configuration-change.look-back", "1h",
                "alerts", "off",
                "parallelism", "3",
                "runtime-mode", "streaming"),
            null);
    long asOf = Ticks.parse("2026-03-10");
    assertThat(settings.input().paths()).containsExactly("x", "y");
    assertThat(settings.input().range())
        .isEqualTo(new TimeRange(Ticks.parse("2026-03-01"), Ticks.parse("2026-03-02T12:00:00Z")));
    assertThat(settings.input().skipCorruptFiles()).isTrue();
    assertThat(settings.input().splitSize().getMebiBytes()).isEqualTo(1);
    assertThat(settings.signals()).containsExactly("high-volume", "configuration-change");
    assertThat(settings.unauthorizedResolver())
        .isEqualTo(
            new Settings.UnauthorizedResolver(Set.of(53, 5300), asOf - 2 * Ticks.PER_DAY, true));
    assertThat(settings.highVolume())
        .isEqualTo(
            new Settings.HighVolume(
                Set.of(54), 7, Duration.ofSeconds(90), asOf - 2 * Ticks.PER_HOUR));
    assertThat(settings.configurationChange())
        .isEqualTo(new Settings.ConfigurationChange(asOf - Ticks.PER_HOUR, true));
    assertThat(settings.alerts().enabled()).isFalse();
    assertThat(settings.output())
        .isEqualTo(new Settings.Output("o", FindingFormat.CSV, true, null, null, null, null));
    assertThat(settings.engine())
        .isEqualTo(new Settings.Engine(3, Settings.Engine.RuntimeMode.STREAMING));
    assertThat(settings.allowlist().entries())
        .extracting(entry -> entry.id())
        .contains("authorized-10.9.9.9", "public-9.9.9.9", "cloud-azure")
        .doesNotContain("authorized-10.0.0.1", "public-8.8.8.8");
  }

  @Test
  void everyProblemIsReportedAtOnce() {
    ConfigurationException refused =
        catchThrowableOfType(
            ConfigurationException.class,
            () ->
                SettingsReader.read(
                    flags(
                        "semantics", "fuzzy",
                        "high-volume.bin", "soon",
                        "parallelism", "0",
                        "unauthorized-resolver.ports", "53,99999",
                        "signals", "dns",
                        "authorized-resolvers", "10.0.0.300",
                        "from", "2026-03-02",
                        "to", "2026-03-01"),
                    null));
    assertThat(refused.problems())
        .hasSize(8)
        .anySatisfy(problem -> assertThat(problem).startsWith("--input is missing"))
        .anySatisfy(
            problem -> assertThat(problem).contains("--semantics fuzzy").contains("strict, kql"))
        .anySatisfy(
            problem -> assertThat(problem).contains("--high-volume-bin soon").contains("5m"))
        .anySatisfy(problem -> assertThat(problem).contains("--parallelism 0"))
        .anySatisfy(problem -> assertThat(problem).contains("65535"))
        .anySatisfy(problem -> assertThat(problem).contains("--signals dns"))
        .anySatisfy(problem -> assertThat(problem).contains("10.0.0.300"))
        .anySatisfy(problem -> assertThat(problem).contains("--from").contains("not before"));
  }

  @Test
  void flagsWinOverTheFile() throws Exception {
    Path file = directory.resolve("roguedns.yaml");
    Files.writeString(
        file,
        """
        input: [a, b]
        high-volume:
          threshold: 500
          ports: [53, 853]
        unauthorized-resolver.ports: 53
        """);
    Settings settings = SettingsReader.read(flags("high-volume.threshold", "9"), file);
    assertThat(settings.input().paths()).containsExactly("a", "b");
    assertThat(settings.highVolume().threshold()).isEqualTo(9);
    assertThat(settings.highVolume().ports()).containsExactlyInAnyOrder(53, 853);
    assertThat(settings.unauthorizedResolver().ports()).containsExactly(53);
  }

  @Test
  void aFilesProblemsHaveTheirLines() throws Exception {
    Path file = directory.resolve("roguedns.yaml");
    Files.writeString(file, "input: x\nhigh-volume:\n  treshold: 5\n  bin: never\n");
    ConfigurationException refused =
        catchThrowableOfType(
            ConfigurationException.class, () -> SettingsReader.read(flags(), file));
    assertThat(refused.problems())
        .satisfiesExactlyInAnyOrder(
            problem ->
                assertThat(problem)
                    .contains(":3: high-volume.treshold isn't an option")
                    .contains("high-volume.threshold"),
            problem -> assertThat(problem).contains(":4: high-volume.bin never"));
  }

  @Test
  void whatTheQueryCannotExpressIsNoted() throws Exception {
    Path file = directory.resolve("allowlist.yaml");
    Files.writeString(
        file,
        """
        - id: office
          kind: authorized-resolver
          address: 192.0.2.0/28
          reason: branch office
          owner: network team
        - id: quad9
          kind: public-resolver
          address: 9.9.9.9
          reason: in use
          owner: network team
        """);
    Settings settings =
        SettingsReader.read(
            flags("input", "x", "semantics", "kql", "allowlist", file.toString()), null);
    assertThat(settings.notes()).singleElement().asString().contains("kql").contains("office");
  }

  private static RawSettings flags(String... keysAndValues) {
    RawSettings raw = new RawSettings();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      Setting<?> setting = Catalog.withKey(keysAndValues[i]).orElseThrow();
      raw.add(setting, keysAndValues[i + 1], setting.flag());
    }
    return raw;
  }

  @Test
  void topicsAreRead() throws Exception {
    Path properties = directory.resolve("client.properties");
    Files.writeString(properties, "sasl.jaas.config=secret\n");
    Settings settings =
        SettingsReader.read(
            flags(
                "kafka.brokers", "a:9092,b:9093",
                "kafka.topic", "one",
                "kafka.topic", "two",
                "kafka.topic-table", "two=DeviceRegistryEvents",
                "kafka.properties", properties.toString(),
                "kafka.start", "2026-03-10T08:00:00Z",
                "findings-topic", "found",
                "delivery", "at-least-once"),
            null);
    Settings.Kafka kafka = settings.input().kafka();
    assertThat(kafka.brokers()).isEqualTo("a:9092,b:9093");
    assertThat(kafka.topics()).containsExactly("one", "two");
    assertThat(kafka.tables()).containsOnly(Map.entry("two", Table.DEVICE_REGISTRY_EVENTS));
    assertThat(kafka.properties()).containsOnly(Map.entry("sasl.jaas.config", "secret"));
    assertThat(settings.toString()).doesNotContain("secret");
    assertThat(kafka.start().unixMillis()).isEqualTo(1_773_129_600_000L);
    assertThat(kafka.group()).isEqualTo("roguedns");
    assertThat(kafka.bounded()).isFalse();
    assertThat(settings.live())
        .isEqualTo(
            new Settings.Live(
                Duration.ofMinutes(45),
                Duration.ofMinutes(1),
                Duration.ofDays(1),
                Duration.ofSeconds(10),
                Duration.ofMinutes(5),
                Duration.ofMinutes(15),
                null,
                null,
                Settings.Live.Delivery.AT_LEAST_ONCE,
                Settings.Live.StateBackend.MEMORY));
  }

  @Test
  void everyProblemWithTopicsIsReportedAtOnce() {
    ConfigurationException refused =
        catchThrowableOfType(
            ConfigurationException.class,
            () ->
                SettingsReader.read(
                    flags(
                        "kafka.brokers", "localhost",
                        "kafka.topic-table", "x=NoTable",
                        "kafka.properties", directory.resolve("absent").toString(),
                        "kafka.start", "yesterday",
                        "bounded", "true",
                        "delivery", "twice",
                        "input", "x"),
                    null));
    assertThat(refused.problems())
        .anyMatch(problem -> problem.startsWith("--kafka-brokers localhost: a host and port"))
        .anyMatch(problem -> problem.startsWith("--kafka-topic is missing"))
        .anyMatch(
            problem -> problem.startsWith("--kafka-topic-table x=NoTable: a topic and one of"))
        .anyMatch(problem -> problem.endsWith("absent: no such file"))
        .anyMatch(problem -> problem.startsWith("--kafka-start yesterday: earliest, latest"))
        .anyMatch(problem -> problem.startsWith("--delivery twice: exactly-once, at-least-once"))
        .anyMatch(problem -> problem.startsWith("--delivery doesn't apply to --bounded"))
        .anyMatch(problem -> problem.startsWith("--input together with --kafka-brokers"))
        .hasSize(8);
  }

  @Test
  void keysAndFlagsAreUnique() {
    List<Setting<?>> all = Catalog.ALL;
    assertThat(all).extracting(Setting::key).doesNotHaveDuplicates();
    assertThat(all).extracting(Setting::flag).doesNotHaveDuplicates();
  }
}
