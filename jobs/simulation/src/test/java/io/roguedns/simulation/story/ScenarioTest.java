package io.roguedns.simulation.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.roguedns.event.Table;
import io.roguedns.event.Ticks;
import io.roguedns.simulation.SampleData;
import io.roguedns.simulation.row.Row;
import io.roguedns.simulation.row.Schema;
import io.roguedns.simulation.world.Day;
import io.roguedns.simulation.world.Device;
import io.roguedns.simulation.world.Fleet;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every story must hold to. */
class ScenarioTest {
  static Stream<Story> stories() {
    return Stories.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("stories")
  void theQueryAsReceivedFindsWhatTheStoryExpectsOfIt(Story story) {
    List<JsonNode> read =
        KqlReading.findings(
            SampleData.rows(story.name(), Table.DEVICE_NETWORK_EVENTS),
            SampleData.rows(story.name(), Table.DEVICE_REGISTRY_EVENTS));

    assertThat(expected(story, "kql")).containsExactlyInAnyOrderElementsOf(read);
  }

  @ParameterizedTest
  @MethodSource("stories")
  void expectationsAreNewestFirst(Story story) {
    for (String semantics : List.of("strict", "kql")) {
      assertThat(expected(story, semantics))
          .extracting(finding -> finding.path("Timestamp").asText())
          .isSortedAccordingTo(Comparator.reverseOrder());
    }
  }

  @ParameterizedTest
  @MethodSource("stories")
  void adversariesAreFoundAndTheirVictimsAlone(Story story) {
    List<String> victims =
        story.cast(fleet(Scenario.DEFAULT_SEED)).stream().map(Device::name).toList();

    assertThat(expected(story, "strict"))
        .extracting(finding -> finding.path("DeviceName").asText())
        .isSubsetOf(victims);
    if (!story.benign()) {
      assertThat(expected(story, "strict")).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("stories")
  void rowsHaveEveryColumnAndTimesAsSendersWriteThem(Story story) {
    for (Table table : Table.ofDefender()) {
      List<String> columns = Schema.of(table).columns().stream().map(Schema.Column::name).toList();
      for (JsonNode row : SampleData.rows(story.name(), table)) {
        assertThat(row.fieldNames()).toIterable().containsExactlyElementsOf(columns);
        String time = row.path("Timestamp").asText();
        assertThat(time).matches("2026-03-10T[0-9:]{8}(\\.[0-9]{0,6}[1-9])?Z");
        assertThat(Ticks.parse(time)).isNotEqualTo(Ticks.NONE);
        assertThat(row.path("ReportId").isIntegralNumber()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("stories")
  void aRowIsKnownByItsDeviceTimeAndNumber(Story story) {
    Set<List<Object>> keys = new HashSet<>();
    long rows = 0;
    for (List<Row> table : play(story, Scenario.DEFAULT_SEED).recording().rows().values()) {
      for (Row row : table) {
        keys.add(List.of(row.deviceName(), row.timestamp(), row.get("ReportId")));
        rows++;
      }
    }
    assertThat(keys).hasSize((int) rows);
  }

  @ParameterizedTest
  @MethodSource("stories")
  void anotherSeedTellsTheSameStoryWithOtherRows(Story story) {
    Scenario one = play(story, 1);
    Scenario other = play(story, 2);

    assertThat(times(one)).isEqualTo(times(play(story, 1))).isNotEqualTo(times(other));
    assertThat(one.recording().notes(story.name()))
        .hasSameSizeAs(other.recording().notes(story.name()));
  }

  @Test
  void noTwoStoriesShareADevice() {
    List<String> devices =
        Stories.ALL.stream()
            .flatMap(story -> story.cast(fleet(1)).stream())
            .map(Device::name)
            .toList();

    assertThat(devices).doesNotHaveDuplicates();
  }

  private static List<JsonNode> expected(Story story, String semantics) {
    Path folder = SampleData.scenario(story.name()).resolve("_expected");
    return SampleData.lines(folder.resolve("findings." + semantics + ".jsonl"));
  }

  private static Scenario play(Story story, long seed) {
    return Scenario.play(story, seed, Day.DEFAULT);
  }

  private static List<Long> times(Scenario scenario) {
    return scenario.recording().rows().values().stream()
        .flatMap(List::stream)
        .map(Row::timestamp)
        .toList();
  }

  private static Fleet fleet(long seed) {
    return new Fleet(seed, Day.DEFAULT);
  }
}
