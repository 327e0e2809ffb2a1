package io.roguedns.detection.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows from a declaration: a group of a room that doesn't exist, read in every way. */
class OptionGroupsTest {
  private static final OptionGroup<Semantics> SEMANTICS =
      OptionGroup.of(values -> values.get(Semantics.OPTION), Semantics.OPTION);
  private static final OptionGroups GROUPS = OptionGroups.of(SEMANTICS, DummyOptions.GROUP);

  @TempDir Path directory;

  @Test
  void theDefaultIsOneOfTheType() {
    assertThat(width(values())).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void anotherOptionMayChangeTheDefault() {
    assertThat(width(values("--semantics", "kql"))).isEqualTo(Duration.ofMinutes(5));
    assertThat(DummyOptions.WIDTH.defaultText()).isEqualTo("10m (kql: 5m)");
  }

  @Test
  void aFlagIsParsed() {
    assertThat(width(values("--dummy-width", "90s"))).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void theFileKnowsItsKeyAndTheFlagWins() throws IOException {
    Path file = Files.writeString(directory.resolve("x.yaml"), "dummy:\n  width: 2m\n");
    assertThat(width(read(file))).isEqualTo(Duration.ofMinutes(2));
    assertThat(width(read(file, "--dummy-width", "3m"))).isEqualTo(Duration.ofMinutes(3));
  }

  @Test
  void allProblemsAreGathered() throws IOException {
    Path file = Files.writeString(directory.resolve("x.yaml"), "dummy:\n  widht: 2m\n");
    OptionValues values = read(file, "--dummy-width", "2h", "--semantics", "fuzzy");
    GROUPS.read(values);
    GROUPS.read(values);
    assertThat(values.problems())
        .containsExactly(
            "--config " + file + ":2: dummy.widht isn't an option; there are dummy.width",
            "--semantics fuzzy: strict, kql is allowed",
            "--dummy-width 2h: a duration from 1s to 1h, as in 30s, 5m or 24h, is allowed");
    assertThatThrownBy(values::refuse).isInstanceOf(ConfigurationException.class);
  }

  @Test
  void onlyARepeatableOptionIsGivenTwice() {
    OptionValues values = values("--dummy-width", "2m", "--dummy-width", "3m");
    assertThat(width(values)).isEqualTo(Duration.ofMinutes(2));
    assertThat(values.problems())
        .containsExactly("--dummy-width is given 2 times; once is allowed");
  }

  @Test
  void aDefaultThatCanNotBeReadIsNoDeclaration() {
    assertThatThrownBy(() -> DummyOptions.WIDTH.withDefault("2h"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noKeyIsDeclaredTwice() {
    assertThatThrownBy(() -> OptionGroups.of(DummyOptions.GROUP, DummyOptions.GROUP))
        .hasMessage("dummy.width is declared twice");
  }

  private static Duration width(OptionValues values) {
    return GROUPS.read(values).get(DummyOptions.GROUP).width();
  }

  private static OptionValues values(String... flagsAndTexts) {
    return read(null, flagsAndTexts);
  }

  private static OptionValues read(Path file, String... flagsAndTexts) {
    WrittenOptions written = new WrittenOptions();
    for (int i = 0; i < flagsAndTexts.length; i += 2) {
      String flag = flagsAndTexts[i];
      Option<?> option =
          GROUPS.options().stream().filter(o -> o.flag().equals(flag)).findFirst().orElseThrow();
      written.add(option, flagsAndTexts[i + 1], flag);
    }
    return OptionValues.of(GROUPS, written, file, variable -> null);
  }
}
