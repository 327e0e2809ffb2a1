package io.roguedns.simulation.tunnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roguedns.event.Ticks;
import io.roguedns.simulation.row.Row;
import io.roguedns.simulation.story.Scenario;
import io.roguedns.simulation.world.Day;
import io.roguedns.simulation.world.Fleet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CapturesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Fleet FLEET = new Fleet(Scenario.DEFAULT_SEED, Day.DEFAULT);
  private static final List<Capture> AT_MOST_A_HUNDRED_A_MINUTE =
      Captures.stories().stream()
          .filter(story -> !story.pace().label().equals("1000-a-minute"))
          .map(story -> Capture.of(story, FLEET, 201))
          .toList();

  private static String name(Row row) {
    try {
      return JSON.readTree(row.text("AdditionalFields")).path("query").asText();
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(row.text("AdditionalFields"), broken);
    }
  }

  @Test
  void storiesAreToldAtTheirRates() {
    for (CaptureStory story : Captures.stories()) {
      if (story.tunnel()) {
        Pace pace = story.pace();
        List<Row> rows = Capture.of(story, FLEET, 201).rows();
        double expected = (double) pace.duration() / pace.mean();
        assertThat((double) rows.size())
            .as("%s %s", story.name(), pace.label())
            .isCloseTo(expected, within(expected * 0.1));
        long lasted = rows.get(rows.size() - 1).timestamp() - rows.get(0).timestamp();
        assertThat(lasted).isLessThanOrEqualTo(pace.duration());
      }
    }
  }

  @Test
  void jitterIsWhatTheNameSays() {
    for (Capture capture :
        Captures.all(Scenario.DEFAULT_SEED, Day.DEFAULT, Set.of("txt-polling-jitter-20"))) {
      for (int i = 1; i < capture.rows().size(); i++) {
        long gap = capture.rows().get(i).timestamp() - capture.rows().get(i - 1).timestamp();
        assertThat(gap).isBetween(12 * Ticks.PER_MINUTE, 18 * Ticks.PER_MINUTE);
      }
    }
  }

  @Test
  void namesAreOnesThatDnsCanCarry() {
    for (Capture capture : AT_MOST_A_HUNDRED_A_MINUTE) {
      for (Row row : capture.rows()) {
        String bytes = name(row).replaceAll("\\\\x[0-9a-f]{2}", "?");
        assertThat(bytes.length()).as(bytes).isBetween(1, Names.LONGEST);
        assertThat(bytes.split("\\."))
            .as(capture.story())
            .allMatch(label -> !label.isEmpty() && label.length() <= Names.LABEL);
      }
    }
  }

  @Test
  void aTunnelsNamesEndInItsDomains() {
    for (Capture capture : AT_MOST_A_HUNDRED_A_MINUTE) {
      if (!capture.domains().isEmpty()) {
        assertThat(capture.rows())
            .as(capture.story())
            .allMatch(row -> capture.domains().stream().anyMatch(name(row)::endsWith));
      }
    }
  }

  @Test
  void straightTunnelsAskServersOfTheirOwn() {
    List<Capture> straight =
        AT_MOST_A_HUNDRED_A_MINUTE.stream()
            .filter(capture -> capture.story().endsWith("-straight"))
            .toList();

    assertThat(straight).isNotEmpty().allMatch(capture -> capture.resolver().startsWith("203."));
    assertThat(AT_MOST_A_HUNDRED_A_MINUTE)
        .allMatch(
            capture ->
                capture.rows().stream()
                    .allMatch(row -> capture.resolver().equals(row.text("RemoteIP"))));
    assertThat(Captures.stories().stream().map(CaptureStory::host)).doesNotHaveDuplicates();
  }

  @Test
  void aSeedGivesTheSameRowsAgainAndAnotherOneOthers() {
    CaptureStory story = Captures.stories().get(0);

    List<String> once = told(story, FLEET);

    assertThat(told(story, FLEET)).isEqualTo(once);
    assertThat(told(story, new Fleet(7, Day.DEFAULT))).doesNotContainAnyElementsOf(once);
  }

  private static List<String> told(CaptureStory story, Fleet fleet) {
    return Capture.of(story, fleet, 201).rows().stream()
        .map(row -> row.timestamp() + row.text("AdditionalFields"))
        .toList();
  }
}
