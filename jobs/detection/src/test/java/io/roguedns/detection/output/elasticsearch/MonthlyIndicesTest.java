package io.roguedns.detection.output.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roguedns.event.Ticks;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MonthlyIndicesTest {
  private static final String ALIAS = FindingAction.ALIAS;
  private static final Instant NOW = Instant.parse("2026-12-31T23:59:59Z");
  private static final Instant NEXT_YEAR = Instant.parse("2027-02-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "2026.12, 2026.12",
    "2027.01, 2027.01",
    "2027.02, other",
    "2025.11, 2025.11",
    "2025.10, other",
    "2024.05, 2024.05",
    "2064.12, other",
    "other, other"
  })
  void monthsAroundNowAndThoseThatAreThereHaveAnIndex(String month, String index) {
    MonthlyIndices indices = new MonthlyIndices(ALIAS, Set.of(ALIAS + "-2024.05"), NOW);

    assertThat(indices.place(action(ALIAS + "-" + month), NOW))
        .isEqualTo(action(ALIAS + "-" + index));
  }

  @Test
  void timeGoesOnWhileAWriterRuns() {
    MonthlyIndices indices = new MonthlyIndices(ALIAS, Set.of(), NOW);

    assertThat(indices.place(action(ALIAS + "-2027.03"), NEXT_YEAR).index())
        .isEqualTo(ALIAS + "-2027.03");
    assertThat(indices.place(action(ALIAS + "-2025.11"), NEXT_YEAR).index())
        .as("it may have been made since the writer began")
        .isEqualTo(ALIAS + "-2025.11");
  }

  @Test
  void aDeviceThatNamesEveryMonthMakesAFewIndices() {
    MonthlyIndices indices = new MonthlyIndices(ALIAS, Set.of(), NOW);
    Set<String> made =
        IntStream.range(0, 1_200)
            .mapToObj(month -> YearMonth.of(2000, 1).plusMonths(month))
            .map(month -> Ticks.parse(month + "-03T00:00:00Z"))
            .map(time -> indices.place(action(MonthlyIndex.of(ALIAS, time)), NOW).index())
            .collect(Collectors.toSet());

    assertThat(made).hasSize(MonthlyIndices.MONTHS_BEFORE + 1 + MonthlyIndices.MONTHS_AFTER + 1);
  }

  /** Years of runs, restarts and replays: a past month's documents are never in two indices. */
  @Test
  void aReplayLandsOnItself() {
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Set<String> present = new HashSet<>();
      Map<String, String> places = new HashMap<>();
      Instant now = NOW;
      for (int run = 0; run < 20; run++) {
        MonthlyIndices indices = new MonthlyIndices(ALIAS, present, now);
        for (int row = 0; row < 30; row++) {
          YearMonth month =
              YearMonth.from(now.atOffset(ZoneOffset.UTC)).minusMonths(random.nextInt(60));
          String index = MonthlyIndex.of(ALIAS, Ticks.parse(month + "-01T00:00:00Z"));
          String place = indices.place(action(index), now).index();
          present.add(place);
          assertThat(places.putIfAbsent(index, place)).isIn(null, place);
          now = now.plusSeconds(random.nextLong(86_400 * 10));
        }
      }
    }
  }

  @Test
  void theServersAnswerIsRead() throws IOException {
    assertThat(names("{\"a-2024.05\":{\"aliases\":{\"a\":{}}},\"a-other\":{\"aliases\":{}}}"))
        .containsExactlyInAnyOrder("a-2024.05", "a-other");
    assertThat(names("{}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "<html>", "{\"a\":1}", "{\"a\":{}", "{\"a\":{"})
  void whatIsNoListIsAnError(String answer) {
    assertThatThrownBy(() -> names(answer)).isInstanceOf(IOException.class);
  }

  private static Set<String> names(String answer) throws IOException {
    return MonthlyIndices.names(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)));
  }

  private static BulkAction action(String index) {
    return new BulkAction(index, "id", 2, new byte[] {1});
  }
}
