package io.roguedns.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TicksTest {
  @ParameterizedTest
  @CsvSource({
    "2024-05-01T10:02:03Z,            2024-05-01T10:02:03.0000000Z",
    "2024-05-01T10:02:03.628Z,        2024-05-01T10:02:03.6280000Z",
    "2024-05-01T10:02:03.18835Z,      2024-05-01T10:02:03.1883500Z",
    "2024-05-01T10:02:03.0259186Z,    2024-05-01T10:02:03.0259186Z",
    "2024-05-01T10:02:03.123456789Z,  2024-05-01T10:02:03.1234567Z",
    "'2024-05-01 10:02:03,5',         2024-05-01T10:02:03.5000000Z",
    "2024-05-01T10:02,                2024-05-01T10:02:00.0000000Z",
    "2024-05-01,                      2024-05-01T00:00:00.0000000Z",
    "' 2024-05-01T10:02:03Z ',        2024-05-01T10:02:03.0000000Z",
    "2024-05-01T10:02:03+02:00,       2024-05-01T08:02:03.0000000Z",
    "2024-05-01T10:02:03-0530,        2024-05-01T15:32:03.0000000Z",
    "2024-02-29T23:59:59.9999999Z,    2024-02-29T23:59:59.9999999Z",
    "0001-01-01T00:00:00Z,            0001-01-01T00:00:00.0000000Z",
    "9999-12-31T23:59:59.9999999Z,    9999-12-31T23:59:59.9999999Z"
  })
  void readsAndWrites(String text, String written) {
    assertThat(Ticks.format(Ticks.parse(text))).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        "now",
        "2024",
        "2024-13-01",
        "2023-02-29",
        "2024-05-01T",
        "2024-05-01T25:00Z",
        "2024-05-01T10:60Z",
        "2024-05-01T10:02:60Z",
        "2024-05-01T10:02:03.",
        "2024-05-01T10:02:03.1234567890Z",
        "2024-05-01T10:02:03 noon",
        "2024-05-01T10:02:03Zulu",
        "0000-05-01T10:02:03Z",
        "20240501T100203Z",
        "1714557723",
        "٢٠٢٤-05-01T10:02:03Z"
      })
  void refuses(String text) {
    assertThat(Ticks.parse(text)).isEqualTo(Ticks.NONE);
  }

  @Test
  void anOffsetNeverLeavesKustosRange() {
    assertThat(Ticks.parse("0001-01-01T00:00:00+01:00")).isEqualTo(Ticks.NONE);
    assertThat(Ticks.parse("9999-12-31T23:59:59-01:00")).isEqualTo(Ticks.NONE);
  }

  @Test
  void agreesWithJavasTime() {
    Instant instant = Instant.parse("2026-03-10T12:34:56.7890123Z");
    long ticks = Ticks.ofInstant(instant);
    assertThat(Ticks.format(ticks)).isEqualTo("2026-03-10T12:34:56.7890123Z");
    assertThat(Ticks.toInstant(ticks)).isEqualTo(instant);
    assertThat(Ticks.toUnixMillis(ticks)).isEqualTo(instant.toEpochMilli());
    assertThat(Ticks.dateOf(ticks)).isEqualTo(LocalDate.of(2026, 3, 10));
    assertThat(Ticks.ofUnixMillis(instant.toEpochMilli())).isEqualTo(ticks - 123);
    assertThat(Ticks.ofUnixMicros(1)).isEqualTo(Ticks.UNIX_EPOCH + 10);
    assertThat(Ticks.ofUnixNanos(-1)).isEqualTo(Ticks.UNIX_EPOCH - 1);
    assertThat(Ticks.ofUnixSeconds(-1, 0)).isEqualTo(Ticks.UNIX_EPOCH - Ticks.PER_SECOND);
  }

  @Test
  void binsAreAlignedToTheClock() {
    long bin = Ticks.ofDuration(Duration.ofMinutes(5));
    assertThat(Ticks.format(Ticks.bin(Ticks.parse("2024-05-01T10:04:59.9999999Z"), bin)))
        .isEqualTo("2024-05-01T10:00:00.0000000Z");
    assertThat(Ticks.format(Ticks.bin(Ticks.parse("2024-05-01T10:05:00Z"), bin)))
        .isEqualTo("2024-05-01T10:05:00.0000000Z");
  }

  @ParameterizedTest
  @CsvSource({
    "PT0.5S, 500ms",
    "PT1.5S, 1500ms",
    "PT90S, 90s",
    "PT5M, 5m",
    "PT60M, 1h",
    "PT90M, 90m",
    "P2D, 2d"
  })
  void lengthsOfTimeAreWrittenAsSettingsAre(Duration duration, String written) {
    assertThat(Ticks.formatDuration(duration)).isEqualTo(written);
    assertThat(Ticks.toDuration(Ticks.ofDuration(duration))).isEqualTo(duration);
  }

  @Test
  void whatIsNoTimeIsNotWritten() {
    assertThatThrownBy(() -> Ticks.format(Ticks.NONE)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Ticks.format(Ticks.MAX + 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
