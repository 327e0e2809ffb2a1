package io.roguedns.simulation.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.event.Ticks;
import io.roguedns.simulation.SampleData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stories expect as alerts, held against the rules that alerts go by and their findings. */
class AlertTruthTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<Story> stories() {
    return Stories.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("stories")
  void adversariesGiveAlertsAndNobodyElseMust(Story story) throws IOException {
    List<JsonNode> alerts = alerts(story.name());
    JsonNode about = JSON.readTree(expected(story.name(), "story.json").toFile());

    assertThat(alerts.isEmpty()).isEqualTo(story.benign());
    assertThat(about.path("benign").asBoolean()).isEqualTo(story.benign());
    assertThat(about.has("allowed")).isEqualTo(story.benign());
    List<String> devices = texts(about.path("devices"));
    List<String> resolvers = texts(about.path("resolvers"));
    assertThat(devices).isNotEmpty();
    for (JsonNode alert : alerts) {
      if (!alert.path("DeviceName").isNull()) {
        assertThat(devices).contains(alert.path("DeviceName").asText());
      }
      if (!alert.path("Resolver").isNull()) {
        assertThat(resolvers).contains(alert.path("Resolver").asText());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("stories")
  void whoKeepsAskingHasFiveFindingsAndTakesTenMinutes(Story story) {
    for (JsonNode alert : alerts(story.name())) {
      if (alert.path("AlertType").asText().equals("Persistent_Unauthorized_Resolver")) {
        List<Long> times =
            queries(story.name(), alert.path("Resolver").asText()).stream()
                .filter(finding -> same(finding, alert, "DeviceName", "DeviceName"))
                .filter(finding -> same(finding, alert, "InitiatingProcessFileName", "Process"))
                .map(AlertTruthTest::time)
                .sorted()
                .toList();
        assertThat(times).hasSizeGreaterThanOrEqualTo(5);
        assertThat(times.get(times.size() - 1) - times.get(0))
            .isBetween(10 * Ticks.PER_MINUTE, Ticks.PER_DAY);
      }
    }
  }

  @Test
  void aSlowBeaconNeverAsksTwiceInAnHour() {
    List<Long> times =
        queries("slow-beacon", "203.0.113.61").stream().map(AlertTruthTest::time).sorted().toList();

    assertThat(times).hasSizeGreaterThanOrEqualTo(6);
    for (int i = 1; i < times.size(); i++) {
      assertThat(times.get(i) - times.get(i - 1))
          .isBetween(90 * Ticks.PER_MINUTE, 150 * Ticks.PER_MINUTE);
    }
  }

  @Test
  void aBurstFillsTwoBinsThatFollowOneAnother() {
    List<JsonNode> volumes = findings("straddling-burst");

    assertThat(volumes).hasSize(2);
    assertThat(volumes)
        .allSatisfy(bin -> assertThat(bin.path("QueryCount").asInt()).isEqualTo(250));
    assertThat(time(volumes.get(0)) - time(volumes.get(1))).isEqualTo(5 * Ticks.PER_MINUTE);
  }

  @Test
  void aResolversTunnelIsHighVolumeToOneServer() {
    assertThat(volumes("resolver-tunnel"))
        .hasSize(3)
        .allSatisfy(
            bin -> {
              assertThat(bin.path("UniqueServers").asInt()).isOne();
              assertThat(
                      queries("resolver-tunnel", "198.51.100.66").stream()
                          .filter(query -> binOf(query) == time(bin)))
                  .hasSize(bin.path("QueryCount").asInt());
            });
  }

  @Test
  void aCampaignsDevicesBeginWithinAnHourAndEachIsTooQuietForAnAlert() {
    List<JsonNode> queries = queries("campaign", "198.51.100.99");
    var byDevice =
        queries.stream()
            .collect(
                Collectors.groupingBy(
                    query -> query.path("DeviceName").asText(),
                    Collectors.mapping(AlertTruthTest::time, Collectors.toList())));

    assertThat(byDevice).hasSize(40);
    assertThat(byDevice.values()).allSatisfy(times -> assertThat(times).hasSizeLessThan(5));
    var begun =
        byDevice.values().stream()
            .mapToLong(times -> times.stream().mapToLong(Long::longValue).min().orElseThrow())
            .summaryStatistics();
    assertThat(begun.getMax() - begun.getMin()).isLessThan(Ticks.PER_HOUR);
  }

  @Test
  void nothingIsFoundOnceTheResolverIsAuthorised() {
    assertThat(findings("authorised-at-noon"))
        .isNotEmpty()
        .allSatisfy(
            finding ->
                assertThat(finding.path("Timestamp").asText()).isLessThan("2026-03-10T12:00:00"));
  }

  private static List<JsonNode> queries(String story, String resolver) {
    return findings(story).stream()
        .filter(finding -> finding.path("RemoteIP").asText().equals(resolver))
        .toList();
  }

  private static List<JsonNode> volumes(String story) {
    return findings(story).stream().filter(finding -> finding.has("QueryCount")).toList();
  }

  private static boolean same(JsonNode finding, JsonNode alert, String its, String others) {
    return finding.path(its).asText().equals(alert.path(others).asText());
  }

  private static long time(JsonNode finding) {
    return Ticks.parse(finding.path("Timestamp").asText());
  }

  private static long binOf(JsonNode finding) {
    return Ticks.bin(time(finding), 5 * Ticks.PER_MINUTE);
  }

  private static List<String> texts(JsonNode list) {
    return JSON.convertValue(
        list, JSON.getTypeFactory().constructCollectionType(List.class, String.class));
  }

  private static List<JsonNode> findings(String story) {
    return SampleData.lines(expected(story, "findings.strict.jsonl"));
  }

  private static List<JsonNode> alerts(String story) {
    return SampleData.lines(expected(story, "alerts.strict.jsonl"));
  }

  private static Path expected(String story, String file) {
    return SampleData.scenario(story).resolve("_expected").resolve(file);
  }
}
